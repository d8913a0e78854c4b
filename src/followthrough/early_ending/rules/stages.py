"""Who may decide, confirm, tell and withdraw an early end, and on which day (Sentencing Act 2026
sections 38, 39; reference/domain.md 5.7). Pure."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from followthrough.common.dates import say_date, why_not_recorded_on
from followthrough.early_ending.rules.codes import JudgementAnswer
from followthrough.early_ending.rules.panel import EarlyEndPanel
from followthrough.people.rules import SentenceFacts


@dataclass(frozen=True)
class Judgement:
    """What a person considers of one condition: `answer` is a `JudgementAnswer`, because."""

    answer: str
    because: str


def is_against(answer: object) -> bool:
    """The answer to a condition that keeps the sentence from ending early."""
    return answer == JudgementAnswer.NOT_MET


def why_not_end_day(sentence: SentenceFacts, ends_on: date, today: date) -> str | None:
    """The order terminates on a day that the officer gives to the person: today or later, and
    before the day on which the sentence ends anyway."""
    if ends_on < today:
        return "The day on which it ends has passed. Choose today or a later day."
    if sentence.ends_on is not None and ends_on >= sentence.ends_on:
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
        if is_against(judgement.answer):
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
    if cause := why_not_recorded_on(on, today):
        return cause
    if on < confirmed_on:
        return f"The day lies before it was confirmed, on {say_date(confirmed_on)}."
    if on > ends_on:
        return f"The day lies after it was to end, on {say_date(ends_on)}. Speak to your manager."
    return None
