"""Why a plan is not talked through with the person yet, as its pages say it."""

from __future__ import annotations

from collections.abc import Sequence

from followthrough.desks.shared.case import OpenedCase
from followthrough.early_ending.rules import KnowsEarlyEnds
from followthrough.early_ending.words import say_no_goal_is_needed
from followthrough.plans.rules import GoalFacts, why_not_agreeable
from followthrough.plans.rules.agreements import lacks_current_goal, why_no_goal_is_asked
from followthrough.plans.words import NO_GOAL_ASKED


def why_not_ready(page: OpenedCase, goals: Sequence[GoalFacts]) -> str | None:
    """None where it can be talked through. Of somebody whose sentence is over, or is decided to end
    early, no new goal is asked for; early ends are read only where one would be."""
    if lacks_current_goal(goals):
        over = say_no_goal_is_needed(page.facts_with(KnowsEarlyEnds), page.today)
        if over:
            return over
        if why := why_no_goal_is_asked(goals, page.facts.case):
            return NO_GOAL_ASKED[why]
    return why_not_agreeable(goals)
