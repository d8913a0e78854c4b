"""The records that are merged into that of a case, and carrying over what stood on them."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from followthrough.common.actors import Actor, Capability
from followthrough.desks.practitioner.case.forms import CarryOverForm
from followthrough.desks.practitioner.case.page import CasePage, open_case
from followthrough.desks.shared.saving import save
from followthrough.desks.shared.viewer import STAFF, desk_page
from followthrough.people.actions import same_person
from followthrough.people.queries import MergedRecord, case_facts, merge_of, merged_records
from followthrough.plans.queries import plan_facts
from followthrough.plans.rules import LIVE, StepState


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
        request,
        "practitioner/carry-over.html",
        page.shown(form=form, merge=record.merge, **_not_carried_over(page, record)),
    )


def _not_carried_over(page: CasePage, record: MergedRecord) -> dict[str, Any]:
    """What stands under the other record and not on this one: needs and circumstances, which go
    when it is said that what holds is carried over; and, for whoever may open it, strengths and the
    steps of its plan, also those that are done."""
    [merged] = [m for m in page.facts.case.merged if m.merge_id == record.merge.pk]
    known = page.context.pack.known.circumstances
    shown = {
        "needs": [page.context.pack.area_label(area) for area in merged.need_areas],
        "circumstances": [
            known[code].label if code in known else code for code in merged.circumstances
        ],
        "strengths": [],
        "steps": [],
        "done": [],
    }
    if record.last_case is None:
        return shown
    there = case_facts([record.last_case.pk])[record.last_case.pk].assessment
    here = page.facts.case.assessment
    own = {strength.text for strength in here.strengths} if here else set()
    plan = plan_facts([record.last_case.pk]).get(record.last_case.pk)
    steps = [step for goal in (plan.goals if plan else ()) for step in goal.steps]
    return shown | {
        "strengths": [s.text for s in (there.strengths if there else ()) if s.text not in own],
        "steps": [step.text for step in steps if step.state in LIVE],
        "done": [step.text for step in steps if step.state is StepState.FINISHED],
    }
