"""Where the pages of a case lead, if that hangs on its facts."""

from __future__ import annotations

from django.urls import reverse

from followthrough.desks.practitioner.case.page import CasePage
from followthrough.plans.rules import GoalState


def where_work_is_planned(page: CasePage, area: str) -> str:
    """A step under the goal for that need, else the goal."""
    goals = page.facts.plan.goals if page.facts.plan else ()
    for goal in goals:
        if goal.area == area and goal.state == GoalState.ACTIVE:
            return reverse("add-step", args=[page.crn, goal.id])
    return f"{reverse('add-goal', args=[page.crn])}?area={area}"
