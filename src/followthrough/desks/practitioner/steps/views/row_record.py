"""What is recorded in the row of a step with one press, as of today."""

from __future__ import annotations

from collections.abc import Callable

from django import forms
from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_POST

from followthrough.common.actors import Actor
from followthrough.desks.practitioner.case.page import open_case, step_on
from followthrough.desks.practitioner.plan.rows import AT_ONCE
from followthrough.desks.practitioner.steps.back_to_row import back_to_row
from followthrough.desks.shared.fields import InRowForm
from followthrough.desks.shared.row_messages import say_in_row
from followthrough.desks.shared.saving import save_form
from followthrough.desks.shared.viewer import STAFF, desk_page
from followthrough.plans.actions import step_progress
from followthrough.plans.actions.locking import ChangeNote
from followthrough.plans.actions.step_progress import PersonResponse
from followthrough.plans.rules import RecordKind

ACTIONS: dict[str, Callable[..., object]] = {
    RecordKind.REFERRED: step_progress.record_referral,
    RecordKind.STARTED: step_progress.record_start,
}
SAID: dict[str, str] = {
    RecordKind.REFERRED: "Recorded: referred today.",
    RecordKind.STARTED: "Recorded: started today.",
    RecordKind.FINISHED: "Recorded: finished today. “What follows” keeps what was learnt.",
}


class RowRecordForm(InRowForm):
    what = forms.ChoiceField(
        choices=list(AT_ONCE.items()),
        error_messages={"invalid_choice": "Press one of the buttons of the step."},
    )


@desk_page(STAFF)
@require_POST
def record_in_row(request: HttpRequest, actor: Actor, crn: str, step_id: int) -> HttpResponse:
    page = open_case(actor, crn, "plan")
    step = step_on(page, step_id)
    form = RowRecordForm(request.POST)

    def act() -> object:
        note = ChangeNote(page.today, seen_version=form.cleaned_data["seen_version"])
        what = form.cleaned_data["what"]
        if what == RecordKind.FINISHED:
            return step_progress.record_finish(actor, page.case, step.id, note, PersonResponse())
        return ACTIONS[what](actor, page.case, step.id, note)

    if save_form(request, page, form, act, ""):
        say_in_row(request, step.id, SAID[form.cleaned_data["what"]])
    return back_to_row(request, form, step, page.crn)
