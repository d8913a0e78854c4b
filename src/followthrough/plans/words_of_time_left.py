"""How it is said that what a sentence requires does not fit before its end, and what can be
done."""

from __future__ import annotations

from datetime import date

from followthrough.common.dates import say_date
from followthrough.people.rules.due_item import Due
from followthrough.plans.rules.time_needed import DoesNotFit
from followthrough.plans.words_of_requirements import say_authority


def say_does_not_fit(short: DoesNotFit) -> str:
    """As of today."""
    weeks = weeks_left_in_words(short.weeks_left)
    if short.usual_weeks:
        left = "is" if short.weeks_left <= 1 else "are"
        usual = _usually(short.usual_weeks, at_least=short.at_least)
        return f"{usual}, and {weeks} {left} left: not all of it fits."
    return f"{_counted(short.months, 'month')} left in {weeks}: not all of it fits."


def say_item_does_not_fit(item: Due) -> str:
    """As of no day, of a thing to do about a requirement that does not fit; else ""."""
    months, usual = item.values.get("months"), item.values.get("usual_weeks")
    if not months and not usual:
        return ""
    ends = say_date(date.fromisoformat(str(item.values["ends"])))
    needs = _usually(int(usual or 0), at_least=bool(item.values.get("at_least")))
    if months:
        are = "is" if months == 1 else "are"
        needs = f"{_counted(int(months), 'month')} {are} left"
    return f"{needs}, and the sentence ends on {ends}: not all of it fits."


def _usually(weeks: int, *, at_least: bool) -> str:
    return f"It usually takes {_counted(weeks, 'week')}{' or more' if at_least else ''}"


def what_can_be_done(sentence_kind: str, *, manages: bool = False) -> str:
    """`manages`: who reads oversees the unit."""
    authority = say_authority(sentence_kind)
    if manages:
        return (
            f"Decide with the practitioner whether to ask {authority} to vary it, and what can be "
            "done by then"
        )
    return (
        "Ask whoever delivers it what can be done by then, and your manager about applying to "
        f"{authority} to vary it"
    )


def weeks_left_in_words(weeks: int) -> str:
    return "less than a week" if weeks < 1 else _counted(weeks, "week")


def _counted(number: int, noun: str) -> str:
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"
