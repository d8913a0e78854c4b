"""Moving a case to another unit, and taking that back."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from followthrough.common.actors import Actor
from followthrough.common.dates import today_in_london
from followthrough.desks.manager.forms import MoveForm, TakeBackMoveForm
from followthrough.desks.manager.views.team import shown_list
from followthrough.desks.shared.case import opened_case
from followthrough.desks.shared.header import case_header
from followthrough.desks.shared.saving import save
from followthrough.desks.shared.viewer import STAFF, desk_page
from followthrough.organisations.queries import unit_choices, unit_named
from followthrough.people.access import visible_to
from followthrough.people.actions.moves_taken_back import TakenBack, take_back_move
from followthrough.people.actions.moving import Move, move_case
from followthrough.people.actions.reallocation import manages_unit_of
from followthrough.people.queries.moves import own_move_of, taken_up
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
    form = MoveForm(
        request.POST if request.method == "POST" else None,
        units=units,
        initial={"seen": case.unit.code},
    )

    def act() -> None:
        data = form.cleaned_data
        move_case(
            actor, case, Move(opened.today, data["unit"], data["words"], data["seen"] or None)
        )

    if save(request, form, act, ""):
        unit = unit_named(form.cleaned_data["unit"])
        messages.success(
            request,
            f"{case.person.name} ({opened.crn}) has moved to {unit}. A manager there gives it to "
            "somebody.",
        )
        still_seen = visible_to(actor, opened.today).filter(pk=case.pk).exists()
        return redirect("case", crn=opened.crn) if still_seen else redirect("team-moved")
    names = {
        "header": case_header(facts.case, opened.context.pack, opened.today, []),
        "crn": opened.crn,
        "heading": "Move this case to another unit",
        "unit": facts.case.unit_name,
        "form": form,
    }
    return render(request, "manager/move.html", names)


@desk_page(STAFF)
def take_back(request: HttpRequest, actor: Actor, crn: str) -> HttpResponse:
    """For whoever moved the case today. They may not see it any more, so the page shows nothing of
    it but where it went. Others of the staff, who see the case, are told so there. Raises
    NotAllowed of a case that they cannot open."""
    today = today_in_london()
    move = own_move_of(actor, crn, today)
    if move is None:
        opened = opened_case(actor, crn)
        messages.info(request, "You have not moved this case today.")
        return redirect("case", crn=opened.crn)
    form = TakeBackMoveForm(request.POST if request.method == "POST" else None)

    def act() -> None:
        take_back_move(actor, move.case, TakenBack(today, form.cleaned_data["words"]))

    crn = move.case.person.crn
    back = f"{crn} is with {move.from_unit.name} again, as before the move."
    if save(request, form, act, back):
        return redirect("case", crn=crn)
    shown = shown_list("", form=form, crn=crn, move=move, late=bool(taken_up([move])))
    return render(request, "manager/take-back-move.html", shown)
