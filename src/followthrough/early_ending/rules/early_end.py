"""What was said last about ending a sentence early, as plain values, and what follows. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, Protocol

from followthrough.people.rules import KnowsCase
from followthrough.people.rules.sentence_ends import over_since


@dataclass(frozen=True, kw_only=True)
class EarlyEndDays:
    """When it was decided that a sentence ends on `ends_on`, and when what followed came about:
    None where it did not."""

    ends_on: date
    decided_on: date
    confirmed_on: date | None = None
    told_on: date | None = None
    withdrawn_on: date | None = None

    @property
    def stands(self) -> bool:
        return self.withdrawn_on is None

    @property
    def is_confirmed(self) -> bool:
        return self.confirmed_on is not None

    @property
    def waits_for_second(self) -> bool:
        return self.stands and not self.is_confirmed

    @property
    def waits_to_be_told(self) -> bool:
        return self.stands and self.is_confirmed and self.told_on is None

    @property
    def day_told(self) -> date | None:
        """The day on which it ends, once that day was specified to the person (Sentencing Act 2026
        s.38): before, it does not count."""
        return self.ends_on if self.told_on is not None else None


@dataclass(frozen=True, kw_only=True)
class EarlyEndFacts(EarlyEndDays):
    """What is read of it for many cases at once. `decided_by` is the id of a user."""

    sentence_id: int
    decided_by: int


class KnowsEarlyEnds(KnowsCase, Protocol):
    """Facts that hold a case and what was said last of ending its sentences early, withdrawn or
    not, also of sentences that the source took back; whatever else they hold."""

    @property
    def early_ends(self) -> tuple[EarlyEndFacts, ...]: ...


def days_told(ends: Iterable[EarlyEndFacts]) -> dict[int, date | None]:
    """By id, the sentences of which it is decided that they end early, each with the day that the
    person was told; None until they were."""
    return {end.sentence_id: end.day_told for end in ends if end.stands}


def all_end_early_on(facts: KnowsEarlyEnds, today: date) -> date | None:
    """The day on which the last of the sentences ends early, where that is decided of each that is
    in force or to come, confirmed or not; else None."""
    decided = {end.sentence_id: end.ends_on for end in facts.early_ends if end.stands}
    left = [s.id for s in facts.case.sentences if over_since(s, today) is None]
    if not left or not decided.keys() >= set(left):
        return None
    return max(decided[id_] for id_ in left)


@dataclass(frozen=True)
class StageBy:
    """Who brought an early end to a stage."""

    id: int
    name: str
    role_label: str


@dataclass(frozen=True, kw_only=True)
class EarlyEnd(EarlyEndDays):
    """A decision, and what followed it. `judgements` holds `answer` and `because` by condition,
    `shown` what stood on record when it was decided (`ShownCondition.kept`), by condition.
    `decision_id` and `last_id` are the rows of the decision and of the stage reached last, which
    the ledger names."""

    decision_id: int
    last_id: int
    was_to_end_on: date
    judgements: Mapping[str, Mapping[str, str]]
    shown: Mapping[str, Mapping[str, Any]]
    pack: str
    decided_by: StageBy
    words: str
    confirmed_by: StageBy | None = None
    confirmed_words: str = ""
    told_by: StageBy | None = None
    told_how: str = ""
    withdrawn_by: StageBy | None = None
    withdrawn_words: str = ""
