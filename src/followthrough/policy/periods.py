"""Periods of the policy pack, forwards and backwards: policy periods in working days, legal ones in
calendar days or months (design section 3, "Time")."""

from __future__ import annotations

from datetime import date, timedelta

from followthrough.common.dates import WorkingCalendar, add_calendar_months
from followthrough.policy.pack import Timescale, TimescaleUnit

UNITS = {TimescaleUnit.WORKING_DAYS: "working day", TimescaleUnit.CALENDAR_MONTHS: "month"}


def end_of(timescale: Timescale, day: date, calendar: WorkingCalendar) -> date:
    """The day on which a period that begins on `day` ends."""
    if timescale.unit is TimescaleUnit.WORKING_DAYS:
        return calendar.add(day, timescale.amount)
    if timescale.unit is TimescaleUnit.CALENDAR_MONTHS:
        return add_calendar_months(day, timescale.amount)
    return day + timedelta(days=timescale.amount)


def start_of(timescale: Timescale, day: date, calendar: WorkingCalendar) -> date:
    """The day on which a period that ends on `day` begins."""
    if timescale.unit is TimescaleUnit.WORKING_DAYS:
        return calendar.back(day, timescale.amount)
    if timescale.unit is TimescaleUnit.CALENDAR_MONTHS:
        return add_calendar_months(day, -timescale.amount)
    return day - timedelta(days=timescale.amount)


def say_length(timescale: Timescale) -> str:
    """'15 working days', '3 months', '1 day'."""
    unit = UNITS.get(timescale.unit, "day")
    return f"{timescale.amount} {unit}{'' if timescale.amount == 1 else 's'}"
