"""Cases that are over: the list of closed ones, and the page of one."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from followthrough.common.actors import Actor, Capability
from followthrough.common.dates import today_in_london
from followthrough.common.queries import timeline
from followthrough.delivery.rules.stages import reason_recorded
from followthrough.desks.practitioner.case.cards import about
from followthrough.desks.practitioner.case.page import CasePage, open_case
from followthrough.desks.practitioner.case.timeline_entries import timeline_entries
from followthrough.desks.practitioner.ending.family import left_behind
from followthrough.desks.practitioner.ending.search import ClosedFilter
from followthrough.desks.practitioner.ending.waiting import Waiting, who_may_wait
from followthrough.desks.shared.searches import asked_for, led_to_search
from followthrough.desks.shared.viewer import STAFF, desk_page
from followthrough.people.actions.case_life import sees_to_deaths
from followthrough.people.actions.deaths import corrects_death
from followthrough.people.queries import (
    ClosedCases,
    death_of_person,
    merge_into_another,
    other_cases_of,
    periods_of_case,
    said_of_death,
    seen_to_after_death,
)
from followthrough.people.queries.opening import case_for, has_merged_records
from followthrough.people.rules.case_life import tasks_after_death, why_not_closed_yet
from followthrough.people.words import (
    AFTER_DEATH_SEEN_TO,
    IMMEDIACY,
    SENTENCES,
    SEVERITY,
    ask_about_old_day,
    say_changes,
    say_end_reason,
    say_term_of,
)
from followthrough.plans.rules import StepFacts
from followthrough.plans.words import STATES_AT_THE_END
from followthrough.plans.words_of_requirements import how_much
from followthrough.policy.context import Context

if TYPE_CHECKING:
    from followthrough.people.models import DeathTask

ROWS, RECENT, MOST_EARLIER = 50, 8, 200
ASKED_FOR = timedelta(weeks=4)  # as long as managers see what was closed before its end


@dataclass(frozen=True)
class EndedStep:
    """A step of the plan of a case that is over: its text, and how far it had come."""

    text: str
    state: str
    why: str


def case_over(
    request: HttpRequest, actor: Actor, page: CasePage, *, is_last: bool = True
) -> HttpResponse:
    """The overview of a case that has ended, or whose person died: it is read, and asks nothing but
    what follows a death. `is_last`: it is the one that the CRN leads to, which can be opened again
    and has a timeline of its own."""
    case = page.facts.case
    death = death_of_person(page.case.person_id) if case.died_on else None
    seen = seen_to_after_death(page.case.pk) if case.died_on else {}
    return render(
        request,
        "practitioner/case-over.html",
        page.shown(
            death=death,
            said=said_of_death(death) if death else [],
            tasks=[
                _task(code, seen.get(code), case.died_on)
                for code in (tasks_after_death(case) if case.died_on else ())
            ],
            left_behind=left_behind(page) if case.died_on else [],
            to_tell=_to_tell(actor, page),
            may_tell=True,
            may_correct=death is not None and corrects_death(actor, death),
            may_see_to=sees_to_deaths(actor),
            may_close=why_not_closed_yet(case) is None,
            is_last=is_last,
            periods=periods_of_case(page.case),
            others=other_cases_of(actor, page.case),
            merge=merge_into_another(page.case.person),
            goes_on=_record_that_goes_on(actor, page),
            is_merged=has_merged_records(page.case),
            say_end_reason=say_end_reason,
            labels=SENTENCES,
            immediacy=IMMEDIACY,
            severity=SEVERITY,
            card=about(actor, page),
            how_much=how_much,
            say_term=say_term_of,
            say_changes=say_changes,
            goals=_goals(page),
            practitioners=page.practitioners,
            entries=timeline_entries(
                timeline(page.case.pk, limit=RECENT if is_last else MOST_EARLIER), page, actor
            ),
        ),
    )


@dataclass(frozen=True)
class TaskAfterDeath:
    """`row` says what was done, and `asked` what there is to ask of it since the day of the death
    was corrected."""

    code: str
    label: str
    row: DeathTask | None
    asked: str


def _task(code: str, row: DeathTask | None, died_on: date | None) -> TaskAfterDeath:
    asked = ask_about_old_day(code, row.died_on, died_on) if row else ""
    return TaskAfterDeath(code, AFTER_DEATH_SEEN_TO[code], row, asked)


def _to_tell(actor: Actor, page: CasePage) -> list[Waiting]:
    """Who may wait: from a death on, and for some weeks after any end of the case; then only who
    was told. What goes on under another record goes on."""
    closed_on = page.facts.case.closed_on
    if closed_on is not None and page.case.person.merged_into_id is not None:
        return []
    may_wait = who_may_wait(actor, page)
    if closed_on is None or page.today <= closed_on + ASKED_FOR:
        return may_wait
    return [one for one in may_wait if one.told]


def _record_that_goes_on(actor: Actor, page: CasePage) -> str:
    """The CRN of the record into which this one is merged, for whoever may open that; or ""."""
    if page.case.person.merged_into_id is None:
        return ""
    crn = case_for(actor, page.crn).person.crn
    return crn if crn != page.crn else ""


def _goals(page: CasePage) -> list[dict[str, Any]]:
    plan = page.plan
    return [
        {"title": goal.title, "steps": [_step(step, page.context) for step in goal.steps]}
        for goal in (plan.goals if plan else ())
    ]


def _step(step: StepFacts, context: Context) -> EndedStep:
    why = reason_recorded(step, context)
    return EndedStep(step.text, STATES_AT_THE_END[step.state], why.label if why else "")


@desk_page(STAFF)
def earlier_case(request: HttpRequest, actor: Actor, crn: str, case_id: int) -> HttpResponse:
    """An earlier case of a person who has another one since."""
    page = open_case(actor, crn, "case", case_id, also_over=True)
    if not page.is_over:
        return redirect("case", crn=page.crn)
    is_last = case_for(actor, crn).pk == page.case.pk
    return case_over(request, actor, page, is_last=is_last)


@desk_page(STAFF)
def closed_cases(request: HttpRequest, actor: Actor) -> HttpResponse:
    if (search := led_to_search(request)) is not None:
        return search
    asked = asked_for(request)
    if not actor.can(Capability.HOLD_CASES):
        asked.setdefault("whose", "unit")
    if asked.get("whose") == "team":  # sent from the filters of Cases
        asked["whose"] = "unit"
    form = ClosedFilter(asked)
    form.is_valid()
    wanted = form.cleaned_data
    own = wanted.get("whose") != "unit"
    found = ClosedCases(actor, today_in_london(), own=own, name=wanted.get("name", ""))
    query = request.GET.copy()
    query.pop("page", None)
    return render(
        request,
        "practitioner/closed-cases.html",
        {
            "form": form,
            "page": Paginator(found, ROWS).get_page(request.GET.get("page")),
            "say_end_reason": say_end_reason,
            "query": f"{query.urlencode()}&" if query else "",
        },
    )
