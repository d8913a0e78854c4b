"""The day on which the cases of `tests.factories` were written."""

from __future__ import annotations

from datetime import date, datetime, time

from followthrough.common.dates import LONDON

TODAY = date(2027, 1, 4)  # a Monday


def morning(day: date = TODAY) -> datetime:
    """Nine o'clock in London."""
    return datetime.combine(day, time(9), LONDON)
