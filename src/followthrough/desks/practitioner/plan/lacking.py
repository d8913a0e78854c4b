"""What the plan lacks: a step that protects others where one should, above its rows, and work for
needs."""

from __future__ import annotations

from collections.abc import Set
from typing import NamedTuple

from django.urls import reverse

from followthrough.common.actors import Actor
from followthrough.delivery.rules.due_on_harm import harm_needs, nothing_protects
from followthrough.delivery.rules.due_on_immediate_needs import needs_that_wait
from followthrough.delivery.telling import ThingToDo
from followthrough.desks.practitioner.case.links import where_work_is_planned
from followthrough.desks.practitioner.case.page import CasePage
from followthrough.desks.practitioner.plan.by_need import about_need
from followthrough.desks.practitioner.settling.offered import offers
from followthrough.people.rules.facts import needs_to_meet
from followthrough.people.rules.settling import sorted_out
from followthrough.people.words_of_settling import NONE_NEEDED
from followthrough.plans.rules import GoalState
from followthrough.plans.rules.needs_without_step import WithoutStep, without_step
from followthrough.plans.words_of_needs import A_NEED, say_without_step
from followthrough.sequencing.rules.published import KnowsOrder


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
        [told] = page.told([item])
        offered = offers([item], actor, page.context).of.get((item.case_id, item.occasion))
        address = reverse("done-elsewhere", args=[page.crn, *offered.key]) if offered else ""
        return NothingProtects(
            told,
            where_work_is_planned(page, _area_of_harm(page)),
            f"{address}?back=plan" if address else "",
            NONE_NEEDED.title,
        )
    return None


def where_help_is_added(page: CasePage) -> dict[str, str]:
    """By the area of an immediate need of which the work waits for its place: where something is
    added that helps in the meantime."""
    areas = needs_that_wait(page.facts_with(KnowsOrder), page.context)
    return {area: where_work_is_planned(page, area) for area in areas}


class NeedWithNothing(NamedTuple):
    """A need that no step works on; `about` is how soon and severe it is, `add` where work for it
    is planned. `asked`: a thing to do asks about it, as it is linked to serious harm."""

    area: str
    label: str
    text: str
    about: str
    add: str
    asked: bool


def needs_with_nothing(page: CasePage, said: Set[str]) -> list[NeedWithNothing]:
    """Those of the assessment, in its order, but for what is `said` elsewhere on the page. What has
    finished stands in its rows; it is said only where a thing to do asks about it."""
    facts, pack = page.facts, page.context.pack
    elsewhere = facts.plan.live_elsewhere if facts.plan else ()
    asked = {item.subject_code for item in harm_needs(facts, page.context)}
    found = []
    for need in needs_to_meet(facts.case):
        how = without_step(need.area, facts.steps, elsewhere=need.area in elsewhere)
        if how is None or need.area in said:
            continue
        if how is WithoutStep.FINISHED and need.area not in asked:
            continue
        label = pack.area_label(need.area)
        text = say_without_step(label, how, facts.case.called, A_NEED).text
        add = where_work_is_planned(page, need.area)
        is_asked = need.area in asked
        found.append(NeedWithNothing(need.area, label, text, about_need(need), add, is_asked))
    return found


def _area_of_harm(page: CasePage) -> str:
    """Of the first need that is linked to serious harm; else of what is worked on, else ""."""
    plan = page.facts.plan
    linked = [need.area for need in page.facts.case.needs if need.linked_to_harm]
    worked = [goal.area for goal in plan.goals if goal.state == GoalState.ACTIVE] if plan else []
    both = [area for area in linked if area in worked]
    return next(iter([*both, *worked, *linked]), "")
