"""What is said of an early end of a sentence."""

from __future__ import annotations

from datetime import date

from followthrough.common.dates import say_date
from followthrough.early_ending.rules import EarlyEndFacts, KnowsEarlyEnds
from followthrough.early_ending.rules.early_end import all_end_early_on
from followthrough.people.rules.case_life import why_nothing_is_arranged


def say_early_end(facts: KnowsEarlyEnds, sentence_id: int) -> str:
    """That it is decided that the sentence ends early, on which day, and how far that is; "" where
    nothing is, or it was withdrawn."""
    for end in facts.early_ends:
        if end.sentence_id == sentence_id and end.stands:
            return _say(end, facts.case.called)
    return ""


def _say(end: EarlyEndFacts, called: str) -> str:
    day = say_date(end.ends_on)
    if end.waits_for_second:
        return f"Decided to end early on {day}. It waits for a second person."
    if end.told_on is None:
        return f"It ends early on {day}. {called} has not been told."
    return f"It ends early on {day}. {called} was told on {say_date(end.told_on)}."


def say_no_goal_is_needed(facts: KnowsEarlyEnds, today: date) -> str:
    """Instead of asking for goals: the sentences are over, or soon are; else ""."""
    if over := why_nothing_is_arranged(facts.case, today):
        return f"{over} No new goal is needed."
    day = all_end_early_on(facts, today)
    if day is None:
        return ""
    what = "order ends" if len(facts.case.sentences) == 1 else "sentences end"
    ends = f"the {what} early, on {say_date(day)}"
    if any(end.stands and end.waits_for_second for end in facts.early_ends):
        return f"It waits for a second person whether {ends}. Until then no new goal is needed."
    return f"It is decided that {ends}. No new goal is needed."
