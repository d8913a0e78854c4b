from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

from followthrough.common.dates import WorkingCalendar
from followthrough.people.rules.release import release_in_doubt, release_to_confirm
from followthrough.people.tests.test_when_work_may_start import CASE, TODAY
from followthrough.people.words_of_release import release_to_confirm_text
from followthrough.policy import context_on

CALENDAR = WorkingCalendar(frozenset({date(2027, 3, 29)}))  # a Monday


@pytest.mark.parametrize(
    ("release", "to_confirm"),
    [
        (None, False),
        (date(2027, 1, 1), False),  # a Friday that is past
        (date(2027, 1, 7), False),  # Thursday
        (date(2027, 1, 8), True),  # Friday
        (date(2027, 1, 9), True),
        (date(2027, 1, 10), True),
        (date(2027, 1, 11), False),  # Monday
        (date(2027, 3, 29), True),  # the bank holiday
        (date(2027, 3, 30), False),
    ],
)
def test_a_release_beside_days_without_work_is_to_be_confirmed(
    release: date | None, to_confirm: bool
) -> None:
    case = replace(CASE, in_custody=True, release_on=release)
    assert release_in_doubt(case, CALENDAR, TODAY) == (release if to_confirm else None)
    out = replace(case, in_custody=False)
    assert release_in_doubt(out, CALENDAR, TODAY) is None


@pytest.mark.parametrize(
    ("days", "confirmed", "to_confirm"),
    [
        (28, None, True),  # a Monday
        (29, None, False),
        (28, 28, False),
        (28, 27, True),  # another day was confirmed
        (0, None, True),
        (-1, None, False),
        (32, None, True),  # a Friday, further away
    ],
)
def test_every_release_that_is_near_is_to_be_confirmed(
    days: int, confirmed: int | None, to_confirm: bool
) -> None:
    day = TODAY + timedelta(days=days)
    stands = None if confirmed is None else TODAY + timedelta(days=confirmed)
    case = replace(CASE, in_custody=True, release_on=day, release_confirmed=stands)
    assert release_to_confirm(case, context_on(TODAY)) == (day if to_confirm else None)


@pytest.mark.parametrize(
    ("day", "said"),
    [
        (
            date(2027, 1, 7),
            "on Thursday 7 January 2027. Nobody has recorded that the prison confirmed it",
        ),
        (date(2027, 1, 8), "on Friday 8 January 2027. A release beside a weekend or bank holiday"),
        (date(2027, 1, 9), "on Saturday 9 January 2027, a weekend. Prisons release few people"),
        (date(2027, 1, 10), "on Sunday 10 January 2027, a weekend."),
        (date(2027, 3, 29), "on Monday 29 March 2027, a bank holiday."),
    ],
)
def test_a_day_without_work_is_said_to_be_one(day: date, said: str) -> None:
    assert said in release_to_confirm_text(day, CALENDAR)
