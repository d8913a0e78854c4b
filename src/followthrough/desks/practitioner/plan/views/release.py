"""That the prison confirmed the day of a release, recorded where the plan asks."""

from __future__ import annotations

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST

from followthrough.common.actors import Actor
from followthrough.common.dates import say_date
from followthrough.common.numbers import whole_number
from followthrough.common.texts import LONGEST_TEXT
from followthrough.desks.practitioner.case.page import open_case
from followthrough.desks.shared.fields import PlainForm
from followthrough.desks.shared.saving import save
from followthrough.desks.shared.viewer import STAFF, desk_page
from followthrough.people.actions.release import confirm_release


class ReleaseForm(PlainForm):
    """`day` is the one that the page showed; `seen` the id of what it showed as recorded, nothing
    where it asked."""

    seen = forms.CharField(widget=forms.HiddenInput, required=False)
    day = forms.DateField(widget=forms.HiddenInput, input_formats=["%Y-%m-%d"])
    who = forms.CharField(
        label="Who confirmed it?",
        max_length=LONGEST_TEXT,
        error_messages={"required": "Say who confirmed it."},
    )


@desk_page(STAFF)
@require_POST
def release_confirmed(request: HttpRequest, actor: Actor, crn: str) -> HttpResponse:
    page = open_case(actor, crn, "plan")
    form = ReleaseForm(request.POST)

    def act() -> object:
        data = form.cleaned_data
        seen = whole_number(data["seen"]) or 0
        return confirm_release(actor, page.case, data["day"], data["who"], page.today, seen)

    if save(request, form, act, ""):
        messages.success(request, f"Confirmed: {say_date(form.cleaned_data['day'])}.")
    elif form.data.get("seen"):  # somebody else recorded it: the plan asks no more
        return render(request, "practitioner/release-confirmed.html", page.shown(form=form))
    for errors in form.errors.values():
        messages.error(request, " ".join(str(error) for error in errors))
    return redirect("plan", crn=page.crn)
