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
from followthrough.people.rules import CaseFacts, SentenceFacts
from followthrough.plans.rules.codes import JudgementAnswer
from followthrough.plans.rules.early_end_evidence import EVIDENCE
from followthrough.plans.rules.early_end_requirements import compliance_evidence
from followthrough.plans.rules.facts import PlanFacts
from followthrough.policy.pack import EarlyEndCondition, Pack


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


@dataclass(frozen=True)
class Judgement:
    """What a person considers of one condition: `answer` is a `JudgementAnswer`, because."""

    answer: str
    because: str


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


def why_not_end_day(sentence: SentenceFacts, ends_on: date, today: date) -> str | None:
    """The order terminates on a day that the officer gives to the person: today or later, and
    before the day on which the sentence ends anyway."""
    if ends_on < today:
        return "The day on which it ends has passed. Choose today or a later day."
    if ends_on >= sentence.ends_on:
        return f"The sentence ends on {say_date(sentence.ends_on)} anyway. Choose an earlier day."
    return None


def why_not_decided(
    panel: EarlyEndPanel, judgements: Mapping[str, Judgement], ends_on: date, today: date
) -> str | None:
    """Why it cannot be decided that the sentence ends early; None where it can. Every condition
    that needs a judgement has an answer with a reason, and nothing else is answered: what the
    records decide, nobody judges."""
    if cause := why_not_met(panel):
        return cause
    if set(judgements) - {c.code for c in panel.to_judge}:
        return "A condition was answered that is not for you to judge. Read the conditions again."
    for condition in panel.to_judge:
        judgement = judgements.get(condition.code)
        if judgement is None or judgement.answer not in tuple(JudgementAnswer):
            return f"Say whether this is so: “{condition.label}”."
        if not judgement.because.strip():
            return f"Say why, for: “{condition.label}”."
        if judgement.answer == JudgementAnswer.NOT_MET:
            return f"It cannot end early while this is not so: “{condition.label}”."
    return why_not_end_day(panel.sentence, ends_on, today)


def why_not_met(panel: EarlyEndPanel) -> str | None:
    """Why the records, as they stand, are against ending early; None where they are not."""
    if panel.why_not:
        return panel.why_not
    for condition in panel.failed:
        return f"It cannot end early while this is not so: “{condition.label}”."
    return None


def why_not_second(*, confirms: bool, decided_it: bool) -> str | None:
    """Why this person cannot be the second one; None where they can. `confirms`: their role lets
    them. That it takes a second one, and a manager, is our design: the law asks for the
    responsible officer alone."""
    if not confirms:
        return "A manager confirms it. Ask your manager."
    if decided_it:
        return "You decided it, so somebody else has to confirm it."
    return None


def why_not_withdrawn(ends_on: date, today: date, *, confirmed: bool) -> str | None:
    """Why a decision cannot be withdrawn; None where it can. Once the day of a confirmed end has
    passed the sentence is over, and no record here brings it back."""
    if confirmed and ends_on < today:
        return f"It ended on {say_date(ends_on)}. It cannot be withdrawn now."
    return None


def why_not_told(
    confirmed_on: date | None, told_on: date | None, ends_on: date, on: date, today: date
) -> str | None:
    """Why it cannot be recorded that the person was told on that day; None where it can. The order
    terminates on the day that the officer specifies to the person (Sentencing Act 2026 s.38), so
    it is told after the decision is confirmed, and no later than that day."""
    if confirmed_on is None:
        return "It is not confirmed yet, so the person is not told yet."
    if told_on is not None:
        return f"It is recorded already: the person was told on {say_date(told_on)}."
    if on > today:
        return "The day lies in the future. Enter today or a day that has passed."
    if on < confirmed_on:
        return f"The day lies before it was confirmed, on {say_date(confirmed_on)}."
    if on > ends_on:
        return f"The day lies after it was to end, on {say_date(ends_on)}. Speak to your manager."
    return None


def changed_conditions(
    panel: EarlyEndPanel, kept_conditions: Mapping[str, Mapping[str, Any]]
) -> tuple[str, ...]:
    """The labels of the conditions for which the records no longer say what they said when it was
    decided (`kept_conditions` is `ShownCondition.kept` by code)."""
    return tuple(c.label for c in panel.conditions if kept_conditions.get(c.code) != c.kept)
