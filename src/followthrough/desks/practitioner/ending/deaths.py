"""Recording a death, correcting it, and what follows it."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from followthrough.common.actors import Actor
from followthrough.common.errors import NotAllowed
from followthrough.desks.practitioner.case.page import open_case
from followthrough.desks.practitioner.ending.common import (
    done,
    done_form,
    is_alive,
    life_note,
    note_as_seen,
    over,
)
from followthrough.desks.practitioner.ending.forms import DeathForm, WordsForm
from followthrough.desks.shared.case import NothingToDoHere
from followthrough.desks.shared.saving import save
from followthrough.desks.shared.viewer import STAFF, desk_page
from followthrough.people.actions import case_life, deaths
from followthrough.people.actions.case_life import sees_to_deaths
from followthrough.people.actions.deaths import corrects_death
from followthrough.people.queries import death_of_person, said_of_death, seen_to_after_death
from followthrough.people.rules.case_life import sentences_that_end, tasks_after_death
from followthrough.people.words import AFTER_DEATH_SEEN_TO, AFTER_DEATH_TASKS

NO_DEATH = "It is not recorded, or not any more, that the person died."


@desk_page(STAFF)
def death(request: HttpRequest, actor: Actor, crn: str) -> HttpResponse:
    page = open_case(actor, crn, "case", also_over=True)
    if cause := over(page):
        raise NothingToDoHere(page.crn, cause)
    form = DeathForm(
        request.POST if request.method == "POST" else None,
        initial={"seen": sentences_that_end(page.facts.case)},
    )

    def act() -> None:
        case_life.record_death(actor, page.case, note_as_seen(page, form))

    if save(request, form, act, ""):
        return redirect("case", crn=page.crn)
    shown = page.shown(form=form, sees_to=sees_to_deaths(actor))
    return render(request, "practitioner/death.html", shown)


@desk_page(STAFF)
def take_back(request: HttpRequest, actor: Actor, crn: str) -> HttpResponse:
    page = open_case(actor, crn, "case", also_over=True)
    form = WordsForm(
        request.POST if request.method == "POST" else None,
        label="How did it come about that this was recorded?",
        lacking="Enter how it came about",
    )
    if is_alive(page):
        raise NothingToDoHere(page.crn, NO_DEATH)

    def act() -> None:
        case_life.take_back_death(actor, page.case, life_note(page, form))

    if save(request, form, act, "It is taken back that the person died."):
        closed = page.case.closed_on is not None
        return redirect("reopen-case" if closed else "case", crn=page.crn)
    return render(request, "practitioner/take-back-death.html", page.shown(form=form))


@desk_page(STAFF)
def correct(request: HttpRequest, actor: Actor, crn: str) -> HttpResponse:
    """What somebody else typed is quoted, and not put into the mouth of whoever corrects it."""
    page = open_case(actor, crn, "case", also_over=True)
    death = death_of_person(page.case.person_id)
    if is_alive(page) or death is None:
        raise NothingToDoHere(page.crn, NO_DEATH)
    if not corrects_death(actor, death):
        cause = (
            "A file said on which day the person died. Have it put right there."
            if death.by is None
            else "A manager, or whoever recorded the death, corrects its day."
        )
        raise NothingToDoHere(page.crn, cause)
    form = DeathForm(
        request.POST if request.method == "POST" else None, initial={"on": death.died_on}
    )

    def act() -> None:
        deaths.correct_death(actor, page.case, life_note(page, form))

    if save(request, form, act, "It is corrected. Tell whoever was given the other day."):
        return redirect("case", crn=page.crn)
    shown = page.shown(form=form, death=death, said=said_of_death(death))
    return render(request, "practitioner/correct-death.html", shown)


@desk_page(STAFF)
def seen_to(request: HttpRequest, actor: Actor, crn: str, task: str) -> HttpResponse:
    """Raises NotAllowed for what is not asked after this death."""
    page = open_case(actor, crn, "case", also_over=True)
    if task not in tasks_after_death(page.facts.case):
        raise NotAllowed("This case asks no such thing.")
    if not sees_to_deaths(actor):
        raise NothingToDoHere(page.crn, "A manager of the unit sees to what follows a death.")
    form = done_form(
        request,
        page,
        "On which day was it done?",
        "What was done, or why need it not be?",
        "Enter what was done, or why it need not be",
    )
    stands = seen_to_after_death(page.case.pk).get(task)
    form.initial["seen"] = str(stands.pk if stands else 0)

    def act() -> None:
        case_life.see_to_after_death(actor, page.case, task, life_note(page, form))

    if is_alive(page):
        raise NothingToDoHere(page.crn, NO_DEATH)
    return done(
        request, page, form, act, title=AFTER_DEATH_SEEN_TO[task], asked=AFTER_DEATH_TASKS[task]
    )
