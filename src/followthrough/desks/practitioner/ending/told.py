"""Recording that whoever waits for a person was told of the end, and that whoever was told of a
death was told that it was a mistake."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse

from followthrough.common.actors import Actor
from followthrough.common.errors import NotAllowed
from followthrough.desks.practitioner.case.page import open_case
from followthrough.desks.practitioner.ending.common import done, done_form, is_alive, life_note
from followthrough.desks.practitioner.ending.waiting import who_may_wait
from followthrough.desks.shared.case import NothingToDoHere
from followthrough.desks.shared.mistaken_deaths import who_heard
from followthrough.desks.shared.viewer import STAFF, desk_page
from followthrough.people.actions.told import (
    ABOUT_A_DEATH,
    ABOUT_AN_END,
    NOBODY_TO_TELL,
    tell_of_mistake,
    tell_who_waits,
)
from followthrough.people.queries import death_taken_back, told_of_end
from followthrough.people.rules.due_item import step_subject
from followthrough.people.rules.told import end_to_tell_of


@desk_page(STAFF)
def told(request: HttpRequest, actor: Actor, crn: str, about: str) -> HttpResponse:
    """That somebody who waits was told. Raises NotAllowed for somebody who does not."""
    return _told(request, actor, crn, about)


@desk_page(STAFF)
def told_of_step(request: HttpRequest, actor: Actor, crn: str, step_id: int) -> HttpResponse:
    """The same of whoever delivers a step, by its id."""
    return _told(request, actor, crn, step_subject(step_id))


@desk_page(STAFF)
def told_of_mistake(request: HttpRequest, actor: Actor, crn: str) -> HttpResponse:
    """That a death was none: one record for all who had been told of it."""
    page = open_case(actor, crn, "case", also_over=True)
    back = death_taken_back(page.case.person_id)
    if back is None:
        raise NothingToDoHere(page.crn, NOBODY_TO_TELL)
    form = done_form(
        request,
        page,
        "On which day were they told? If on several, the last one",
        "Who told them, and how? Or why need they not be told?",
        "Enter who told them and how, or why they need not be told",
    )

    def act() -> None:
        tell_of_mistake(actor, page.case, life_note(page, form))

    return done(
        request,
        page,
        form,
        act,
        title="Told that it was a mistake",
        asked="Who had been told of the death",
        heard=who_heard(actor, [back], page.context.pack)[back.death.pk],
    )


def _told(request: HttpRequest, actor: Actor, crn: str, about: str) -> HttpResponse:
    page = open_case(actor, crn, "case", also_over=True)
    waits = next((one for one in who_may_wait(actor, page) if one.key == about), None)
    own = {step_subject(step.id): step.id for step in page.facts.steps}
    if waits is None and about in own:
        raise NothingToDoHere(page.crn, "Nobody waits for that step.")
    if waits is None:
        raise NotAllowed("Nobody waits there.", "Go back to the case.")
    if end_to_tell_of(page.facts.case, page.today) is None:
        raise NothingToDoHere(page.crn, "Nothing has ended of which anybody is to be told.")
    form = done_form(
        request,
        page,
        "On which day were they told?",
        "Who told them, and how? Or why need they not be told?",
        "Enter who told them and how, or why they need not be told",
    )

    stands = told_of_end(page.case.pk).get(about)
    what = ABOUT_AN_END if is_alive(page) else ABOUT_A_DEATH
    form.initial["seen"] = f"{what}:{stands.pk if stands else 0}"

    def act() -> None:
        seen = form.cleaned_data["seen"].partition(":")[0]
        of_death = seen == ABOUT_A_DEATH if seen else None
        tell_who_waits(actor, page.case, about, life_note(page, form), of_death=of_death)

    return done(
        request,
        page,
        form,
        act,
        title="Told of the end" if is_alive(page) else "Told of the death",
        asked=f"Who is told: {waits.text}",
        step_id=None if page.is_over else own.get(about),
    )
