"""A manager's team: what is due, and where work stands still. Practitioners are named by the
alphabet and never put in order by numbers."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import Any

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from followthrough.common.actors import Actor, Capability
from followthrough.common.dates import today_in_london
from followthrough.common.errors import NotAllowed
from followthrough.delivery.facts import facts_for_rules, work_facts
from followthrough.delivery.rules import Urgency, due
from followthrough.delivery.telling import Names, ThingToDo, order_over_cases, things_told
from followthrough.delivery.worklist import context_on, things_to_do
from followthrough.desks.shared.viewer import desk_page
from followthrough.early_ending.queries import early_ends_to_confirm
from followthrough.insight import queries
from followthrough.insight.words import PLAN_STATES
from followthrough.people.alerts import requirement_alerts
from followthrough.people.rules.due_item import SAFETY, due_rules
from followthrough.plans.rules import KnowsPlan
from followthrough.plans.words import AGREEMENTS

MANAGERS = Capability.OVERSEE_UNITS
# Colleagues on a page: the facts of their cases are read, and a page may not keep anybody waiting.
COLLEAGUES, ROWS = 12, 40

PAGES = (
    ("Practitioners", "team"),
    ("Not allocated", "team-unallocated"),
    ("No agreed plan", "team-no-agreed-plan"),
    ("Delivery", "team-not-delivered"),
    ("Requirements", "team-requirements"),
)


def shown_list(here: str, **more: Any) -> dict[str, Any]:
    """The names that every template of the team has; without tabs for no part of it."""
    tabs = [{"text": text, "href": reverse(view), "current": view == here} for text, view in PAGES]
    return {
        "here": here,
        "tabs": tabs if here else [],
        "day": today_in_london(),
        **more,
    }


def _page(request: HttpRequest, rows: Any, number: int = ROWS) -> Any:
    return Paginator(rows, number).get_page(request.GET.get("page"))


@desk_page(Capability.COVER)
def team(request: HttpRequest, actor: Actor) -> HttpResponse:
    """Colleagues by name. A manager sees what is due with each; a practitioner, who may have to
    cover for one of them, is led to it, and sees no numbers about colleagues."""
    day = today_in_london()
    team = queries.team_of(actor, day)
    page = _page(request, team.colleagues, COLLEAGUES)
    if not actor.can(MANAGERS):
        return render(request, "manager/colleagues.html", shown_list("", team=team, page=page))
    held = [case_id for colleague in page for case_id in colleague.case_ids]
    items = things_to_do(held, context_on(day))
    rows = [
        {"who": colleague, "due": _by_kind(items, set(colleague.case_ids))} for colleague in page
    ]
    ends = early_ends_to_confirm(queries.unit_cases(actor, day))
    return render(
        request, "manager/team.html", shown_list("team", team=team, page=page, rows=rows, ends=ends)
    )


def _by_kind(items: Sequence[ThingToDo], case_ids: set[int]) -> list[tuple[Urgency, int]]:
    """How many things are due of each kind, in the declared order of the kinds."""
    theirs = [item.urgency for item in items if item.case.case_id in case_ids]
    return [(urgency, theirs.count(urgency)) for urgency in sorted(set(theirs))]


@desk_page(Capability.COVER)
def due_of(request: HttpRequest, actor: Actor) -> HttpResponse:
    """What is due on the cases of one practitioner, as their own page has it, and all the cases:
    for whoever covers. A colleague sees what kind of thing is due on which case; what it is, they
    read in the case, and that they read it is noted. Raises NotAllowed where nobody of the team is
    called so."""
    day = today_in_london()
    asked = request.GET.get("practitioner", "")
    who = next((c for c in queries.team_of(actor, day).colleagues if c.username == asked), None)
    if who is None:
        raise NotAllowed("Nobody of your team has that user name.", "Go back to your team.")
    context, rules = context_on(day), due_rules()
    facts = facts_for_rules(who.case_ids, rules, KnowsPlan).values()
    items = (item for case_work in facts for item in due(case_work, context, rules))
    things = things_told(items, Names.of(facts), context, actor.user_id)
    manages = actor.can(MANAGERS)
    return render(
        request,
        "manager/due-of.html",
        shown_list(
            "team" if manages else "",
            brief=not manages,
            who=who,
            page=_page(request, sorted(things, key=order_over_cases)),
            cases=sorted(
                (case_work.case for case_work in facts), key=lambda case: case.name.split()[::-1]
            ),
        ),
    )


@desk_page(MANAGERS)
def not_allocated(request: HttpRequest, actor: Actor) -> HttpResponse:
    cases = queries.unallocated(actor, today_in_london())
    return _cases(request, cases, "team-unallocated")


@desk_page(MANAGERS)
def no_agreed_plan(request: HttpRequest, actor: Actor) -> HttpResponse:
    """By how far the plan has come, where the address says so; else every one."""
    cases = queries.without_agreed_plan(actor, today_in_london())
    number = queries.plan_states_of(cases)
    asked = request.GET.get("state", "")
    chosen = asked if asked in PLAN_STATES else ""
    states = [
        {"text": text, "href": f"?state={code}", "count": number[code], "current": code == chosen}
        for code, text in PLAN_STATES.items()
        if code in number
    ]
    every = {"text": "All", "href": "?", "count": sum(number.values()), "current": not chosen}
    return _cases(
        request,
        cases.filter(stands=chosen) if chosen else cases,
        "team-no-agreed-plan",
        states=[every, *states],
        query=f"state={chosen}&" if chosen else "",
    )


def _cases(
    request: HttpRequest, cases: Any, here: str, states: Sequence[Any] = (), query: str = ""
) -> HttpResponse:
    page = _page(request, cases.values_list("pk", flat=True))
    facts = list(work_facts(page.object_list, KnowsPlan).values())
    return render(
        request,
        "manager/cases.html",
        shown_list(here, page=page, facts=facts, agreements=AGREEMENTS, states=states, query=query),
    )


@desk_page(MANAGERS)
def requirements(request: HttpRequest, actor: Actor) -> HttpResponse:
    context = context_on(today_in_london())
    cases = queries.unit_cases(actor, context.today)
    items = queries.due_for_requirements(cases, context, actor.user_id)
    number = Counter(item.kind for item in items)
    return render(
        request,
        "manager/requirements.html",
        shown_list(
            "team-requirements",
            page=_page(request, items),
            kinds=[
                (alert.words(context.pack), number[alert.kind.code])
                for alert in requirement_alerts()
            ],
            protects_others=SAFETY,
        ),
    )
