"""What entries hold about things to do that are put off or were done elsewhere, and how they read.

An entry has the kind and the subject of the thing, in codes and ids; what it asked for is said anew
where somebody reads it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Annotated, Self

from followthrough import policy
from followthrough.common.actions import Moment, Payload, TypedIn, say_day
from followthrough.common.dates import say_date
from followthrough.people.words_of_settling import say_thing


@dataclass(frozen=True)
class _OfAThingToDo(Payload):
    kind: str | None = None
    about: str | None = None

    def _thing(self, moment: Moment) -> Iterable[str]:
        if said := say_thing(self.kind or "", self.about or "", policy.on(moment.on)):
            yield said


@dataclass(frozen=True)
class PutOffStored(_OfAThingToDo):
    """`until` is the day on which it comes back; None where it was taken back before."""

    until: date | None = None
    reason: str | None = None
    row: Annotated[int | None, TypedIn("put_off")] = None

    def reads(self, before: Self, moment: Moment) -> Iterable[str]:
        yield from self._thing(moment)
        if self.until:
            yield f"Until {say_date(self.until)}"
        reasons = policy.on(moment.on).known.put_off
        if self.reason and self.reason in reasons:
            yield f"Reason: {reasons[self.reason].label}"


@dataclass(frozen=True)
class DoneElsewhereStored(_OfAThingToDo):
    """`on` is the day on which it was done; None where that was taken back."""

    on: date | None = None
    row: Annotated[int | None, TypedIn("done_elsewhere")] = None

    def reads(self, before: Self, moment: Moment) -> Iterable[str]:
        yield from self._thing(moment)
        yield from say_day(self.on, moment)
