"""What needs doing first."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from itertools import pairwise
from typing import TYPE_CHECKING, Any, cast

from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from followthrough.common.actors import Actor, Capability
from followthrough.common.dates import today_in_london
from followthrough.delivery.queries.caseload import own_digests
from followthrough.delivery.queries.things import (
    Asked,
    FoundThing,
    found_things,
    good_news_of,
    told,
)
from followthrough.delivery.rules.today import PersonToday, When, people_today
from followthrough.delivery.telling import ThingToDo
from followthrough.desks.practitioner.settling.offered import offers
from followthrough.desks.practitioner.today.next_person import what_comes_next
from followthrough.desks.shared.context import front_page, say_waiting
from followthrough.desks.shared.row_messages import messages_of_rows
from followthrough.desks.shared.viewer import STAFF, desk_page
from followthrough.people.queries import given_up_lately
from followthrough.people.rules.due_item import urgencies
from followthrough.policy import context_on

if TYPE_CHECKING:
    from followthrough.accounts.models import User

PEOPLE = 10  # on a page, which is no longer than three screens
WHEN = {When.NOW: "Now", When.THIS_WEEK: "This week", When.CAN_WAIT: "Can wait"}


@login_required
def front(request: HttpRequest) -> HttpResponse:
    """Sends everybody to the first page of their desk."""
    first = front_page(cast("User", request.user).role)
    return redirect(first) if first else render(request, "practitioner/no-desk.html")


@desk_page(STAFF)
def today(request: HttpRequest, actor: Actor) -> HttpResponse:
    """The practitioner's own cases: actions in their declared order, and what went well. After
    something was recorded in a row (`?done=` the id of its case, `then` of the one below it) the
    page is the one on which that row stands, or the next."""
    context = context_on(today_in_london())
    asked = request.GET.get("kind", "").lower()
    chosen = next((urgency for urgency in urgencies() if urgency.code == asked), None)
    digests = own_digests(actor, context)
    found = found_things(digests, Asked())
    people = people_today(
        (t.item for t in found if chosen in (None, t.item.urgency)), context.today
    )
    case_of = {thing.case.case_id: thing.case for thing in found}
    step = what_comes_next(people, request.GET, case_of, PEOPLE)
    pages = Paginator(people, PEOPLE)
    page = pages.get_page(step.page if step else request.GET.get("page"))
    shown = [FoundThing(case_of[one.case_id], item) for one in page for item in one.things]
    standing = digests.standing
    say_waiting(request, "today", len(found) if standing.is_whole else None)
    told_now = told(shown, good_news_of(digests), context, actor.user_id)
    numbers = Counter(thing.item.urgency for thing in found)
    offered = offers((thing.item for thing in shown), actor, context)
    return render(
        request,
        "practitioner/today.html",
        {
            "day": context.today,
            "page": page,
            "groups": _groups(list(page), told_now.things, people),
            "people": len(people),
            "total": len(found),
            "kinds": [(urgency, numbers[urgency]) for urgency in urgencies()],
            "chosen": chosen.code if chosen else "",
            "good_news": told_now.news,
            "standing": standing,
            "oversees": actor.can(Capability.OVERSEE_UNITS),
            "given_up": given_up_lately(actor, context.today),
            "offered": offered,
            "said": messages_of_rows(request),
            "next": step,
        },
    )


def _groups(
    page: Sequence[PersonToday], things: list[ThingToDo], people: Sequence[PersonToday]
) -> list[dict[str, Any]]:
    """The people of this page in their groups, each with the number that it has on all pages. What
    cannot be said any more is left out."""
    numbers = Counter(person.when for person in people)
    after = dict(pairwise([person.case_id for person in people]))
    of_case: defaultdict[int, list[ThingToDo]] = defaultdict(list)
    for thing in things:
        of_case[thing.case.case_id].append(thing)
    return [
        {
            "title": WHEN[when],
            "number": numbers[when],
            "rows": [
                _row(p, of_case[p.case_id], after.get(p.case_id))
                for p in page
                if p.when is when and of_case[p.case_id]
            ],
        }
        for when in When
        if any(person.when is when for person in page)
    ]


def _row(person: PersonToday, things: list[ThingToDo], then: int | None) -> dict[str, Any]:
    """What stands in sight, the first of all always, and what is folded under it; `then` is the
    case of the row below."""
    shown = max(1, sum(thing.item in person.in_sight for thing in things))
    return {
        "case_id": person.case_id,
        "then": then or "",
        "in_sight": things[:shown],
        "more": things[shown:],
    }
