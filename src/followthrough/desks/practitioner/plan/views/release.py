"""That the prison confirmed the day of a release, recorded where the plan asks."""

from __future__ import annotations

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_POST

from followthrough.common.actors import Actor
from followthrough.common.dates import say_date
from followthrough.common.texts import LONGEST_TEXT
from followthrough.desks.practitioner.case.page import open_case
from followthrough.desks.shared.fields import PlainForm
from followthrough.desks.shared.saving import save
from followthrough.desks.shared.viewer import STAFF, desk_page
from followthrough.people.actions.release import confirm_release


class ReleaseForm(PlainForm):
    """`day` is the one that the page showed."""

    day = forms.DateField(widget=forms.HiddenInput, input_formats=["%Y-%m-%d"])
    who = forms.CharField(
        max_length=LONGEST_TEXT, error_messages={"required": "Say who confirmed it."}
    )


@desk_page(STAFF)
@require_POST
def release_confirmed(request: HttpRequest, actor: Actor, crn: str) -> HttpResponse:
    page = open_case(actor, crn, "plan")
    form = ReleaseForm(request.POST)

    def act() -> object:
        data = form.cleaned_data
        return confirm_release(actor, page.case, data["day"], data["who"], page.today)

    if save(request, form, act, ""):
        messages.success(request, f"Confirmed: {say_date(form.cleaned_data['day'])}.")
    for errors in form.errors.values():
        messages.error(request, " ".join(str(error) for error in errors))
    return redirect("plan", crn=page.crn)
