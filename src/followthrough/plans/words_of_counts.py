"""How it is said that two records of one person count the same order otherwise."""

from __future__ import annotations

from collections.abc import Iterable

from followthrough.common.dates import say_list
from followthrough.people.rules import CaseFacts, OtherCount, RequirementFacts, SentenceFacts
from followthrough.policy.pack import RequirementKind

ASK = "Ask whoever keeps the count which is right, and have it put right where it is wrong."


def say_counts_of_requirement(
    case: CaseFacts,
    sentence: SentenceFacts,
    requirement: RequirementFacts,
    kind: RequirementKind | None,
) -> str:
    """Both counts with the record that each stands under, and what to ask; "" where there is one
    count."""
    others = [one for one in sentence.other_counts if one.requirement_id == requirement.id]
    unit = f" {kind.unit}" if kind and kind.unit != "none" else ""
    most = f" of {requirement.ordered}" if requirement.ordered else ""
    return _say(case, sentence, requirement.done, others, f"{most}{unit}")


def say_counts_of_days(case: CaseFacts, sentence: SentenceFacts) -> str:
    """The same of the activity days of the order."""
    others = [one for one in sentence.other_counts if one.requirement_id is None]
    most = "" if sentence.days_limit is None else f" of {sentence.days_limit}"
    return _say(case, sentence, sentence.days_used, others, f"{most} activity days used")


def _say(
    case: CaseFacts, sentence: SentenceFacts, done: int, others: Iterable[OtherCount], of: str
) -> str:
    said = [f"{one.crn} says {one.done}{of}" for one in others]
    if not said:
        return ""
    crns = (merged.crn for merged in case.merged if sentence.id in merged.sentence_ids)
    here = f"{next(crns, case.crn)} says {done}{of}"
    return f"{say_list([here, *said])}. {ASK}"
