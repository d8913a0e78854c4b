"""Where the pages of a case lead, if that hangs on its facts."""

from __future__ import annotations

from django.urls import reverse

from followthrough.desks.practitioner.case.page import CasePage
from followthrough.people.rules import RequirementFacts
from followthrough.plans.rules import GoalState


def where_work_is_planned(page: CasePage, area: str) -> str:
    """A step under the goal for that need, else the goal."""
    goals = page.facts.plan.goals if page.facts.plan else ()
    for goal in goals:
        if goal.area == area and goal.state == GoalState.ACTIVE:
            return reverse("add-step", args=[page.crn, goal.id])
    return f"{reverse('add-goal', args=[page.crn])}?area={area}"


def where_requirement_is_planned(page: CasePage, requirement: RequirementFacts) -> str:
    """A step under the goal for the need that such work is about, else under the first goal; ""
    where no goal is worked on."""
    known = page.context.pack.known
    kind = known.requirements.get(requirement.kind)
    work = {requirement.kind, *(kind.usually_by if kind else ())}
    areas = {known.interventions[code].area for code in work if code in known.interventions}
    plan = page.facts.plan
    goals = [goal for goal in plan.goals if goal.state == GoalState.ACTIVE] if plan else []
    if not goals:
        return ""
    goal = next((goal for goal in goals if goal.area in areas), goals[0])
    return f"{reverse('add-step', args=[page.crn, goal.id])}?requirement={requirement.id}"
