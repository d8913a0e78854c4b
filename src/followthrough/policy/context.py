"""The pack, the day and the calendar under which facts are looked at."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from followthrough.common.dates import WorkingCalendar
from followthrough.policy.pack import Pack
from followthrough.policy.periods import end_of, start_of


@dataclass(frozen=True)
class Context:
    pack: Pack
    today: date
    calendar: WorkingCalendar

    def after(self, day: date, code: str) -> date:
        """The end of the timescale `code` that began on `day`."""
        return end_of(self.pack.timescales[code], day, self.calendar)

    def before(self, day: date, code: str) -> date:
        """The day from which `day` is nearer than the timescale `code` says."""
        return start_of(self.pack.timescales[code], day, self.calendar)
