"""What entries about files from outside hold, and how they read."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Self

from followthrough.common.actions import Moment, Payload
from followthrough.common.dates import say_date


@dataclass(frozen=True)
class FileLineStored(Payload):
    """`source` is its code, `line` the number of the line in its file. `died_on` and `ended_on`:
    that the person died and that the case ended, as the line says; `unit` is a code. `recalled_on`:
    the last recall of a licence; `in_custody`: where the person is, as the line says. `crn_changed`
    is set where the person had another CRN before; which one, the person says."""

    source: str | None = None
    line: int | None = None
    fingerprint: str | None = None
    died_on: date | None = None
    ended_on: date | None = None
    unit: str | None = None
    recalled_on: date | None = None
    crn_changed: bool | None = None
    in_custody: bool | None = None

    def reads(self, before: Self, moment: Moment) -> Iterable[str]:
        if self.source:
            yield f"Source {self.source}, line {self.line}"
        if self.crn_changed:
            yield "The CRN changed"
        if self.died_on and self.died_on != before.died_on:
            yield f"The person died on {say_date(self.died_on)}"
        if before.died_on and not self.died_on:
            yield "It no longer says that the person died"
        if self.ended_on and self.ended_on != before.ended_on:
            yield f"The case ended on {say_date(self.ended_on)}"
        if before.ended_on and not self.ended_on:
            yield "It has the case open again"
        if self.recalled_on and self.recalled_on != before.recalled_on:
            yield f"Recalled to prison on {say_date(self.recalled_on)}"
        elif self.in_custody and before.in_custody is False:
            yield "In custody now, with no new recall"
        if before.in_custody and self.in_custody is False:
            yield "Out of custody now"
        if before.recalled_on and not self.recalled_on:
            yield "It no longer says that the person was recalled"
        if before.unit and self.unit and before.unit != self.unit:
            yield f"From {moment.unit(before.unit)} to {moment.unit(self.unit)}"

    @property
    def unit_codes(self) -> tuple[str, ...]:
        return (self.unit,) if self.unit else ()


@dataclass(frozen=True)
class DifferenceSettled(Payload):
    """`keep` is a `PlanSide`."""

    keep: str | None = None
