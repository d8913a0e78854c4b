"""What entries about cases and assessments hold, and how they read."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Annotated, Self

from followthrough import policy
from followthrough.common.actions import Moment, NullToo, Payload, TypedIn, say_day
from followthrough.common.dates import say_date
from followthrough.people.words import AFTER_DEATH_SEEN_TO, END_REASONS
from followthrough.people.words_of_waiting import say_who_waits
from followthrough.policy.pack import CaseReason


@dataclass(frozen=True)
class AssessmentChanged(Payload):
    """`assessment` is the version that was replaced."""

    assessment: int | None = None


@dataclass(frozen=True)
class _AreaChanged(AssessmentChanged):
    area: str | None = None

    def reads(self, before: Self, moment: Moment) -> Iterable[str]:
        # Of what was taken away there is only what was there before.
        if area := self.area or before.area:
            yield policy.on(moment.on).area_label(area)


@dataclass(frozen=True)
class NeedChanged(_AreaChanged):
    immediacy: str | None = None
    severity: str | None = None


@dataclass(frozen=True)
class StrengthChanged(_AreaChanged):
    ref: str | None = None


@dataclass(frozen=True)
class CircumstanceChanged(AssessmentChanged):
    code: str | None = None

    def reads(self, before: Self, moment: Moment) -> Iterable[str]:
        known = policy.on(moment.on).known.circumstances
        code = self.code or before.code
        if code and code in known:
            yield known[code].label


@dataclass(frozen=True)
class ReleaseStored(Payload):
    day: date | None = None
    row: Annotated[int | None, TypedIn("release_confirmed")] = None

    def reads(self, before: Self, moment: Moment) -> Iterable[str]:
        if self.day:
            yield say_date(self.day)


@dataclass(frozen=True)
class Covered(Payload):
    cover: str | None = None
    access: Annotated[int | None, TypedIn("access")] = None

    def reads(self, before: Self, moment: Moment) -> Iterable[str]:
        return _say_reason(self.cover, policy.on(moment.on).known.cover)


@dataclass(frozen=True)
class Reallocated(Payload):
    """`practitioner` is None before where nobody held the case."""

    practitioner: Annotated[int | None, NullToo()] = None
    reallocation: str | None = None
    allocation: Annotated[int | None, TypedIn("allocation")] = None

    def reads(self, before: Self, moment: Moment) -> Iterable[str]:
        return _say_reason(self.reallocation, policy.on(moment.on).known.reallocation)


@dataclass(frozen=True)
class DeathStored(Payload):
    died_on: date | None = None
    death: Annotated[int | None, TypedIn("death")] = None

    def reads(self, before: Self, moment: Moment) -> Iterable[str]:
        if self.died_on and before.died_on:
            yield f"{say_date(self.died_on)}. Recorded before: {say_date(before.died_on)}"
        elif self.died_on:
            yield say_date(self.died_on)


@dataclass(frozen=True)
class DeathTaskStored(Payload):
    """`on` is the day on which it was done; earlier releases did not ask."""

    task: str | None = None
    on: date | None = None
    row: Annotated[int | None, TypedIn("death_task")] = None

    def reads(self, before: Self, moment: Moment) -> Iterable[str]:
        if self.task in AFTER_DEATH_SEEN_TO:
            yield AFTER_DEATH_SEEN_TO[self.task]
        yield from say_day(self.on, moment)


@dataclass(frozen=True)
class ToldOfEndStored(Payload):
    """`about` is a key of `Waits`; the entry of a step has it as its subject. `ended_on`: of an end
    that is no death."""

    about: str | None = None
    on: date | None = None
    ended_on: date | None = None
    row: Annotated[int | None, TypedIn("told_of_death")] = None

    def reads(self, before: Self, moment: Moment) -> Iterable[str]:
        if self.about and (who := say_who_waits(self.about, policy.on(moment.on))):
            yield who
        yield from say_day(self.on, moment)


@dataclass(frozen=True)
class MistakeToldStored(Payload):
    """`on` is the day on which they were told."""

    on: date | None = None
    row: Annotated[int | None, TypedIn("told_of_mistake")] = None

    def reads(self, before: Self, moment: Moment) -> Iterable[str]:
        yield from say_day(self.on, moment)


@dataclass(frozen=True)
class EndMoved(Payload):
    """The day on which a case ended, where another correction moved it."""

    on: date | None = None

    def reads(self, before: Self, moment: Moment) -> Iterable[str]:
        if self.on and before.on:
            yield f"{say_date(self.on)}. Recorded before: {say_date(before.on)}"


@dataclass(frozen=True)
class CaseEndStored(Payload):
    """`end` is the row of the end, `reopening` that of what opened the case again."""

    on: date | None = None
    reason: str | None = None
    end: Annotated[int | None, TypedIn("case_end")] = None
    reopening: Annotated[int | None, TypedIn("case_reopening")] = None

    def reads(self, before: Self, moment: Moment) -> Iterable[str]:
        if self.reason in END_REASONS:
            yield END_REASONS[self.reason]
        yield from say_day(self.on, moment)


@dataclass(frozen=True)
class CaseMoved(Payload):
    """The codes of units."""

    unit: str | None = None
    move: Annotated[int | None, TypedIn("case_move")] = None

    def reads(self, before: Self, moment: Moment) -> Iterable[str]:
        if before.unit and self.unit:
            yield f"From {moment.unit(before.unit)} to {moment.unit(self.unit)}"

    @property
    def unit_codes(self) -> tuple[str, ...]:
        return (self.unit,) if self.unit else ()


@dataclass(frozen=True)
class MoveTakenBackStored(Payload):
    """The codes of units, and who holds the case again."""

    unit: str | None = None
    practitioner: int | None = None
    row: Annotated[int | None, TypedIn("move_taken_back")] = None

    def reads(self, before: Self, moment: Moment) -> Iterable[str]:
        if before.unit and self.unit:
            yield f"From {moment.unit(before.unit)} back to {moment.unit(self.unit)}"

    @property
    def unit_codes(self) -> tuple[str, ...]:
        return (self.unit,) if self.unit else ()


@dataclass(frozen=True)
class SourceChanged(Payload):
    source: str | None = None
    handover: Annotated[int | None, TypedIn("source_handover")] = None

    def reads(self, before: Self, moment: Moment) -> Iterable[str]:
        if before.source and self.source:
            yield f"From source {before.source} to source {self.source}"


@dataclass(frozen=True)
class RecordsMerged(Payload):
    """The rows that say that records are merged, that this was undone, or that they are two people.
    Which the other record is, and what was typed, stands in those, and is read for whoever may open
    both: whoever opens one of the two may not be let into the other."""

    merge: Annotated[int | None, TypedIn("merge")] = None
    undone: Annotated[int | None, TypedIn("merge_undone")] = None
    two: Annotated[int | None, TypedIn("two_people")] = None


@dataclass(frozen=True)
class MergedCaseEnd(Payload):
    """That the case of a merged record goes on in the other one, or stands by itself again; and
    beside it as `RecordsMerged`."""

    on: date | None = None
    reason: str | None = None
    merge: Annotated[int | None, TypedIn("merge")] = None
    undone: Annotated[int | None, TypedIn("merge_undone")] = None

    def reads(self, before: Self, moment: Moment) -> Iterable[str]:
        if self.reason in END_REASONS:
            yield END_REASONS[self.reason]
        yield from say_day(self.on, moment)


@dataclass(frozen=True)
class CarriedOverStored(Payload):
    """As `RecordsMerged`."""

    row: Annotated[int | None, TypedIn("carried_over")] = None


def _say_reason(code: str | None, reasons: Mapping[str, CaseReason]) -> Iterable[str]:
    if code and code in reasons:
        yield f"Reason: {reasons[code].label}"
