"""What entries about files from outside hold, and how they read."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Self

from followthrough.common.actions import Moment, Payload


@dataclass(frozen=True)
class FileLineStored(Payload):
    """`source` is its code, `line` the number of the line in its file. `crn_changed` is set where
    the person had another CRN before; which one, the person says."""

    source: str | None = None
    line: int | None = None
    fingerprint: str | None = None
    crn_changed: bool | None = None

    def reads(self, before: Self, moment: Moment) -> Iterable[str]:
        if self.source:
            yield f"Source {self.source}, line {self.line}"
        if self.crn_changed:
            yield "The CRN changed"


@dataclass(frozen=True)
class DifferenceSettled(Payload):
    """`keep` is a `PlanSide`."""

    keep: str | None = None
