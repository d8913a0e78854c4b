"""Whether a sentence can end before its date, because its requirements are complied with and the
objectives of its plan are met (Sentencing Act 2026 sections 38, 39; reference/domain.md 5.7). Pure.

The panel lists each condition of the policy pack with what is on record for it. It adds nothing
up, proposes nothing and scores nobody.

What a person has to consider is never answered here, in neither direction. That a goal is still
being worked on does not make "the goals are met" false: the law asks what the responsible officer
*considers*, and the state of a goal is only what somebody last recorded of it, perhaps before the
meeting at which it was met. It stands beside the question as evidence, and the officer says why.
Nor is a missing plan an answer: the law asks for met objectives only "where a sentence plan has
been prepared", and it may have been prepared elsewhere.

FALSE is said only of work with an amount in hours or days that the source counts as not reached:
whatever anybody considers, fewer hours than the court ordered are not compliance. A count of a
prohibition or of months of treatment says how much time has run, not whether it was kept to, and
many sources leave it at 0, so it decides nothing either way.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any

from followthrough.common.dates import say_date, say_list
from followthrough.early_ending.rules.evidence import EVIDENCE
from followthrough.early_ending.rules.requirements import compliance_evidence
from followthrough.people.rules import CaseFacts, SentenceFacts
from followthrough.plans.rules import PlanFacts
from followthrough.policy.early_end import EarlyEndCondition
from followthrough.policy.pack import Pack


class ConditionState(StrEnum):
    TRUE = "true"
    FALSE = "false"
    NEEDS_JUDGEMENT = "needs_judgement"


@dataclass(frozen=True)
class ShownCondition:
    """One condition, whether it holds as far as the records say, and the sentences that show it."""

    code: str
    label: str
    holds: ConditionState
    evidence: tuple[str, ...]

    @property
    def kept(self) -> dict[str, Any]:
        """As a decision keeps it: what the person who decided had before them."""
        return {"holds": self.holds.value, "evidence": list(self.evidence)}


@dataclass(frozen=True)
class EarlyEndPanel:
    """`why_not`: why this way of ending is not open to the sentence on that day; empty where it
    is. Then there are no conditions."""

    sentence: SentenceFacts
    why_not: str
    conditions: tuple[ShownCondition, ...] = ()

    @property
    def to_judge(self) -> tuple[ShownCondition, ...]:
        return tuple(c for c in self.conditions if c.holds is ConditionState.NEEDS_JUDGEMENT)

    @property
    def failed(self) -> tuple[ShownCondition, ...]:
        return tuple(c for c in self.conditions if c.holds is ConditionState.FALSE)


def early_end_panel(
    sentence: SentenceFacts, case: CaseFacts, plan: PlanFacts | None, pack: Pack, today: date
) -> EarlyEndPanel:
    why_not = why_not_open(sentence, pack, today)
    if why_not:
        return EarlyEndPanel(sentence, why_not)
    conditions = []
    for condition in pack.early_end_conditions.values():
        holds, evidence = _shown_condition(condition, sentence, case, plan, pack)
        conditions.append(ShownCondition(condition.code, condition.label, holds, evidence))
    return EarlyEndPanel(sentence, "", tuple(conditions))


def why_not_open(sentence: SentenceFacts, pack: Pack, today: date) -> str:
    """Why a sentence of this kind cannot end in this way on that day; empty where it can."""
    kind = pack.early_end_sentences.get(sentence.kind)
    if kind is None:
        labels = say_list((k.label for k in pack.early_end_sentences.values()), "or")
        return f"Only {labels} can end early in this way. This sentence is of another kind."
    if today < kind.applies_from:
        unsure = "" if kind.day_verified else " (this day is not verified)"
        return f"Ending early in this way applies from {say_date(kind.applies_from)}{unsure}."
    if today < sentence.starts_on:
        return f"This sentence has not started: it starts on {say_date(sentence.starts_on)}."
    if sentence.ends_on is None:
        return "It is not on record when this sentence ends."
    if today > sentence.ends_on:
        return f"This sentence ended on {say_date(sentence.ends_on)}."
    return ""


def _shown_condition(
    condition: EarlyEndCondition,
    sentence: SentenceFacts,
    case: CaseFacts,
    plan: PlanFacts | None,
    pack: Pack,
) -> tuple[ConditionState, tuple[str, ...]]:
    if condition.evidence == "requirements":
        complied, evidence = compliance_evidence(condition, sentence, plan, pack)
        if not condition.judgement and complied is not None:
            return (ConditionState.TRUE if complied else ConditionState.FALSE), evidence
    else:
        evidence = EVIDENCE[condition.evidence](condition, sentence, case, plan, pack)
    return ConditionState.NEEDS_JUDGEMENT, evidence


def changed_conditions(
    panel: EarlyEndPanel, kept_conditions: Mapping[str, Mapping[str, Any]]
) -> tuple[str, ...]:
    """The labels of the conditions for which the records no longer say what they said when it was
    decided (`kept_conditions` is `ShownCondition.kept` by code)."""
    return tuple(c.label for c in panel.conditions if kept_conditions.get(c.code) != c.kept)
