"""Whether whoever waits for a person was told that the case or its last sentence has ended, or that
the person died. Pure."""

from __future__ import annotations

from datetime import date

from followthrough.common.dates import say_date, why_not_recorded_on
from followthrough.people.rules.case_life import why_not_seen_to_on
from followthrough.people.rules.facts import CaseFacts
from followthrough.people.rules.sentence_ends import no_sentence_since


def end_to_tell_of(case: CaseFacts, today: date) -> date | None:
    """The day of the end of which they are told; None while nothing has ended. A death says more
    than the end of the case, and that more than the end of the last sentence."""
    return case.died_on or case.closed_on or no_sentence_since(case, today)


def is_of_this_end(ended_on: date | None, case: CaseFacts, today: date) -> bool:
    """Whether what was told is of the end as it stands. `ended_on` is the day of the end of which
    they were told, None of a death. Who was told that the last sentence had ended need not be told
    that the case was closed for it; of another end, after the case went on, they do."""
    if case.died_on is not None:
        return ended_on is None
    return ended_on is not None and ended_on in {case.closed_on, no_sentence_since(case, today)}


def was_told(about: str, case: CaseFacts, today: date) -> bool:
    """Of an end that is no death; `about` is a key of `Waits`."""
    return any(
        told.about == about and is_of_this_end(told.ended_on, case, today) for told in case.told
    )


def why_not_told_on(day: date, case: CaseFacts, today: date) -> str | None:
    """Why nobody can have been told on that day; None where they can. That a case is to end can be
    said before it does."""
    if case.died_on is not None:
        return why_not_seen_to_on(day, case.died_on, today)
    if day < case.opened_on:
        return f"The day lies before the case was opened, on {say_date(case.opened_on)}."
    return why_not_recorded_on(day, today)


def why_not_told_of_mistake_on(day: date, since: date, today: date) -> str | None:
    """Why nobody can have been told on that day that a death was recorded by mistake; None where
    they can. `since`: the first day on which somebody can have heard of the death."""
    if day < since:
        return f"On that day nobody had been told of a death: the first was on {say_date(since)}."
    return why_not_recorded_on(day, today)
