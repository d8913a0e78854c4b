"""A manager's team: what is due, and where work stands still. Practitioners are named by the
alphabet and never put in order by numbers."""

from __future__ import annotations

from typing import Any

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from followthrough.common.actors import Actor, Role
from followthrough.common.dates import today_in_london
from followthrough.common.errors import NotAllowed
from followthrough.delivery.attention import attention, context_on
from followthrough.delivery.facts import work_facts
from followthrough.delivery.queries import coverage_of
from followthrough.delivery.rules import URGENCY_WORDS, Due, Urgency
from followthrough.delivery.rules.breaks import where_it_breaks, where_it_holds
from followthrough.desks.shared.viewer import desk_page
from followthrough.insight import queries
from followthrough.plans.words import AGREEMENTS

MANAGERS = frozenset({Role.MANAGER})
# Colleagues on a page: the facts of their cases are read, and a page may not keep anybody waiting.
COLLEAGUES, ROWS = 12, 40

PAGES = (
    ("Practitioners", "team"),
    ("Not allocated", "team-unallocated"),
    ("No agreed plan", "team-no-agreed-plan"),
    ("Not delivered", "team-not-delivered"),
    ("Requirements", "team-requirements"),
)


def shown(here: str, **more: Any) -> dict[str, Any]:
    """The names that every template of the team has."""
    tabs = [{"text": text, "href": reverse(view), "current": view == here} for text, view in PAGES]
    return {
        "here": here,
        "tabs": tabs,
        "day": today_in_london(),
        "urgency_words": URGENCY_WORDS,
        **more,
    }


def _page(request: HttpRequest, rows: Any, number: int = ROWS) -> Any:
    return Paginator(rows, number).get_page(request.GET.get("page"))


@desk_page(MANAGERS)
def team(request: HttpRequest, actor: Actor) -> HttpResponse:
    day = today_in_london()
    found = queries.team_of(actor, day)
    page = _page(request, found.colleagues, COLLEAGUES)
    due = attention([id_ for one in page for id_ in one.case_ids], day).due
    rows = [{"who": one, "due": _by_kind(due, set(one.case_ids))} for one in page]
    return render(request, "manager/team.html", shown("team", team=found, page=page, rows=rows))


def _by_kind(due: tuple[Due, ...], case_ids: set[int]) -> list[tuple[Urgency, int]]:
    """How many things are due of each kind, in the declared order of the kinds."""
    theirs = [item.urgency for item in due if item.case.case_id in case_ids]
    return [(urgency, theirs.count(urgency)) for urgency in Urgency if urgency in theirs]


@desk_page(MANAGERS)
def due_of(request: HttpRequest, actor: Actor) -> HttpResponse:
    """What is due on the cases of one practitioner, as their own page has it. Raises NotAllowed
    where nobody of the team is called so."""
    day = today_in_london()
    asked = request.GET.get("practitioner", "")
    who = next((c for c in queries.team_of(actor, day).colleagues if c.username == asked), None)
    if who is None:
        raise NotAllowed("Nobody of your team has that user name.", "Go back to your team.")
    page = _page(request, attention(who.case_ids, day).due)
    return render(request, "manager/due-of.html", shown("team", who=who, page=page))


@desk_page(MANAGERS)
def not_allocated(request: HttpRequest, actor: Actor) -> HttpResponse:
    cases = queries.unallocated(actor, today_in_london())
    return _cases(request, cases, "team-unallocated")


@desk_page(MANAGERS)
def no_agreed_plan(request: HttpRequest, actor: Actor) -> HttpResponse:
    cases = queries.without_agreed_plan(actor, today_in_london())
    return _cases(request, cases, "team-no-agreed-plan")


def _cases(request: HttpRequest, cases: Any, here: str) -> HttpResponse:
    page = _page(request, cases.values_list("pk", flat=True))
    facts = list(work_facts(page.object_list).values())
    return render(
        request,
        "manager/cases.html",
        shown(here, page=page, facts=facts, agreements=AGREEMENTS),
    )


@desk_page(MANAGERS)
def not_delivered(request: HttpRequest, actor: Actor) -> HttpResponse:
    """Where the thread breaks is worked out only when asked for: it reads the facts of every case
    of the unit, which takes seconds where there are thousands."""
    context = context_on(today_in_london())
    cases = queries.unit_cases(actor, context.today)
    worked_out = "breaks" in request.GET
    breaks, holds = [], []
    if worked_out:
        found = coverage_of(cases.order_by("pk").values_list("pk", flat=True), context.today)
        breaks, holds = where_it_breaks(found, context.pack), where_it_holds(found, context.pack)
    return render(
        request,
        "manager/not-delivered.html",
        shown(
            "team-not-delivered",
            reasons=queries.not_delivered_by_reason(cases, context.pack),
            worked_out=worked_out,
            breaks=breaks,
            holds=holds,
        ),
    )


@desk_page(MANAGERS)
def requirements(request: HttpRequest, actor: Actor) -> HttpResponse:
    context = context_on(today_in_london())
    cases = queries.unit_cases(actor, context.today)
    page = _page(request, queries.requirement_alerts(cases, context))
    return render(request, "manager/requirements.html", shown("team-requirements", page=page))
