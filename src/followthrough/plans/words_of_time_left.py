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
        return f"{usual}, and {weeks} {left} left: {_how_far(is_whole=short.is_whole)}."
    return f"{_counted(short.months, 'month')} left in {weeks}: {_how_far()}."


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
    is_whole = bool(item.values.get("is_whole"))
    return f"{needs}, and the sentence ends on {ends}: {_how_far(is_whole=is_whole)}."


def _how_far(*, is_whole: bool = False) -> str:
    return "it does not fit" if is_whole else "not all of it fits"


def _usually(weeks: int, *, at_least: bool) -> str:
    return f"It usually takes {_counted(weeks, 'week')}{' or more' if at_least else ''}"


def what_can_be_done(sentence_kind: str, *, is_whole: bool = False, manages: bool = False) -> str:
    """`is_whole`: as of `DoesNotFit`; `manages`: who reads oversees the unit."""
    if manages:
        vary = _decide_to_vary(sentence_kind)
        return vary if is_whole else f"{vary}, and what can be done by then"
    first = "" if is_whole else "whoever delivers it what can be done by then, and "
    return f"Ask {first}{_manager_to_vary(sentence_kind)}"


def what_can_be_done_about(item: Due, *, manages: bool = False) -> str:
    """Of a thing to do about a requirement that does not fit."""
    is_whole = bool(item.values.get("is_whole"))
    return what_can_be_done(str(item.values["sentence"]), is_whole=is_whole, manages=manages)


def what_can_be_done_without_place(sentence_kind: str, *, manages: bool = False) -> str:
    """About work that a sentence requires and that would fit, but for which no place comes in
    time."""
    if manages:
        return f"{_decide_to_vary(sentence_kind)}, or find an earlier place"
    place = "for an earlier place or another provider"
    return f"Ask {place}, and {_manager_to_vary(sentence_kind)}"


def _manager_to_vary(sentence_kind: str) -> str:
    return f"your manager about applying to {say_authority(sentence_kind)} to vary it"


def _decide_to_vary(sentence_kind: str) -> str:
    return f"Decide with the practitioner whether to ask {say_authority(sentence_kind)} to vary it"


def weeks_left_in_words(weeks: int) -> str:
    return "less than a week" if weeks < 1 else _counted(weeks, "week")


def _counted(number: int, noun: str) -> str:
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"
