"""What the pages about the end of a case and about a death share."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from followthrough.common.numbers import whole_number
from followthrough.desks.practitioner.case.page import CasePage
from followthrough.desks.practitioner.ending.forms import DoneForm
from followthrough.desks.shared.mistaken_deaths import Heard
from followthrough.desks.shared.saving import save
from followthrough.people.actions.case_life import LifeNote
from followthrough.people.rules.case_life import why_not_changed

NO_ROW = -1


def over(page: CasePage, *, died: bool = True) -> str:
    """That the case has ended or, where `died`, that the person died; else nothing."""
    died_on = page.facts.case.died_on if died else None
    return why_not_changed(page.case.closed_on, died_on) or ""


def is_alive(page: CasePage) -> bool:
    return page.facts.case.died_on is None


def life_note(page: CasePage, form: forms.Form) -> LifeNote:
    """What the form says; of today where it asks for no day. The last part of `seen` is the id of
    what stood on the page: what is no number is nothing that stood there."""
    data = form.cleaned_data
    stood = str(data.get("seen") or "").rpartition(":")[2]
    seen = whole_number(stood)
    if seen is None and stood:
        seen = NO_ROW
    return LifeNote(data.get("on") or page.today, page.today, data["words"], seen)


def note_as_seen(page: CasePage, form: forms.Form) -> LifeNote:
    """As `life_note`, of a form that has the sentences which its page showed."""
    note = life_note(page, form)
    return replace(note, seen=None, seen_sentences=form.cleaned_data["seen"])


def done_form(request: HttpRequest, page: CasePage, day: str, label: str, lacking: str) -> DoneForm:
    """Asks on which day something was done, and in words what."""
    return DoneForm(
        request.POST if request.method == "POST" else None,
        initial={"on": page.today},
        day=day,
        label=label,
        lacking=lacking,
    )


def done(
    request: HttpRequest,
    page: CasePage,
    form: forms.Form,
    act: Callable[[], None],
    *,
    title: str,
    asked: str,
    step_id: int | None = None,
    heard: Sequence[Heard] = (),
) -> HttpResponse:
    """Saves it and leads to the case, or shows the form. `asked` is what it is about; `step_id`:
    the page leads to that step as well, where something else can be recorded of it. `heard`: who
    is listed below what is asked."""
    if save(request, form, act, ""):
        return redirect("case", crn=page.crn)
    return render(
        request,
        "practitioner/after-death.html",
        page.shown(form=form, title=title, asked=asked, step_id=step_id, heard=heard),
    )
