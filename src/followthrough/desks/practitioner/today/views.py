"""What needs doing first."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from followthrough.common.actors import Actor
from followthrough.common.dates import today_in_london
from followthrough.delivery.worklist import worklist
from followthrough.desks.shared.context import front_page
from followthrough.desks.shared.viewer import STAFF, desk_page
from followthrough.people.access import visible_to
from followthrough.people.queries import open_cases
from followthrough.people.rules.due_item import urgencies

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
    day = today_in_london()
    own = open_cases(visible_to(actor, day)).filter(practitioner_id=actor.user_id)
    work = worklist(own.order_by("pk").values_list("pk", flat=True), day, actor.user_id)
    asked = request.GET.get("kind", "").lower()
    chosen = next((urgency for urgency in urgencies() if urgency.code == asked), None)
    rows = [item for item in work.due if chosen is None or item.urgency == chosen]
    page = Paginator(rows, ROWS).get_page(request.GET.get("page"))
    kinds = [
        {
            "code": urgency.code,
            "label": urgency.label,
            "count": sum(item.urgency == urgency for item in work.due),
        }
        for urgency in urgencies()
    ]
    return render(
        request,
        "practitioner/today.html",
        {
            "day": day,
            "page": page,
            "total": len(work.due),
            "kinds": kinds,
            "chosen": chosen.code if chosen else "",
            "good_news": work.good_news,
        },
    )
