from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from followthrough.common.dates import add_calendar_months, age_on, monday_of

DAYS = st.dates(min_value=date(1950, 1, 1), max_value=date(2090, 12, 31))


@pytest.mark.parametrize(
    ("start", "months", "lands_on"),
    [
        (date(2026, 1, 15), 1, date(2026, 2, 15)),
        (date(2026, 1, 31), 1, date(2026, 2, 28)),  # no 31st: the last day
        (date(2028, 1, 31), 1, date(2028, 2, 29)),  # a leap year
        (date(2028, 2, 29), 12, date(2029, 2, 28)),
        (date(2028, 2, 29), 48, date(2032, 2, 29)),
        (date(2026, 12, 1), 1, date(2027, 1, 1)),
        (date(2026, 11, 30), 3, date(2027, 2, 28)),
        (date(2026, 5, 9), 0, date(2026, 5, 9)),
        (date(2026, 3, 31), -1, date(2026, 2, 28)),
        (date(2026, 1, 15), -1, date(2025, 12, 15)),
    ],
)
def test_months_keep_the_day_or_take_the_last_one(start: date, months: int, lands_on: date) -> None:
    assert add_calendar_months(start, months) == lands_on


@given(DAYS, st.integers(min_value=0, max_value=240), st.integers(min_value=0, max_value=12))
def test_more_months_never_end_sooner(start: date, months: int, more: int) -> None:
    end = add_calendar_months(start, months)
    assert add_calendar_months(start, months + more) >= end
    assert (end.year * 12 + end.month) - (start.year * 12 + start.month) == months


@pytest.mark.parametrize(
    ("born", "day", "age"),
    [
        (date(1990, 5, 17), date(2026, 5, 16), 35),
        (date(1990, 5, 17), date(2026, 5, 17), 36),
        (date(1990, 5, 17), date(1990, 5, 17), 0),
        (date(2008, 2, 29), date(2026, 2, 28), 17),  # born on a leap day: older on 1 March
        (date(2008, 2, 29), date(2026, 3, 1), 18),
        (date(2008, 2, 29), date(2028, 2, 29), 20),
    ],
)
def test_an_age_goes_up_on_the_birthday(born: date, day: date, age: int) -> None:
    assert age_on(born, day) == age


@given(DAYS)
def test_the_monday_of_a_day_begins_its_week(day: date) -> None:
    monday = monday_of(day)
    assert monday.weekday() == 0
    assert 0 <= (day - monday).days <= 6
