"""A manager's team: what is due, and where work stands still. Practitioners stand by name or by
caseload, and are never put in order by numbers of what waits."""

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
from followthrough.delivery.queries.caseload import CaseLine, CaseLines, unit_cases
from followthrough.delivery.queries.digests import Digests
from followthrough.delivery.queries.things import (
    Asked,
    ThingsToDo,
    summed,
)
from followthrough.desks.manager.crossed import cases_at
from followthrough.desks.manager.put_off import put_off_in_team
from followthrough.desks.manager.waiting import waiting_for
from followthrough.desks.shared.context import say_waiting
from followthrough.desks.shared.mistaken_deaths import who_heard
from followthrough.desks.shared.viewer import desk_page
from followthrough.insight import queries
from followthrough.insight.words import PLAN_STATES, what_to_ask
from followthrough.people.alerts import requirement_alerts
from followthrough.people.queries import (
    case_facts,
)
from followthrough.people.queries.life import last_moves
from followthrough.people.queries.moves import moves_taken_back, own_moves
from followthrough.people.rules import CaseFacts
from followthrough.people.rules.due_item import SAFETY, urgencies
from followthrough.people.words import (
    SERIOUS_HARM,
    say_end_reason,
)
from followthrough.plans.rules import NO_PLAN
from followthrough.plans.words import AGREEMENTS
from followthrough.policy import Context, context_on

MANAGERS = Capability.OVERSEE_UNITS
ROWS = 25
THINGS = 12  # on a page, which is no longer than three screens
# How the table of practitioners is read, by what stands in the address.
ORDERS = {"": "Name", "fewest": "Fewest open cases", "most": "Most open cases"}
SHOWN_STATES = AGREEMENTS | {NO_PLAN: PLAN_STATES[NO_PLAN]}

PAGES = (
    ("Practitioners", "team"),
    ("Not allocated", "team-unallocated"),
    ("Moved", "team-moved"),
    ("No agreed plan", "team-no-agreed-plan"),
    ("Delivery", "team-not-delivered"),
    ("Requirements", "team-requirements"),
    ("Same person?", "team-same-person"),
)


def shown_list(here: str, **more: Any) -> dict[str, Any]:
    """The names that every template of the team has; without tabs for no part of it."""
    tabs = [{"text": text, "href": reverse(view), "current": view == here} for text, view in PAGES]
    return {
        "here": here,
        "tabs": tabs if here else [],
        "day": today_in_london(),
        "standing": None,
        **more,
    }


def _page(request: HttpRequest, rows: Any, number: int = ROWS) -> Any:
    return Paginator(rows, number).get_page(request.GET.get("page"))


@desk_page(Capability.COVER)
def team(request: HttpRequest, actor: Actor) -> HttpResponse:
    """Colleagues by name. A manager sees what is due with each; a practitioner, who may have to
    cover for one of them, is led to it, and sees no numbers about colleagues."""
    context = context_on(today_in_london())
    if not actor.can(MANAGERS):
        colleagues = queries.colleagues_of(actor, context.today)
        return render(request, "manager/colleagues.html", shown_list("", colleagues=colleagues))
    digests = queries.unit_digests(actor, context)
    team = queries.team_of(actor, digests)
    order = request.GET.get("sort", "")
    rows = _in_order(_rows(team), order)
    waits = waiting_for(actor, digests, context)
    rare = queries.seldom(actor, context.today)
    say_waiting(request, "team", waits.number if digests.standing.is_whole else None)
    return render(
        request,
        "manager/team.html",
        shown_list(
            "team",
            team=team,
            rows=rows,
            classes=[u for u in urgencies() if any(row["due"][u] for row in rows)],
            order=order if order in ORDERS else "",
            orders=ORDERS,
            waits=waits,
            put_off=put_off_in_team(waits.informed, digests, actor, request.GET.get("page", "")),
            denied=rare.denied,
            no_death=rare.no_death,
            taken_back=rare.taken_back,
            who_heard=who_heard(actor, rare.taken_back, context.pack),
            closed_early=rare.closed_early,
            say_end_reason=say_end_reason,
            standing=digests.standing,
        ),
    )


def _in_order(rows: list[dict[str, Any]], order: str) -> list[dict[str, Any]]:
    """By name, as they come, or by caseload: by nothing that waits with anybody. Of caseloads that
    are alike, by name."""
    if order not in {"fewest", "most"}:
        return rows
    return sorted(rows, key=lambda row: -row["who"].cases if order == "most" else row["who"].cases)


def _rows(team: queries.Team) -> list[dict[str, Any]]:
    """How many things are due of each class with each."""
    return [
        {
            "who": colleague,
            "cases_at": cases_at(practitioner=str(colleague.user_id)),
            "due": {urgency: theirs[urgency.place] for urgency in urgencies()},
            "total": theirs.total(),
        }
        for colleague in team.colleagues
        for theirs in [team.due.get(colleague.user_id, Counter[int]())]
    ]


