from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from followthrough.common.dates import WorkingCalendar, england_and_wales

CALENDAR = england_and_wales()
DAYS = st.dates(min_value=date(2018, 1, 1), max_value=date(2040, 12, 31))
AMOUNTS = st.integers(min_value=0, max_value=120)


@pytest.mark.parametrize(
    ("day", "works"),
    [
        (date(2026, 4, 2), True),  # Thursday before Easter
        (date(2026, 4, 3), False),  # Good Friday
        (date(2026, 4, 4), False),  # Saturday
        (date(2026, 4, 5), False),  # Sunday
        (date(2026, 4, 6), False),  # Easter Monday
        (date(2026, 4, 7), True),
        (date(2026, 12, 25), False),
        (date(2026, 12, 26), False),  # a Saturday: the holiday moves
        (date(2026, 12, 28), False),  # to Monday
        (date(2026, 12, 29), True),
        (date(2022, 9, 19), False),  # held once, for a state funeral
        (date(2023, 5, 8), False),  # held once, for a coronation
    ],
)
def test_a_bank_holiday_of_england_and_wales_is_no_working_day(day: date, works: bool) -> None:
    assert CALENDAR.is_working_day(day) is works


@pytest.mark.parametrize(
    ("start", "working_days", "lands_on"),
    [
        (date(2026, 4, 1), 0, date(2026, 4, 1)),  # a working day is its own first
        (date(2026, 4, 3), 0, date(2026, 4, 7)),  # Good Friday: the first one after Easter
        (date(2026, 4, 4), 0, date(2026, 4, 7)),
        (date(2026, 4, 2), 1, date(2026, 4, 7)),
        (date(2026, 4, 3), 1, date(2026, 4, 7)),  # the day itself is never counted
        (date(2026, 4, 1), 2, date(2026, 4, 7)),
        (date(2026, 6, 1), 5, date(2026, 6, 8)),  # Monday to Monday
        (date(2026, 6, 5), 1, date(2026, 6, 8)),  # over a weekend
        (date(2026, 12, 24), 1, date(2026, 12, 29)),
        (date(2026, 12, 31), 1, date(2027, 1, 4)),
    ],
)
def test_days_are_counted_after_the_start(start: date, working_days: int, lands_on: date) -> None:
    assert CALENDAR.add(start, working_days) == lands_on


@given(DAYS, AMOUNTS)
def test_a_period_never_ends_on_a_day_off(start: date, amount: int) -> None:
    assert CALENDAR.is_working_day(CALENDAR.add(start, amount))


@given(DAYS, AMOUNTS)
def test_exactly_that_many_working_days_lie_between(start: date, amount: int) -> None:
    end = CALENDAR.add(start, amount)
    passed = [start + timedelta(days=n) for n in range(1, (end - start).days + 1)]
    if amount:
        assert sum(map(CALENDAR.is_working_day, passed)) == amount


@given(DAYS, st.integers(min_value=0, max_value=30), AMOUNTS)
def test_a_later_start_or_a_longer_period_never_ends_sooner(
    start: date, later: int, amount: int
) -> None:
    end = CALENDAR.add(start, amount)
    assert CALENDAR.add(start + timedelta(days=later), amount) >= end
    assert CALENDAR.add(start, amount + later) >= end


@pytest.mark.parametrize(
    ("end", "working_days", "lands_on"),
    [
        (date(2026, 4, 7), 0, date(2026, 4, 7)),
        (date(2026, 4, 5), 0, date(2026, 4, 5)),  # Easter Sunday: nothing is counted
        (date(2026, 4, 7), 1, date(2026, 4, 2)),  # over Easter
        (date(2026, 4, 5), 1, date(2026, 4, 2)),
        (date(2026, 6, 8), 5, date(2026, 6, 1)),
    ],
)
def test_days_are_counted_back_before_the_end(end: date, working_days: int, lands_on: date) -> None:
    assert CALENDAR.back(end, working_days) == lands_on


@given(DAYS, st.integers(min_value=1, max_value=120))
def test_counting_back_from_a_working_day_undoes_counting_on(start: date, amount: int) -> None:
    first = CALENDAR.add(start, 0)
    assert CALENDAR.back(CALENDAR.add(first, amount), amount) == first


@pytest.mark.parametrize("count", [CALENDAR.add, CALENDAR.back])
def test_a_negative_number_of_days_is_an_error(count: Callable[[date, int], date]) -> None:
    with pytest.raises(ValueError, match="0 or more"):
        count(date(2026, 6, 1), -1)


def test_a_calendar_without_holidays_knows_weekends_and_covers_no_year() -> None:
    bare = WorkingCalendar(frozenset())
    assert list(bare.covered_years) == []
    assert bare.add(date(2026, 4, 2), 1) == date(2026, 4, 3)


def test_the_calendar_covers_the_years_in_which_sentences_now_run() -> None:
    assert {2025, 2026, 2027} <= set(CALENDAR.covered_years)
