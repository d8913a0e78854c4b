"""When somebody was born, as far as it is known, and how old that makes them: the one place where
ages come from. Pure.

A day that is not known is never made up: what a rule asks is the first and the last day that it can
have been, and the youngest and the oldest that the person can be.
"""

from __future__ import annotations

from calendar import monthrange
from datetime import date
from enum import StrEnum
from typing import NamedTuple

from followthrough.common.dates import age_on

# Nobody on probation is older; a birth that would make them so is a slip of the keyboard.
OLDEST = 110
# Nobody younger is sentenced (Children and Young Persons Act 1933 s.50).
YOUNGEST = 10


class KnownTo(StrEnum):
    """How closely a day of birth is known."""

    DAY = "day"
    MONTH = "month"
    YEAR = "year"


class Ages(NamedTuple):
    """In whole years; the same where there is no doubt."""

    youngest: int
    oldest: int


class Born(NamedTuple):
    """`first` is the first day that it can have been: of a month or a year where no more is known;
    None where nothing is."""

    first: date | None = None
    known_to: str = KnownTo.DAY

    @property
    def last(self) -> date | None:
        """The last day that it can have been."""
        if self.first is None:
            return None
        if self.known_to == KnownTo.YEAR:
            return self.first.replace(month=12, day=31)
        if self.known_to == KnownTo.MONTH:
            return self.first.replace(day=monthrange(self.first.year, self.first.month)[1])
        return self.first

    def ages_on(self, day: date) -> Ages:
        """Anything from 0 to the oldest where nothing is known."""
        if self.first is None or self.last is None:
            return Ages(0, OLDEST)
        return Ages(max(0, age_on(self.last, day)), max(0, age_on(self.first, day)))

    def is_certainly_after(self, day: date) -> bool:
        """That it cannot be: the person was not born yet on that day."""
        return self.first is not None and day < self.first


def read_birth(text: str) -> Born:
    """From 1985-06-17, 1985-06 or 1985. Raises ValueError for any other text."""
    parts = text.split("-")
    if [len(part) for part in parts] not in ([4], [4, 2], [4, 2, 2]) or not all(
        part.isascii() and part.isdigit() for part in parts
    ):
        raise ValueError("not written as 1985-06-17, 1985-06 or 1985")
    known_to = (KnownTo.YEAR, KnownTo.MONTH, KnownTo.DAY)[len(parts) - 1]
    year, month, day = (*map(int, parts), 1, 1)[:3]
    return Born(date(year, month, day), known_to)
