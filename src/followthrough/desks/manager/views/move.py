"""Moving a case to another unit."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from followthrough.common.actors import Actor
from followthrough.desks.manager.forms import MoveForm
from followthrough.desks.shared.case import opened_case
from followthrough.desks.shared.header import case_header
from followthrough.desks.shared.saving import save
from followthrough.desks.shared.viewer import STAFF, desk_page
from followthrough.organisations.queries import unit_choices
from followthrough.people.access import visible_to
from followthrough.people.actions.moving import Move, move_case
from followthrough.people.actions.reallocation import manages_unit_of
from followthrough.people.rules import KnowsCase


@desk_page(STAFF)
def move(request: HttpRequest, actor: Actor, crn: str) -> HttpResponse:
    """For managers of the unit; others of the staff, who see the case, are told so there."""
    opened = opened_case(actor, crn)
    case, facts = opened.case, opened.facts_with(KnowsCase)
    if not manages_unit_of(actor, case):
        messages.info(request, "Only a manager of the unit moves a case to another one.")
        return redirect("case", crn=opened.crn)
    units = [(code, name) for code, name in unit_choices(()) if code != case.unit.code]
    form = MoveForm(request.POST if request.method == "POST" else None, units=units)

    def act() -> None:
        data = form.cleaned_data
        move_case(actor, case, Move(opened.today, data["unit"], data["words"]))

    if save(request, form, act, "The case has moved. Its new unit gives it to somebody."):
        still_seen = visible_to(actor, opened.today).filter(pk=case.pk).exists()
        return redirect("case", crn=opened.crn) if still_seen else redirect("team")
    names = {
        "header": case_header(facts.case, opened.context.pack, opened.today, []),
        "crn": opened.crn,
        "heading": "Move this case to another unit",
        "unit": facts.case.unit_name,
        "form": form,
    }
    return render(request, "manager/move.html", names)
