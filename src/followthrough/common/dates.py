"""Working days, calendar months and how dates are said.

Legal periods run in calendar days or months, policy periods in working days of England and Wales
(design section 3, "Time"). Nothing here reads the clock: callers pass the day.

>>> add_calendar_months(date(2028, 2, 29), 12)
datetime.date(2029, 2, 28)
"""

from __future__ import annotations

import csv
from calendar import monthrange
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from functools import cache, lru_cache
from pathlib import Path
from zoneinfo import ZoneInfo

LONDON = ZoneInfo("Europe/London")
# Outside these a day is a slip of the keyboard, typed or in a file.
EARLIEST, LATEST = date(1900, 1, 1), date(2100, 12, 31)

HOLIDAYS_FILE = Path(__file__).parent / "data" / "bank_holidays.csv"


def today_in_london() -> date:
    """The one place that asks the clock for a day; views, commands and jobs pass the answer on."""
    return datetime.now(tz=LONDON).date()


def start_of(day: date) -> datetime:
    """The first moment of a day in London."""
    return datetime.combine(day, time(), LONDON)


def day_in_london(moment: datetime) -> date:
    """The day on which somebody in London saw it happen: in summer the last hour of a day of UTC
    belongs to the next. `moment` knows its time zone."""
    return moment.astimezone(LONDON).date()


# How far ahead of today a day is said that is counted in working days.
LOOKS_AHEAD = timedelta(days=92)


@dataclass(frozen=True)
class WorkingCalendar:
    """Weekdays that are not bank holidays. Outside `covered_years` only weekends are known."""

    holidays: frozenset[date]

    @property
    def covered_years(self) -> range:
        years = [day.year for day in self.holidays]
        return range(min(years), max(years) + 1) if years else range(0)

    def last_year_known(self, today: date) -> int | None:
        """The last year of which bank holidays are known, where pages of today say days beyond it;
        None where they do not."""
        known = self.covered_years
        return None if (today + LOOKS_AHEAD).year < known.stop else known.stop - 1

    def is_working_day(self, day: date) -> bool:
        return day.weekday() < 5 and day not in self.holidays

    def add(self, start: date, working_days: int) -> date:
        """The day that lies `working_days` working days after `start`; 0 gives the first working
        day on or after `start`. Raises ValueError for a negative number."""
        if working_days < 0:
            raise ValueError(f"working days must be 0 or more, not {working_days}")
        return _add(self, start, working_days)

    def back(self, end: date, working_days: int) -> date:
        """The day that lies `working_days` working days before `end`; 0 gives `end` itself, as
        work that is due then need not be done on the working day before. Raises ValueError for a
        negative number."""
        if working_days < 0:
            raise ValueError(f"working days must be 0 or more, not {working_days}")
        day, left = end, working_days
        while left:
            day -= timedelta(days=1)
            left -= self.is_working_day(day)
        return day


@lru_cache(maxsize=8192)
def _add(calendar: WorkingCalendar, start: date, working_days: int) -> date:
    """Kept: the cases of a nation began on some hundreds of days, asked about again and again."""
    day = start
    while not calendar.is_working_day(day) and working_days == 0:
        day += timedelta(days=1)
    left = working_days
    while left:
        day += timedelta(days=1)
        left -= calendar.is_working_day(day)
    return day


@cache
def england_and_wales() -> WorkingCalendar:
    with HOLIDAYS_FILE.open(newline="", encoding="utf-8") as rows:
        return WorkingCalendar(
            frozenset(date.fromisoformat(row["date"]) for row in csv.DictReader(rows))
        )


def say_holidays_unknown(today: date) -> str:
    """What to say where days lie beyond the bank holidays that are known; "" where none do."""
    year = england_and_wales().last_year_known(today)
    if year is None:
        return ""
    return (
        f"Bank holidays after {year} are not known here: a day that is counted in working days may "
        "be later than is said. Whoever runs Followthrough brings them up to date."
    )


def add_calendar_months(start: date, months: int) -> date:
    """The same day of the month `months` later, or the month's last day where there is none."""
    year, month0 = divmod(start.year * 12 + start.month - 1 + months, 12)
    return start.replace(
        year=year, month=month0 + 1, day=min(start.day, monthrange(year, month0 + 1)[1])
    )


def why_not_recorded_on(day: date | None, today: date) -> str | None:
    """Why what is recorded as done cannot be of that day; None where it can, or without a day."""
    if day is not None and day > today:
        return "The day lies in the future. Enter today or a day that has passed."
    return None


def monday_of(day: date) -> date:
    return day - timedelta(days=day.weekday())


def monday_of_work(day: date, calendar: WorkingCalendar) -> date:
    """Of the first week that still has a working day from `day` on: on a Saturday of the next."""
    return monday_of(calendar.add(day, 0))


def age_on(born: date, day: date) -> int:
    return day.year - born.year - ((day.month, day.day) < (born.month, born.day))


def birthday(born: date, age: int) -> date:
    """The day on which somebody is that old; 1 March in other years for who was born on 29
    February, as `age_on` counts."""
    try:
        return born.replace(year=born.year + age)
    except ValueError:
        return date(born.year + age, 3, 1)


def say_date(day: date) -> str:
    """A date as GOV.UK writes it: 3 March 2027."""
    return f"{day.day} {day:%B %Y}"


def say_short_date(day: date) -> str:
    """3 Mar 2027."""
    return f"{day.day} {day:%b %Y}"


def say_list(items: Iterable[str], joiner: str = "and") -> str:
    """'a, b and c'."""
    words = list(items)
    if len(words) < 2:
        return "".join(words)
    return f"{', '.join(words[:-1])} {joiner} {words[-1]}"
