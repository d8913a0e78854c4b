from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from followthrough.common.dates import WorkingCalendar
from followthrough.people.rules.release import release_to_confirm
from followthrough.people.tests.test_when_work_may_start import CASE, TODAY

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
    assert release_to_confirm(case, CALENDAR, TODAY) == (release if to_confirm else None)
    out = replace(case, in_custody=False)
    assert release_to_confirm(out, CALENDAR, TODAY) is None
