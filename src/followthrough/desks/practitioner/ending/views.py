"""Recording a death, closing a case and opening it again."""

from __future__ import annotations

from datetime import date

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from followthrough.common.actors import Actor
from followthrough.common.errors import NotAllowed
from followthrough.delivery.queries.things import users_named
from followthrough.delivery.telling import Names, ThingToDo, things_told
from followthrough.desks.practitioner.case.page import CasePage, open_case
from followthrough.desks.practitioner.ending.closed import who_may_wait
from followthrough.desks.practitioner.ending.forms import (
    CloseForm,
    DeathForm,
    ReopenForm,
    WordsForm,
)
from followthrough.desks.shared.case import NothingToDoHere
from followthrough.desks.shared.saving import save
from followthrough.desks.shared.viewer import STAFF, desk_page
from followthrough.people.actions import case_life
from followthrough.people.actions.case_life import LifeNote, corrects_death, sees_to_deaths
from followthrough.people.queries import death_of_person
from followthrough.people.queries.life import periods_of_case
from followthrough.people.rules.case_life import (
    day_to_propose_as_end,
    possible_end_reasons,
    tasks_after_death,
    why_not_changed,
    why_not_closed_yet,
)
from followthrough.people.rules.due_on_ends import CLOSE_CASE
from followthrough.people.words import (
    AFTER_DEATH_SEEN_TO,
    AFTER_DEATH_TASKS,
    SENTENCES,
    say_recalled_case_stays_open,
    say_term_of,
)
from followthrough.plans.rules import BEGUN
from followthrough.sequencing.rules.problem import protects


@desk_page(STAFF)
def close(request: HttpRequest, actor: Actor, crn: str) -> HttpResponse:
    page = open_case(actor, crn, "case", also_over=True)
    if cause := _over(page, died=False) or why_not_closed_yet(page.facts.case):
        raise NothingToDoHere(page.crn, cause)
    reasons = possible_end_reasons(page.facts.case, page.today)
    only = reasons[0] if len(reasons) == 1 else None
    form = CloseForm(
        request.POST if request.method == "POST" else None,
        reasons=reasons,
        initial={"on": _day_to_propose(page), "reason": only},
    )

    def act() -> None:
        case_life.close_case(actor, page.case, form.cleaned_data["reason"], _note(page, form))

    if save(request, form, act, "The case is closed. It stays on record."):
        return redirect("case", crn=page.crn)
    shown = page.shown(
        form=form,
        left=_what_is_left(actor, page),
        goes_on=_what_goes_on(page),
        to_tell=who_may_wait(page),
        may_say_death=_is_alive(page),
        stays_open=say_recalled_case_stays_open(page.facts.case, page.today),
    )
    return render(request, "practitioner/close-case.html", shown)


def _day_to_propose(page: CasePage) -> date:
    since = periods_of_case(page.case)[-1].from_on
    return day_to_propose_as_end(page.facts.case, page.today, since)


NO_DEATH = "It is not recorded, or not any more, that the person died."


def _over(page: CasePage, *, died: bool = True) -> str:
    """That the case has ended or, where `died`, that the person died; else nothing."""
    died_on = page.facts.case.died_on if died else None
    return why_not_changed(page.case.closed_on, died_on) or ""


def _is_alive(page: CasePage) -> bool:
    return page.facts.case.died_on is None


def _what_is_left(actor: Actor, page: CasePage) -> list[ThingToDo]:
    """What is still asked on the case, but for closing it."""
    due = [
        item
        for item in (page.digest.due if page.digest else ())
        if item.is_shown_to(actor) and item.kind != CLOSE_CASE.code
    ]
    return things_told(due, Names.of([page.facts], users_named(due)), page.context, actor.user_id)


def _what_goes_on(page: CasePage) -> list[str]:
    """What an end today would cut off: sentences that run, registers, and work that is under way,
    that which protects others first. Nothing once the person has died."""
    case, pack = page.facts.case, page.context.pack
    if not _is_alive(page):
        return []
    runs = [s for s in case.sentences if not s.has_ended(page.today)]
    lines = [f"{SENTENCES[s.kind]}: {say_term_of(s)}" for s in runs]
    for register in case.assessment.registers if case.assessment else ():
        known = pack.known.registers.get(register.code)
        lines.append(f"Register: {known.label if known else register.code}")
    live = [step for step in page.facts.steps if step.state in BEGUN]
    live.sort(key=lambda step: not protects(step, pack))
    return lines + [
        f"{'Protects others: ' if protects(step, pack) else ''}{step.text}" for step in live
    ]


