"""What entries about plans hold, and how they read."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Annotated, Self

from followthrough import policy
from followthrough.common.actions import Moment, NullToo, Payload, TypedIn, say_day
from followthrough.common.dates import say_date
from followthrough.plans.rules import AgreementState
from followthrough.plans.words import AGREEMENTS, AGREES, CORRECTED, FACTS


@dataclass(frozen=True)
class GoalStored(Payload):
    area: str | None = None
    when: str | None = None

    def reads(self, before: Self, moment: Moment) -> Iterable[str]:
        if self.area:
            yield policy.on(moment.on).area_label(self.area)


@dataclass(frozen=True)
class GoalDecided(Payload):
    state: str | None = None
    goal_decision: Annotated[int | None, TypedIn("goal_decision")] = None


@dataclass(frozen=True)
class StepStored(Payload):
    actor: Annotated[str | None, NullToo()] = None
    route: Annotated[str | None, NullToo()] = None
    intervention: Annotated[str | None, NullToo()] = None
    requirement: Annotated[int | None, NullToo()] = None
    protects_others: Annotated[bool | None, NullToo()] = None
    by_on: Annotated[date | None, NullToo()] = None
    nature: Annotated[str | None, NullToo()] = None
    for_whom: Annotated[str | None, NullToo()] = None


@dataclass(frozen=True)
class StepLength(Payload):
    """None: as its kind of work usually takes."""

    weeks: Annotated[int | None, NullToo()] = None

    def reads(self, before: Self, moment: Moment) -> Iterable[str]:
        yield f"{self.weeks} weeks" if self.weeks else "The usual length"


@dataclass(frozen=True)
class StepDecided(Payload):
    kind: str | None = None
    step: int | None = None
    reason: str | None = None
    decision: Annotated[int | None, TypedIn("decision")] = None
    start_on: date | None = None

    def reads(self, before: Self, moment: Moment) -> Iterable[str]:
        yield from _say_reason(self.reason, moment)
        if self.start_on:
            yield f"Start: {say_date(self.start_on)}"


@dataclass(frozen=True)
class StepRecorded(Payload):
    state: str | None = None
    fact: Annotated[int | None, TypedIn("fact")] = None
    on: date | None = None
    reason: str | None = None

    def reads(self, before: Self, moment: Moment) -> Iterable[str]:
        yield from _say_reason(self.reason, moment)
        yield from say_day(self.on, moment)


@dataclass(frozen=True)
class StepTakenBack(Payload):
    """`consolidation` and `answer` hung on what was taken back, and are closed with it."""

    fact: Annotated[int | None, TypedIn("fact")] = None
    kind: str | None = None
    on: date | None = None
    consolidation: int | None = None
    answer: int | None = None

    def reads(self, before: Self, moment: Moment) -> Iterable[str]:
        if before.kind and before.kind in FACTS:
            yield f"It said: {FACTS[before.kind].lower()}"


@dataclass(frozen=True)
class WorkRecorded(Payload):
    """`started` is the start that the piece of work brought with it, or brought forward."""

    work: Annotated[int | None, TypedIn("work")] = None
    on: date | None = None
    started: int | None = None

    def title(self, before: Self, words: str) -> str:
        return CORRECTED if before.work and self.work else words

    def reads(self, before: Self, moment: Moment) -> Iterable[str]:
        return say_day(self.on, moment)


@dataclass(frozen=True)
class Consolidated(Payload):
    """`look_back_on` is a day, or empty."""

    consolidation: Annotated[int | None, TypedIn("consolidation")] = None
    look_back_on: str | None = None


@dataclass(frozen=True)
class ReasonAnswered(Payload):
    answer: Annotated[int | None, TypedIn("answer")] = None
    agrees: str | None = None

    def reads(self, before: Self, moment: Moment) -> Iterable[str]:
        if self.agrees and self.agrees in AGREES:
            yield AGREES[self.agrees]


@dataclass(frozen=True)
class AgreementRecorded(Payload):
    agreement: Annotated[int | None, TypedIn("agreement")] = None
    state: str | None = None
    on: date | None = None

    def reads(self, before: Self, moment: Moment) -> Iterable[str]:
        if self.state in set(AgreementState):
            yield AGREEMENTS[AgreementState(self.state)]
        yield from say_day(self.on, moment)


@dataclass(frozen=True)
class PlanReviewed(Payload):
    """`decided` is what became of the plan, or "open"."""

    review: Annotated[int | None, TypedIn("review")] = None
    decided: str | None = None
    on: date | None = None

    def reads(self, before: Self, moment: Moment) -> Iterable[str]:
        return say_day(self.on, moment)


@dataclass(frozen=True)
class PreferenceRecorded(Payload):
    steps: tuple[int, ...] | None = None


def _say_reason(code: str | None, moment: Moment) -> Iterable[str]:
    reasons = policy.on(moment.on).known.reasons
    if code and code in reasons:
        yield f"Reason: {reasons[code].label}"
