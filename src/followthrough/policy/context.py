"""The day and the calendar under which facts are looked at, and the pack of any day."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import cached_property

from followthrough.common.dates import WorkingCalendar
from followthrough.policy.history import Packs
from followthrough.policy.pack import Pack


@dataclass(frozen=True)
class Context:
    """`pack` is that of the day looked at: what may be chosen today, and today's words. Periods
    are governed by the day on which they begin (docs/decisions/0015-the-governing-day.md)."""

    packs: Packs
    today: date
    calendar: WorkingCalendar

    @cached_property
    def pack(self) -> Pack:
        return self.packs.on(self.today)

    def pack_on(self, day: date) -> Pack:
        """For what was decided or recorded on that day."""
        return self.packs.on(day)

    def after(self, day: date, code: str) -> date:
        """The end of the timescale `code` that began on `day`."""
        return self.packs.periods[code].end(day, self.calendar)

    def before(self, day: date, code: str) -> date:
        """The day from which `day` is nearer than the timescale `code` says."""
        return self.packs.periods[code].start(day, self.calendar, self.today)
