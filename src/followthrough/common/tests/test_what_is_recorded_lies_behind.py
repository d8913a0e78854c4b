from __future__ import annotations

from datetime import date, timedelta

from followthrough.common.dates import why_not_recorded_on

TODAY = date(2027, 1, 4)


def test_what_is_recorded_as_done_lies_on_the_day_or_before() -> None:
    assert "in the future" in (why_not_recorded_on(TODAY + timedelta(days=1), TODAY) or "")
    for day in (TODAY, TODAY - timedelta(days=1), None):
        assert why_not_recorded_on(day, TODAY) is None
