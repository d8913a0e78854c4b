"""Dates and lists in plain English, for the sentences that the engine gives."""

from collections.abc import Iterable, Sequence
from datetime import date

from followthrough.sequencing.engine.problem import CaseProblem

# Not strftime: the month must not follow the language of the machine.
MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)


def plain_date(day: date) -> str:
    """3 March 2027."""
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"


def week_of(problem: CaseProblem, week: int) -> str:
    """the week of 1 March 2027 (its Monday)."""
    return f"the week of {plain_date(problem.monday(week))}"


def listed(items: Sequence[str]) -> str:
    """one; one and two; one, two and three."""
    if len(items) < 2:
        return "".join(items)
    return f"{', '.join(items[:-1])} and {items[-1]}"


def labels(problem: CaseProblem, keys: Iterable[str]) -> str:
    return listed([problem.task(key).label for key in keys])


def counted(number: int, thing: str) -> str:
    """1 week; 2 weeks."""
    return f"{number} {thing}" if number == 1 else f"{number} {thing}s"


def say_left(left: int, needed: int, short: int) -> str:
    """Of activity days: how many are left, and how many of them other steps need, so that a
    reader's sum comes out at what is `short`."""
    others = left - needed + short
    if not left:
        return "None are left."
    are = "is" if left == 1 else "are"
    return f"{left} {are} left, and other steps need {others}." if others else f"{left} {are} left."