@desk_page(Capability.COVER)
def due_of(request: HttpRequest, actor: Actor) -> HttpResponse:
    """What is due on the cases of one practitioner, as their own page has it, and all the cases:
    for whoever covers. A colleague sees what kind of thing is due on which case; what it is, they
    read in the case, and that they read it is noted. The address has an id and no name: browsers
    and logs keep addresses. Raises NotAllowed where nobody of the team has it."""
    context = context_on(today_in_london())
    asked = request.GET.get("practitioner", "")
    colleagues = queries.colleagues_of(actor, context.today)
    who = next((c for c in colleagues if str(c.user_id) == asked), None)
    if who is None:
        raise NotAllowed("Nobody of your team has that number.", "Go back to your team.")
    cases = unit_cases(actor, context.today).filter(practitioner_id=who.user_id)
    digests = Digests(cases, context)
    manages = actor.can(MANAGERS)
    return render(
        request,
        "manager/due-of.html",
        shown_list(
            "team" if manages else "",
            brief=not manages,
            who=who,
            page=_page(request, ThingsToDo(digests, Asked(), actor.user_id, manages=True), THINGS),
            cases=[line.case for line in CaseLines(digests)[: who.cases]],
            standing=digests.standing,
        ),
    )


@desk_page(MANAGERS)
def not_allocated(request: HttpRequest, actor: Actor) -> HttpResponse:
    """With what decides who gets a case and how soon: the risk, the registers, immediate needs, and
    where it came from."""
    context = context_on(today_in_london())
    lines = queries.unallocated(actor, context)
    page = _page(request, lines)
    ids = [line.case.case_id for line in page.object_list]
    facts, moves = case_facts(ids), last_moves(ids)
    return render(
        request,
        "manager/unallocated.html",
        shown_list(
            "team-unallocated",
            page=page,
            rows=[
                _to_allocate(line, facts.get(line.case.case_id), context)
                | {"move": moves.get(line.case.case_id)}
                for line in page.object_list
            ],
            plan_states=SHOWN_STATES,
            came_and_went=moves_taken_back(actor, context.today),
            standing=lines.digests.standing,
        ),
    )


@desk_page(MANAGERS)
def moved(request: HttpRequest, actor: Actor) -> HttpResponse:
    """What the viewer moved today, and may take back; and what came here by mistake."""
    today = today_in_london()
    shown = shown_list(
        "team-moved", moved=own_moves(actor, today), came_and_went=moves_taken_back(actor, today)
    )
    return render(request, "manager/moved.html", shown)


def _to_allocate(line: CaseLine, case: CaseFacts | None, context: Context) -> dict[str, Any]:
    assessment = case.assessment if case is not None else None
    known = context.pack.known.registers
    registers = assessment.registers if assessment else ()
    return {
        "line": line,
        "rosh": SERIOUS_HARM[assessment.serious_harm] if assessment else "",
        "to_staff": bool(assessment and assessment.risk_to_staff),
        "registers": [known[r.code].label if r.code in known else r.code for r in registers],
        "immediate": [context.pack.area_label(area) for area in line.immediate],
    }


@desk_page(MANAGERS)
def no_agreed_plan(request: HttpRequest, actor: Actor) -> HttpResponse:
    """By how far the plan has come, where the address says so; else every one."""
    digests = queries.unit_digests(actor, context_on(today_in_london()))
    number = queries.plan_states_of(digests)
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
        queries.without_agreed_plan(digests, chosen),
        "team-no-agreed-plan",
        states=[every, *states],
        query=f"state={chosen}&" if chosen else "",
    )


def _cases(
    request: HttpRequest, lines: CaseLines, here: str, states: Sequence[Any] = (), query: str = ""
) -> HttpResponse:
    return render(
        request,
        "manager/cases.html",
        shown_list(
            here,
            page=_page(request, lines),
            plan_states=SHOWN_STATES,
            what_to_ask=what_to_ask,
            states=states,
            query=query,
            standing=lines.digests.standing,
        ),
    )


@desk_page(MANAGERS)
def requirements(request: HttpRequest, actor: Actor) -> HttpResponse:
    context = context_on(today_in_london())
    digests = queries.unit_digests(actor, context)
    things = queries.due_for_requirements(actor, digests)
    number = summed(things.numbers, "kind")
    page = _page(request, things, THINGS)
    classes = {thing.urgency for thing in page.object_list}
    return render(
        request,
        "manager/requirements.html",
        shown_list(
            "team-requirements",
            page=page,
            alike=classes.pop() if len(classes) == 1 else None,
            kinds=[
                (alert.words(context.pack), number[alert.kind.code])
                for alert in requirement_alerts()
            ],
            protects_others=SAFETY,
            standing=digests.standing,
        ),
    )
