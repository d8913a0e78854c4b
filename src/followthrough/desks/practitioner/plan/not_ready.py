"""Why a plan is not talked through with the person yet, as its pages say it."""

from __future__ import annotations

from collections.abc import Sequence

from followthrough.desks.shared.case import OpenedCase
from followthrough.early_ending.rules import KnowsEarlyEnds
from followthrough.early_ending.words import say_no_goal_is_needed
from followthrough.people.rules import contact_is_suspended
from followthrough.plans.rules import GoalFacts, why_not_agreeable
from followthrough.plans.rules.agreements import lacks_current_goal

SUSPENDED = "Contact is suspended. No new goal is needed."
ACHIEVED = "No goal is for now any more. Add one only where something is left to work on."


def why_not_ready(page: OpenedCase, goals: Sequence[GoalFacts]) -> str | None:
    """None where it can be talked through. Of somebody whose sentence is over, or is decided to end
    early, or with whom contact is suspended, no new goal is asked for, nor of somebody who achieved
    what was planned; early ends are read only where one would be."""
    if lacks_current_goal(goals):
        over = say_no_goal_is_needed(page.facts_with(KnowsEarlyEnds), page.today)
        if over:
            return over
        if contact_is_suspended(page.facts.case):
            return SUSPENDED
        if not lacks_current_goal(goals, some_time_ago=True):
            return ACHIEVED
    return why_not_agreeable(goals)
