"""Closing a case and opening it again."""

from __future__ import annotations

from datetime import date

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from followthrough.common.actors import Actor
from followthrough.delivery.telling import ThingToDo
from followthrough.desks.practitioner.case.merged_steps import begun_under_others
from followthrough.desks.practitioner.case.page import CasePage, open_case
from followthrough.desks.practitioner.ending.common import is_alive, life_note, note_as_seen, over
from followthrough.desks.practitioner.ending.forms import CloseForm, ReopenForm
from followthrough.desks.practitioner.ending.waiting import who_may_wait
from followthrough.desks.shared.case import NothingToDoHere
from followthrough.desks.shared.saving import save
from followthrough.desks.shared.viewer import STAFF, desk_page
from followthrough.people.actions import case_life
from followthrough.people.queries.life import periods_of_case
from followthrough.people.rules.case_life import (
    day_to_propose_as_end,
    possible_end_reasons,
    sentences_that_end,
    why_not_closed_yet,
)
from followthrough.people.rules.due_on_ends import CLOSE_CASE
from followthrough.people.rules.told import end_to_tell_of
from followthrough.people.words import (
    SENTENCES,
    say_recalled_case_stays_open,
    say_term_of,
)
from followthrough.plans.rules import BEGUN
from followthrough.plans.rules.natures import protects


@desk_page(STAFF)
def close(request: HttpRequest, actor: Actor, crn: str) -> HttpResponse:
    page = open_case(actor, crn, "case", also_over=True)
    if cause := over(page, died=False) or why_not_closed_yet(page.facts.case):
        raise NothingToDoHere(page.crn, cause)
    reasons = possible_end_reasons(page.facts.case, page.today)
    only = reasons[0] if len(reasons) == 1 else None
    form = CloseForm(
        request.POST if request.method == "POST" else None,
        reasons=reasons,
        initial={
            "on": _day_to_propose(page),
            "reason": only,
            "seen": sentences_that_end(page.facts.case),
        },
    )

    def act() -> None:
        case_life.close_case(
            actor, page.case, form.cleaned_data["reason"], note_as_seen(page, form)
        )

    if save(request, form, act, "The case is closed. It stays on record."):
        return redirect("case", crn=page.crn)
    if (
        form.is_bound
    ):  # what was merged or told meanwhile is shown, so that the next try has seen it
        page = open_case(actor, crn, "case", also_over=True)
    shown = page.shown(
        form=form,
        left=_what_is_left(actor, page),
        goes_on=_what_goes_on(actor, page),
        # Who was told stands on the page of the case.
        to_tell=[one for one in who_may_wait(actor, page) if one.told is None],
        may_tell=end_to_tell_of(page.facts.case, page.today) is not None,
        may_say_death=is_alive(page),
        stays_open=say_recalled_case_stays_open(page.facts.case, page.today),
    )
    return render(request, "practitioner/close-case.html", shown)


def _day_to_propose(page: CasePage) -> date:
    since = periods_of_case(page.case)[-1].from_on
    return day_to_propose_as_end(page.facts.case, page.today, since)


def _what_is_left(actor: Actor, page: CasePage) -> list[ThingToDo]:
    """What is still asked on the case, but for closing it."""
    due = [
        item
        for item in (page.digest.due if page.digest else ())
        if item.is_shown_to(actor) and item.kind != CLOSE_CASE.code
    ]
    return page.told(due)


def _what_goes_on(actor: Actor, page: CasePage) -> list[str]:
    """What an end today would cut off: sentences that run, registers, and work that is under way,
    under whichever record, that which protects others first. Nothing once the person has died."""
    case, pack = page.facts.case, page.context.pack
    if not is_alive(page):
        return []
    runs = [s for s in case.sentences if not s.has_ended(page.today)]
    lines = [f"{SENTENCES[s.kind]}: {say_term_of(s)}" for s in runs]
    for register in case.assessment.registers if case.assessment else ():
        known = pack.known.registers.get(register.code)
        lines.append(f"Register: {known.label if known else register.code}")
    live = [(step, step.text) for step in page.facts.steps if step.state in BEGUN]
    there = begun_under_others(actor, page)
    live += [(one.step, one.text) for one in there if one.may_be_read]
    live.sort(key=lambda one: not protects(one[0], pack))
    unread = sorted({f"Work under {one.crn}" for one in there if not one.may_be_read})
    return [
        *lines,
        *(f"{'Protects others: ' if protects(step, pack) else ''}{text}" for step, text in live),
        *unread,
    ]


@desk_page(STAFF)
def reopen(request: HttpRequest, actor: Actor, crn: str) -> HttpResponse:
    page = open_case(actor, crn, "case", also_over=True)
    if page.case.closed_on is None:
        raise NothingToDoHere(page.crn, "This case is open.")
    if not is_alive(page):
        raise NothingToDoHere(page.crn, over(page))
    form = ReopenForm(
        request.POST if request.method == "POST" else None, initial={"on": page.today}
    )

    def act() -> None:
        case_life.reopen_case(actor, page.case, life_note(page, form))

    if save(request, form, act, "The case is open again."):
        return redirect("case", crn=page.crn)
    return render(request, "practitioner/reopen-case.html", page.shown(form=form))
