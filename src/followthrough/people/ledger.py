"""What entries about cases and assessments hold, and how they read."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Annotated, Self

from followthrough import policy
from followthrough.common.actions import Moment, NullToo, Payload, TypedIn
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


def _say_reason(code: str | None, reasons: Mapping[str, CaseReason]) -> Iterable[str]:
    if code and code in reasons:
        yield f"Reason: {reasons[code].label}"
