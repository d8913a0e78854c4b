"""A file holds a different plan: compare and settle."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from followthrough.common.actors import Actor
from followthrough.common.errors import NotPossible, SavedElsewhere
from followthrough.desks.practitioner.case.page import open_case
from followthrough.desks.practitioner.plan.forms import SettleDifferenceForm
from followthrough.desks.shared.stale_form import is_up_to_date
from followthrough.desks.shared.viewer import STAFF, desk_page
from followthrough.interchange.actions import settle_difference
from followthrough.interchange.queries import open_difference


@desk_page(STAFF)
def settle(request: HttpRequest, actor: Actor, crn: str) -> HttpResponse:
    page = open_case(actor, crn, "plan")
    plan = page.facts.plan
    difference = open_difference(page.facts.case, plan, page.context.pack) if plan else None
    if difference is None or plan is None:
        messages.info(request, "There is no open difference with a file.")
        return redirect("case", crn=page.crn)
    form = SettleDifferenceForm(
        request.POST if request.method == "POST" else None,
        initial={"seen_version": plan.version},
    )
    if request.method == "POST" and is_up_to_date(form, page) and form.is_valid():
        try:
            settle_difference(
                actor,
                page.case,
                keep=form.cleaned_data["keep"],
                today=page.today,
                seen_version=form.cleaned_data["seen_version"],
            )
        except (NotPossible, SavedElsewhere) as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, "The difference is settled.")
            return redirect("plan", crn=page.crn)
    return render(request, "practitioner/difference.html", page.shown(form=form, found=difference))
