"""The day on which somebody is expected to leave prison. Pure."""

from __future__ import annotations

from datetime import date, timedelta

from followthrough.common.dates import WorkingCalendar
from followthrough.people.rules.facts import CaseFacts


def release_to_confirm(case: CaseFacts, calendar: WorkingCalendar, today: date) -> date | None:
    """The expected day, where the person may well leave before it: prisons release few people on a
    weekend or bank holiday, and may release who is due on the day before some days earlier
    (Offenders (Day of Release from Detention) Act 2023; from memory, not re-read). None where the
    day is past or leaves no doubt."""
    day = case.release_on
    if not case.in_custody or day is None or day < today:
        return None
    next_day = day + timedelta(days=1)
    certain = calendar.is_working_day(day) and calendar.is_working_day(next_day)
    return None if certain else day
