"""What is asked about the day of a release, and said of a place that was found before a recall."""

from __future__ import annotations

from datetime import date, timedelta

from followthrough.common.dates import WorkingCalendar, say_date
from followthrough.people.rules.facts import CaseFacts, CircumstanceFacts
from followthrough.people.rules.recall import last_recall_ever
from followthrough.people.rules.release import is_of_before_recall


def release_to_confirm_text(day: date, calendar: WorkingCalendar) -> str:
    """`day` is one of `release_to_confirm`."""
    if not calendar.is_working_day(day):
        what = "a weekend" if day.weekday() >= 5 else "a bank holiday"
        return (
            f"It is expected on {day:%A} {say_date(day)}, {what}. Prisons release few people on "
            "such a day, and often some working days earlier: ask the prison’s offender manager "
            "which day it will be."
        )
    if calendar.is_working_day(day + timedelta(days=1)):
        return (
            f"It is expected on {day:%A} {say_date(day)}. Nobody has recorded that the prison "
            "confirmed it: ask the prison’s offender manager whether the day is confirmed."
        )
    return (
        f"It is expected on {day:%A} {say_date(day)}. A release beside a weekend or bank holiday "
        "is often some working days earlier: ask the prison’s offender manager whether the day is "
        "confirmed."
    )


def before_recall_text(circumstance: CircumstanceFacts, case: CaseFacts) -> str:
    """Of a home or a place of which nobody has said since a recall that it still holds, without a
    full stop; "" of all else."""
    recalled = last_recall_ever(case)
    if recalled is None or not is_of_before_recall(circumstance, case):
        return ""
    assert case.assessment is not None  # it is one of its circumstances
    said = say_date(case.assessment.day_of(circumstance))
    return f"Said on {said}, before the recall on {say_date(recalled)}"
