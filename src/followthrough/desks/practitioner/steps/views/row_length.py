"""How long a course takes, changed in its row."""

from __future__ import annotations

from django import forms
from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_POST

from followthrough.common.actors import Actor
from followthrough.desks.practitioner.case.page import open_case, step_on
from followthrough.desks.practitioner.steps.back_to_row import back_to_row
from followthrough.desks.shared.fields import InRowForm
from followthrough.desks.shared.row_messages import say_in_row
from followthrough.desks.shared.saving import save_form
from followthrough.desks.shared.viewer import STAFF, desk_page
from followthrough.plans.actions.locking import ChangeNote
from followthrough.plans.actions.steps import change_length
from followthrough.plans.rules.natures import MOST_WEEKS


class LengthForm(InRowForm):
    """Without a number it is the usual length again."""

    weeks = forms.IntegerField(
        required=False,
        min_value=1,
        max_value=MOST_WEEKS,
        error_messages={
            "invalid": "Enter the weeks as a whole number, as 12.",
            "min_value": "Enter at least 1 week, or nothing for the usual length.",
            "max_value": f"Enter at most {MOST_WEEKS} weeks.",
        },
    )


@desk_page(STAFF)
@require_POST
def change_length_in_row(
    request: HttpRequest, actor: Actor, crn: str, step_id: int
) -> HttpResponse:
    page = open_case(actor, crn, "plan")
    step = step_on(page, step_id)
    form = LengthForm(request.POST)

    def act() -> object:
        note = ChangeNote(page.today, seen_version=form.cleaned_data["seen_version"])
        return change_length(actor, page.case, step.id, form.cleaned_data["weeks"], note)

    if save_form(request, page, form, act, ""):
        weeks = form.cleaned_data["weeks"]
        said = f"{weeks} weeks" if weeks and weeks > 1 else "1 week" if weeks else "as usual"
        say_in_row(request, step.id, f"Its length is {said} now.")
    return back_to_row(request, form, step, page.crn)
