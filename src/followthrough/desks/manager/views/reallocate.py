"""Giving a case to another practitioner."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from followthrough.common.actors import Actor
from followthrough.desks.manager.forms import Reallocation
from followthrough.desks.shared.case import opened_case
from followthrough.desks.shared.header import case_header
from followthrough.desks.shared.saving import save
from followthrough.desks.shared.viewer import STAFF, desk_page
from followthrough.people.access import visible_to
from followthrough.people.actions.reallocation import (
    Handover,
    manages_unit_of,
    possible_practitioners,
    reallocate_case,
    reallocation_reasons,
)
from followthrough.people.queries import open_cases_held
from followthrough.people.rules import KnowsCase

GIVE = "Give this case to another practitioner"
CHOOSE = "Choose a practitioner for this case"


@desk_page(STAFF)
def reallocate(request: HttpRequest, actor: Actor, crn: str) -> HttpResponse:
    """For managers of the unit; others of the staff, who see the case, are told so there."""
    opened = opened_case(actor, crn)
    case, facts = opened.case, opened.facts_with(KnowsCase)
    if not manages_unit_of(actor, case):
        messages.info(request, "Only a manager of the unit gives a case to somebody else.")
        return redirect("case", crn=facts.case.crn)
    staff = list(possible_practitioners(case))
    seen = visible_to(actor, opened.context.today)
    form = Reallocation(
        request.POST if request.method == "POST" else None,
        staff=staff,
        held=open_cases_held(seen, [user.pk for user in staff]),
        reasons=reallocation_reasons(case, opened.context.pack),
        initial={"seen": case.practitioner_id, "seen_unit": case.unit.code},
    )
    pack, today = opened.context.pack, opened.context.today

    def act() -> None:
        data = form.cleaned_data
        handover = Handover(
            today, data["to"], data["reason"], data["note"], data["seen"], data["seen_unit"] or None
        )
        reallocate_case(actor, case, handover)

    if save(request, form, act, "The case has its new practitioner. Tell them, and the person."):
        return redirect("case", crn=facts.case.crn)
    return render(
        request,
        "manager/reallocate.html",
        {
            "header": case_header(facts.case, pack, today, []),
            "crn": facts.case.crn,
            "form": form,
            "heading": GIVE if facts.case.practitioner_name else CHOOSE,
            "holder": facts.case.practitioner_name,
        },
    )
