"""Periods of the policy pack, forwards and backwards: policy periods in working days, legal ones in
calendar days or months (design section 3, "Time"); and which length governs one where the pack
changes inside it (docs/decisions/0015-the-governing-day.md)."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from datetime import date, timedelta

from followthrough.common.dates import WorkingCalendar, add_calendar_months
from followthrough.policy.pack import Timescale, TimescaleUnit, Transitional

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


@dataclass(frozen=True)
class PeriodVersion:
    """A timescale as it stands from `first` to `last`; the earliest version also governs every
    day before it, the latest every day after."""

    first: date
    last: date
    timescale: Timescale
    transitional: Transitional | None = None


@dataclass(frozen=True)
class Period:
    """One timescale through all its versions, the earliest first; they leave no day out."""

    versions: tuple[PeriodVersion, ...]

    def end(self, began: date, calendar: WorkingCalendar) -> date:
        """The last day of a period that began on that day: by the length of that day, and by the
        transitional rules of those that come into force while it runs. No such rule ends it before
        its own first day: nobody is late by a rule that was not there yet."""
        at = bisect_right(self.versions, began, key=lambda version: version.first) - 1
        end = end_of(self.versions[at].timescale, began, calendar)
        for version in self.versions[at + 1 :]:
            if version.transitional is None or end < version.first:
                continue
            new = max(end_of(version.timescale, began, calendar), version.first)
            longer = version.transitional is Transitional.LONGER_OF_BOTH
            end = max(end, new) if longer else new
        return end

    def start(self, end: date, calendar: WorkingCalendar, today: date) -> date:
        """The day on which the time before `end` begins: the first day on which the length in force
        says that it has. Once begun it goes on, except where a later length has come into force
        by `today` whose transitional rule says that what runs follows it."""
        start = None
        for version in self.versions:
            follows = version.transitional is Transitional.RUNNING_FOLLOW
            if start is None or (follows and version.first <= min(today, end)):
                new = max(start_of(version.timescale, end, calendar), version.first)
                start = new if new <= version.last else None
        assert start is not None  # the latest version has no last day
        return start