def _note(page: CasePage, form: forms.Form) -> LifeNote:
    data = form.cleaned_data
    return LifeNote(data.get("on") or page.today, page.today, data["words"])


@desk_page(STAFF)
def reopen(request: HttpRequest, actor: Actor, crn: str) -> HttpResponse:
    page = open_case(actor, crn, "case", also_over=True)
    if page.case.closed_on is None:
        raise NothingToDoHere(page.crn, "This case is open.")
    if not _is_alive(page):
        raise NothingToDoHere(page.crn, _over(page))
    form = ReopenForm(
        request.POST if request.method == "POST" else None, initial={"on": page.today}
    )

    def act() -> None:
        case_life.reopen_case(actor, page.case, _note(page, form))

    if save(request, form, act, "The case is open again."):
        return redirect("case", crn=page.crn)
    return render(request, "practitioner/reopen-case.html", page.shown(form=form))


@desk_page(STAFF)
def death(request: HttpRequest, actor: Actor, crn: str) -> HttpResponse:
    page = open_case(actor, crn, "case", also_over=True)
    if cause := _over(page):
        raise NothingToDoHere(page.crn, cause)
    form = DeathForm(request.POST if request.method == "POST" else None)

    def act() -> None:
        case_life.record_death(actor, page.case, _note(page, form))

    if save(request, form, act, ""):
        return redirect("case", crn=page.crn)
    shown = page.shown(form=form, sees_to=sees_to_deaths(actor))
    return render(request, "practitioner/death.html", shown)


@desk_page(STAFF)
def take_back(request: HttpRequest, actor: Actor, crn: str) -> HttpResponse:
    page = open_case(actor, crn, "case", also_over=True)
    if _is_alive(page):
        raise NothingToDoHere(page.crn, NO_DEATH)
    form = WordsForm(
        request.POST if request.method == "POST" else None,
        label="How did it come about that this was recorded?",
        lacking="Enter how it came about",
    )

    def act() -> None:
        case_life.take_back_death(actor, page.case, _note(page, form))

    if save(request, form, act, "It is taken back that the person died."):
        closed = page.case.closed_on is not None
        return redirect("reopen-case" if closed else "case", crn=page.crn)
    return render(request, "practitioner/take-back-death.html", page.shown(form=form))


@desk_page(STAFF)
def correct(request: HttpRequest, actor: Actor, crn: str) -> HttpResponse:
    page = open_case(actor, crn, "case", also_over=True)
    death = death_of_person(page.case.person_id)
    if _is_alive(page) or death is None:
        raise NothingToDoHere(page.crn, NO_DEATH)
    if not corrects_death(actor, death):
        cause = (
            "A file said on which day the person died. Have it put right there."
            if death.by is None
            else "A manager, or whoever recorded the death, corrects its day."
        )
        raise NothingToDoHere(page.crn, cause)
    form = DeathForm(
        request.POST if request.method == "POST" else None,
        initial={"on": death.died_on, "words": death.words},
    )

    def act() -> None:
        case_life.correct_death(actor, page.case, _note(page, form))

    if save(request, form, act, "It is corrected. Tell whoever was given the other day."):
        return redirect("case", crn=page.crn)
    return render(request, "practitioner/correct-death.html", page.shown(form=form, death=death))


@desk_page(STAFF)
def seen_to(request: HttpRequest, actor: Actor, crn: str, task: str) -> HttpResponse:
    """Raises NotAllowed for what is not asked after this death."""
    page = open_case(actor, crn, "case", also_over=True)
    if task not in tasks_after_death(page.facts.case):
        raise NotAllowed("This case asks no such thing.")
    if not sees_to_deaths(actor):
        raise NothingToDoHere(page.crn, "A manager of the unit sees to what follows a death.")
    if _is_alive(page):
        raise NothingToDoHere(page.crn, NO_DEATH)
    form = WordsForm(
        request.POST if request.method == "POST" else None,
        label="What was done, or why need it not be?",
        lacking="Enter what was done, or why it need not be",
    )

    def act() -> None:
        case_life.see_to_after_death(actor, page.case, task, _note(page, form))

    if save(request, form, act, ""):
        return redirect("case", crn=page.crn)
    shown = page.shown(form=form, title=AFTER_DEATH_SEEN_TO[task], asked=AFTER_DEATH_TASKS[task])
    return render(request, "practitioner/after-death.html", shown)
