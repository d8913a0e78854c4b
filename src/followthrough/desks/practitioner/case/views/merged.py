"""The records that are merged into that of a case, and carrying over what stood on them."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from followthrough.common.actors import Actor, Capability
from followthrough.desks.practitioner.case.forms import CarryOverForm
from followthrough.desks.practitioner.case.page import open_case
from followthrough.desks.shared.saving import save
from followthrough.desks.shared.viewer import STAFF, desk_page
from followthrough.people.actions import same_person
from followthrough.people.queries import merge_of, merged_records


@desk_page(STAFF)
def merged(request: HttpRequest, actor: Actor, crn: str) -> HttpResponse:
    page = open_case(actor, crn, "case", also_over=True)
    return render(
        request,
        "practitioner/merged-records.html",
        page.shown(
            records=merged_records(actor, page.case.person),
            may_undo=actor.can(Capability.MERGE_RECORDS),
        ),
    )


@desk_page(STAFF)
def carry_over(request: HttpRequest, actor: Actor, crn: str, other: str) -> HttpResponse:
    """Of a record that is merged into this one, and whose case goes on here."""
    page = open_case(actor, crn, "case")
    record = merge_of(actor, page.case, other)
    if record is None or record.merge.kept_case_id != page.case.pk:
        return redirect("merged-records", crn=page.crn)
    form = CarryOverForm(request.POST if request.method == "POST" else None)

    def act() -> None:
        decision = same_person.Decision(page.today, form.cleaned_data["words"])
        same_person.carry_over(actor, page.case, record.merge, decision)

    if save(request, form, act, ""):
        return redirect("merged-records", crn=page.crn)
    return render(
        request, "practitioner/carry-over.html", page.shown(form=form, merge=record.merge)
    )
