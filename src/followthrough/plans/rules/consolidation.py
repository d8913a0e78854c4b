"""Holding on to what was learnt: when it may be recorded, and when to look back. Pure.

The guidance asks for "sufficient continuity and consolidation of learning" (HMIP, Implementation
and delivery).
"""

from __future__ import annotations

from datetime import date, timedelta

from followthrough.common.dates import say_date
from followthrough.plans.rules.facts import StepFacts, StepState

LONGEST_AHEAD = timedelta(days=731)  # two years: further away, it is a slip of the keyboard
SUGGESTED_AHEAD = timedelta(weeks=6)  # our own suggestion (confidence D), always editable


def why_not_consolidated(step: StepFacts) -> str | None:
    """Only finished work has been learnt from as a whole; on the way, each piece of work says how
    it went."""
    if step.state is StepState.FINISHED:
        return None
    return "This step is not finished. Record what is learnt with the pieces of work on it."


def why_not_look_back_on(day: date | None, today: date, ends_on: date | None) -> str | None:
    """Why that is no day to look back; None where it is one, or where there is none. `ends_on` is
    the end of the last sentence: nobody is asked back after it."""
    if day is None:
        return None
    if day <= today:
        return "The day to look back has to lie ahead."
    if day - today > LONGEST_AHEAD:
        return f"The day to look back lies too far ahead: {say_date(day)}. Look at the year."
    if ends_on is not None and day > ends_on:
        return f"The day to look back lies after the sentence, which ends on {say_date(ends_on)}."
    return None


def suggested_look_back(today: date, ends_on: date | None) -> date | None:
    """Six weeks ahead, where the last sentence still runs then; its last day otherwise. None where
    that has come: nobody is asked back after the sentence."""
    day = today + SUGGESTED_AHEAD
    if ends_on is not None and ends_on < day:
        day = ends_on
    return day if day > today else None
