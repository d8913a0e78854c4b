"""Moments are kept in UTC. In summer the first hour of a day in London is the last one of the day
before there, and the day decides which pack governs."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from followthrough.common.actions import KINDS
from followthrough.common.dates import LONDON, day_in_london
from followthrough.common.models import LedgerEntry

SUMMER, WINTER = date(2027, 6, 1), date(2027, 1, 4)


@pytest.mark.parametrize(
    ("moment", "day"),
    [
        (datetime(2027, 5, 31, 22, 59, tzinfo=UTC), date(2027, 5, 31)),
        (datetime(2027, 5, 31, 23, 0, tzinfo=UTC), SUMMER),
        (datetime(2027, 6, 1, 0, 30, tzinfo=LONDON), SUMMER),
        (datetime(2027, 1, 3, 23, 59, tzinfo=UTC), date(2027, 1, 3)),
        (datetime(2027, 1, 4, 0, 0, tzinfo=UTC), WINTER),
    ],
)
def test_the_day_of_a_moment_is_londons(moment: datetime, day: date) -> None:
    assert day_in_london(moment) == day


@pytest.mark.parametrize("day", [SUMMER, WINTER])
def test_what_is_recorded_at_once_is_not_told_as_recorded_later(day: date) -> None:
    half_past = datetime(day.year, day.month, day.day, 0, 30, tzinfo=LONDON)
    entry = LedgerEntry(
        action="step.started", at=half_past.astimezone(UTC), before={}, after={"on": str(day)}
    )
    assert KINDS[entry.action].line_of(entry).about == ()
    entry.at = half_past.replace(day=day.day + 1).astimezone(UTC)
    assert len(KINDS[entry.action].line_of(entry).about) == 1
