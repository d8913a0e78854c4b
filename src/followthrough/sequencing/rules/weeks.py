"""Days as whole weeks. Pure."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True)
class Weeks:
    """Whole weeks counted from `origin`, a Monday: of the week of `today`, or of the next where no
    working day is left in it."""

    origin: date
    today: date

    def of(self, day: date) -> int:
        return (day - self.origin).days // 7

    def first_from(self, day: date) -> int:
        """The first week that lies wholly on or after `day`; this week counts for today."""
        if day <= self.today:
            return 0
        return -((self.origin - day).days // 7)

    def last_within(self, day: date) -> int:
        """The week before which work must have ended, so that its last Friday is not after
        `day`."""
        return max(0, ((day - self.origin).days + 3) // 7)
