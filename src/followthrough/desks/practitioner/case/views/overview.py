"""One case: the overview and the timeline."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from followthrough.common.actors import Actor, Capability
from followthrough.common.queries import timeline
from followthrough.delivery.rules import due, good_news
from followthrough.delivery.rules.coverage import CoverageSubject, covered_items
from followthrough.delivery.rules.thread import Stage
from followthrough.delivery.rules.work import counts
from followthrough.delivery.words import how_far, why_not_further
from followthrough.desks.practitioner.case.page import CasePage, open_case
from followthrough.desks.practitioner.case.threads import thread_texts
from followthrough.desks.practitioner.case.timeline_entries import timeline_entries
from followthrough.desks.shared.viewer import STAFF, desk_page
from followthrough.people.models import NOT_ASKED, Allocation
from followthrough.people.queries import practitioners_of_case
from followthrough.people.rules.handover import is_new_to_its_practitioner
from followthrough.people.words import (
    ABOUT,
    IMMEDIACY,
    READINESS,
    SENTENCES,
    SEVERITY,
    SEX,
    YES_NO,
    label_of_answer,
)
from followthrough.plans.rules import StepState
from followthrough.plans.words import AGREEMENTS, how_much

NEXT_DATES, RECENT = 6, 8
# What the overview lists as being worked on: all that goes on, or could.
WORKING = frozenset({Stage.STARTED, Stage.REFERRED, Stage.PLANNED, Stage.NO_REFERRAL})
ENTRIES, MOST_PAGES = 50, 200  # of the timeline: entries on a page, and pages that can be opened


@desk_page(STAFF)
def overview(request: HttpRequest, actor: Actor, crn: str) -> HttpResponse:
    page = open_case(actor, crn, "case")
    assessment = page.facts.case.assessment
    periods = practitioners_of_case(page.case.pk)
    about, not_asked = _about(page)
    return render(
        request,
        "practitioner/case.html",
        page.shown(
            due=due(page.facts, page.context),
            good_news=good_news(page.facts, page.context)[:5],
            counts=counts(page.facts.steps),
            agreements=AGREEMENTS,
            next_dates=_next_dates(page),
            needs=_needs(page),
            working=[item for item in thread_texts(page).values() if item.stage in WORKING],
            circumstances=[
                (page.context.pack.circumstances.get(c.code), c)
                for c in (assessment.circumstances if assessment else ())
            ],
            sentence_words=SENTENCES,
            how_much=how_much,
            about=about,
            not_asked=not_asked,
            practitioners=periods,
            handover=_handover(periods, page),
            may_reallocate=actor.can(Capability.REALLOCATE_CASES),
            entries=timeline_entries(timeline(page.case.pk, limit=RECENT), page),
        ),
    )


def _handover(periods: list[Allocation], page: CasePage) -> Allocation | None:
    """The present practitioner's time with the case, where it is new to them and has a note."""
    if not (periods and periods[0].handover_note):
        return None
    return periods[0] if is_new_to_its_practitioner(page.facts.case, page.context) else None


@desk_page(STAFF)
def whole_timeline(request: HttpRequest, actor: Actor, crn: str) -> HttpResponse:
    page = open_case(actor, crn, "case-timeline")
    asked = request.GET.get("page", "")
    number = int(asked) if asked.isdecimal() and len(asked) < 4 else 1
    number = min(max(number, 1), MOST_PAGES)
    entries = timeline(page.case.pk, limit=number * ENTRIES + 1)
    return render(
        request,
        "practitioner/timeline.html",
        page.shown(
            entries=timeline_entries(entries[(number - 1) * ENTRIES : number * ENTRIES], page),
            newer=f"?page={number - 1}" if number > 1 else None,
            older=f"?page={number + 1}" if len(entries) > number * ENTRIES else None,
        ),
    )


def _about(page: CasePage) -> tuple[list[tuple[str, str]], list[str]]:
    """What delivery has to fit, and what was not asked: that is said too, so that it can be."""
    person = page.case.person
    known, not_asked = [("Sex", SEX.get(person.sex, person.sex))], []
    if page.facts.case.assessment is not None:
        known.append(("Ready for change", READINESS[page.facts.case.assessment.readiness]))
    for name, label in ABOUT.items():
        value = getattr(person, name)
        if value == NOT_ASKED:
            not_asked.append(label.lower())
        else:
            known.append((label, YES_NO.get(value, label_of_answer(value))))
    return known, not_asked


def _needs(page: CasePage) -> list[dict[str, Any]]:
    """Needs, the most immediate first, each with how far it has come."""
    order = list(IMMEDIACY)
    items = covered_items(page.facts, page.context)
    far = {item.ref: item.line for item in items if item.line.about is CoverageSubject.NEED}
    return [
        {
            "code": need.area,
            "area": page.context.pack.area_label(need.area),
            "immediacy": IMMEDIACY[need.immediacy],
            "severity": SEVERITY[need.severity],
            "linked_to_harm": need.linked_to_harm,
            "words": need.words,
            "how_far": how_far(far[need.area]),
            "why": why_not_further(far[need.area], page.context.pack),
        }
        for need in sorted(page.facts.case.needs, key=lambda n: order.index(n.immediacy))
    ]


def _next_dates(page: CasePage) -> list[tuple[date, str]]:
    """Every dated fact that lies ahead, the nearest first."""
    facts, today = page.facts, page.today
    dates = [(s.ends_on, f"{SENTENCES[s.kind]} ends") for s in facts.case.sentences]
    if facts.case.in_custody and facts.case.release_on:
        dates.append((facts.case.release_on, "Release expected"))
    for register in facts.case.assessment.registers if facts.case.assessment else ():
        if register.review_on:
            kind = page.context.pack.registers.get(register.code)
            dates.append((register.review_on, f"Review: {kind.label if kind else register.code}"))
    steps = {s.id: s for s in facts.steps}
    for placed in facts.published.steps.values() if facts.published else ():
        step = steps.get(placed.step_id)
        known = placed.start and placed.date_kind in {"group", "own"}
        if placed.start and known and step and step.state is StepState.PLANNED:
            dates.append((placed.start, f"Start: {step.text}"))
    return sorted((day, text) for day, text in dates if day >= today)[:NEXT_DATES]
