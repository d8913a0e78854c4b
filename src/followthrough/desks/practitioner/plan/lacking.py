"""What the plan lacks, above its rows: that nothing in it protects others where it should."""

from __future__ import annotations

from typing import NamedTuple

from django.urls import reverse

from followthrough.common.actors import Actor
from followthrough.delivery.rules.due_on_harm import nothing_protects
from followthrough.delivery.telling import Names, ThingToDo, things_told
from followthrough.desks.practitioner.case.links import where_work_is_planned
from followthrough.desks.practitioner.case.page import CasePage
from followthrough.desks.practitioner.settling.offered import offers
from followthrough.people.rules.settling import sorted_out
from followthrough.people.words_of_settling import NONE_NEEDED
from followthrough.plans.rules import GoalState


class NothingProtects(NamedTuple):
    """What Today says of it; where a step is added, and where it is recorded that none is needed,
    "" for whoever changes no cases."""

    told: ThingToDo
    add: str
    none_needed: str
    none_needed_says: str


def nothing_that_protects(page: CasePage, actor: Actor) -> NothingProtects | None:
    """None where that is settled, or put off."""
    items = sorted_out(nothing_protects(page.facts, page.context), page.facts.case, page.context)
    for item in items.asked:
        [told] = things_told([item], Names.of([page.facts]), page.context, actor.user_id)
        offered = offers([item], actor, page.context).of.get((item.case_id, item.occasion))
        address = reverse("done-elsewhere", args=[page.crn, *offered.key]) if offered else ""
        return NothingProtects(
            told,
            where_work_is_planned(page, _area_of_harm(page)),
            f"{address}?back=plan" if address else "",
            NONE_NEEDED.title,
        )
    return None


def _area_of_harm(page: CasePage) -> str:
    """Of the first need that is linked to serious harm; else of what is worked on, else ""."""
    plan = page.facts.plan
    linked = [need.area for need in page.facts.case.needs if need.linked_to_harm]
    worked = [goal.area for goal in plan.goals if goal.state == GoalState.ACTIVE] if plan else []
    both = [area for area in linked if area in worked]
    return next(iter([*both, *worked, *linked]), "")
