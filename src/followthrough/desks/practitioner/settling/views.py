"""Recording that a thing to do is put off or was done elsewhere, and that it is asked again."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any
from urllib.parse import urlencode

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST

from followthrough.common.actors import Actor
from followthrough.common.dates import say_date
from followthrough.common.numbers import whole_number
from followthrough.desks.practitioner.case.page import CasePage, open_case
from followthrough.desks.practitioner.settling.forms import (
    AskAgainForm,
    DoneElsewhereForm,
    PutOffForm,
)
from followthrough.desks.practitioner.settling.offered import NO_SUBJECT, days_of
from followthrough.desks.shared.case import NothingToDoHere
from followthrough.desks.shared.row_messages import say_in_row
from followthrough.desks.shared.saving import save
from followthrough.desks.shared.viewer import STAFF, desk_page
from followthrough.people.actions import settling
from followthrough.people.rules.done_elsewhere import why_not_elsewhere
from followthrough.people.rules.due_item import Due
from followthrough.people.rules.put_off import why_never_put_off
from followthrough.people.rules.settled_facts import Settled
from followthrough.people.words_of_settling import elsewhere_words, say_recorded_elsewhere

TODAY, PLAN = "today", "plan"  # the pages that are led back to, beside the case
NO_LONGER = "This is no longer to do on this case."


@desk_page(STAFF)
def put_off(
    request: HttpRequest, actor: Actor, crn: str, thing: str, subject: str, since: str
) -> HttpResponse:
    page = open_case(actor, crn, "case", also_over=True)
    item = _thing(page, thing, subject, since)
    again = any(row.occasion == item.occasion for row in page.facts.case.put_off)
    if never := why_never_put_off(item, again=again):
        raise NothingToDoHere(page.crn, never)
    form = PutOffForm(
        request.POST if request.method == "POST" else None,
        days=days_of(item, page.context),
        reasons=page.context.pack.put_off.values(),
        initial=_led_from(request),
    )

    def act() -> object:
        data = form.cleaned_data
        note = settling.PutOffNote(form.day, data["reason"], data["words"])
        return settling.put_off(actor, page.case, item, note, page.context)

    def said() -> str:
        return f"Put off until {say_date(form.day)}."

    return _saved(request, page, actor, item, form, act, said, title="Put off")


@desk_page(STAFF)
def done_elsewhere(
    request: HttpRequest, actor: Actor, crn: str, thing: str, subject: str, since: str
) -> HttpResponse:
    page = open_case(actor, crn, "case", also_over=True)
    item = _thing(page, thing, subject, since)
    if never := why_not_elsewhere(item):
        raise NothingToDoHere(page.crn, never)
    asked = elsewhere_words(item.kind)
    form = DoneElsewhereForm(
        request.POST if request.method == "POST" else None,
        asked=asked,
        initial={"on": page.today, **_led_from(request)},
    )

    def act() -> object:
        data = form.cleaned_data
        note = settling.DoneNote(
            data["on"], data["who"], data["words"], whole_number(data["seen"]) or 0
        )
        return settling.record_done_elsewhere(actor, page.case, item, note, page.today)

    def said() -> str:
        return f"{say_recorded_elsewhere(item.kind, form.cleaned_data['on'])}."

    return _saved(request, page, actor, item, form, act, said, title=asked.title)


@desk_page(STAFF)
@require_POST
def ask_again(
    request: HttpRequest, actor: Actor, crn: str, thing: str, subject: str, since: str
) -> HttpResponse:
    """Takes back that it was put off, or that it was done."""
    page = open_case(actor, crn, "case", also_over=True)
    item = _thing(page, thing, subject, since)
    form = AskAgainForm(request.POST)

    def act() -> object:
        if form.cleaned_data["what"] == Settled.PUT_OFF:
            return settling.take_back_put_off(actor, page.case, item, page.today)
        return settling.take_back_done(actor, page.case, item, page.today)

    if save(request, form, act, ""):
        say_in_row(request, page.case.pk, "It is to do again.")
    for errors in form.errors.values():
        messages.error(request, " ".join(str(error) for error in errors))
    return redirect(f"{reverse('case', args=[page.crn])}#todo")


def _thing(page: CasePage, thing: str, subject: str, since: str) -> Due:
    """As it stands, asked or not. Raises NothingToDoHere where the case has ended, and where the
    rules find it no more."""
    occasion = f"{thing}/{'' if subject == NO_SUBJECT else subject}/{since}"
    if page.case.closed_on is None:
        for item in page.things.all():
            if item.occasion == occasion:
                return item
    raise NothingToDoHere(page.crn, NO_LONGER)


def _led_from(request: HttpRequest) -> dict[str, str]:
    return {name: request.GET.get(name, "") for name in ("back", "then")}


def _saved(
    request: HttpRequest,
    page: CasePage,
    actor: Actor,
    item: Due,
    form: forms.Form,
    act: Callable[[], object],
    said: Callable[[], str],
    *,
    title: str,
) -> HttpResponse:
    """Saves it and leads to where it was pressed, or shows the form with what was typed."""
    if save(request, form, act, ""):
        data = form.cleaned_data
        leads_to_today = data["back"] == TODAY
        # There the row of the person may be gone.
        who = f"{page.facts.case.name}: " if leads_to_today else ""
        if data["back"] == PLAN:  # whose rows are those of steps
            messages.success(request, said())
            return redirect("plan", crn=page.crn)
        say_in_row(request, page.case.pk, f"{who}{said()}")
        if leads_to_today:
            return redirect(_today(page.case.pk, data["then"]))
        return redirect(f"{reverse('case', args=[page.crn])}#todo")
    [told] = page.told([item])
    shown: dict[str, Any] = {"form": form, "title": title, "told": told}
    back = _back(form)
    leads_to = (TODAY, []) if back == TODAY else (PLAN if back == PLAN else "case", [page.crn])
    shown["cancel"] = reverse(leads_to[0], args=leads_to[1])
    return render(request, "practitioner/settle-form.html", page.shown(**shown))


def _back(form: forms.Form) -> str:
    return str(form["back"].value() or "")


def _today(case_id: int, then: str) -> str:
    """Where Today says it, and who comes next. An address holds ids and no names."""
    asked = {"done": case_id} | ({"then": then} if whole_number(then) is not None else {})
    return f"{reverse('today')}?{urlencode(asked)}#said"
