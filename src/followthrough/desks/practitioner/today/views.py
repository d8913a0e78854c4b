"""What needs doing first."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from followthrough.common.actors import Actor
from followthrough.common.dates import today_in_london
from followthrough.delivery.queries.caseload import own_digests
from followthrough.delivery.queries.things import Asked, FoundThings, good_news_of, told
from followthrough.desks.shared.context import front_page, say_waiting
from followthrough.desks.shared.viewer import STAFF, desk_page
from followthrough.people.queries import given_up_lately
from followthrough.people.rules.due_item import urgencies
from followthrough.policy import context_on

if TYPE_CHECKING:
    from followthrough.accounts.models import User

ROWS = 40


@login_required
def front(request: HttpRequest) -> HttpResponse:
    """Sends everybody to the first page of their desk."""
    first = front_page(cast("User", request.user).role)
    return redirect(first) if first else render(request, "practitioner/no-desk.html")


@desk_page(STAFF)
def today(request: HttpRequest, actor: Actor) -> HttpResponse:
    """The practitioner's own cases: actions in their declared order, and what went well."""
    context = context_on(today_in_london())
    asked = request.GET.get("kind", "").lower()
    chosen = next((urgency for urgency in urgencies() if urgency.code == asked), None)
    digests = own_digests(actor, context)
    found = FoundThings(digests, Asked(urgency=chosen))
    page = Paginator(found, ROWS).get_page(request.GET.get("page"))
    total, standing = found.numbers.total(), digests.standing
    say_waiting(request, "today", total if standing.is_whole else None)
    told_now = told(list(page), good_news_of(digests), context, actor.user_id)
    return render(
        request,
        "practitioner/today.html",
        {
            "day": context.today,
            "page": page,
            "things": told_now.things,
            "total": total,
            "kinds": found.by_urgency(),
            "chosen": chosen.code if chosen else "",
            "good_news": told_now.news,
            "standing": standing,
            "given_up": given_up_lately(actor, context.today),
        },
    )
