"""One case: the overview and the timeline."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from followthrough.common.actions import KINDS
from followthrough.common.actors import Actor
from followthrough.common.dates import say_date
from followthrough.common.models import LedgerEntry
from followthrough.common.queries import timeline
from followthrough.delivery.rules import due, good_news
from followthrough.delivery.rules.work import counts
from followthrough.desks.practitioner.views.common import CasePage, open_case
from followthrough.desks.shared.viewer import STAFF, desk_page
from followthrough.people.queries import practitioners_of
from followthrough.people.words import ABOUT, IMMEDIACY, SENTENCES, SEVERITY, SEX, YES_NO, said
from followthrough.plans.queries import decision_words
from followthrough.plans.rules import StepState
from followthrough.plans.words import AGREEMENTS

NEXT_DATES, RECENT = 6, 8


@desk_page(STAFF)
def overview(request: HttpRequest, actor: Actor, crn: str) -> HttpResponse:
    page = open_case(actor, crn, "case")
    found = page.facts.case.assessment
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
            circumstances=[
                (page.context.pack.circumstances.get(c.code), c)
                for c in (found.circumstances if found else ())
            ],
            sentence_words=SENTENCES,
            about=_about(page),
            practitioners=practitioners_of(page.case.pk),
            entries=_entries(timeline(page.case.pk, limit=RECENT), page),
        ),
    )


@desk_page(STAFF)
def whole_timeline(request: HttpRequest, actor: Actor, crn: str) -> HttpResponse:
    page = open_case(actor, crn, "case-timeline")
    return render(
        request,
        "practitioner/timeline.html",
        page.shown(entries=_entries(timeline(page.case.pk, limit=200), page)),
    )


def _about(page: CasePage) -> list[tuple[str, str]]:
    """What delivery has to fit; "not asked" is said, so that it can be asked."""
    person = page.case.person
    values = [(label, said(getattr(person, name))) for name, label in ABOUT.items()]
    sex = SEX.get(person.sex, person.sex)
    return [("Sex", sex), *((label, YES_NO.get(value, value)) for label, value in values)]


def _needs(page: CasePage) -> list[dict[str, Any]]:
    """Needs, the most immediate first, each with the steps that serve it."""
    order = list(IMMEDIACY)
    rows = []
    for need in sorted(page.facts.case.needs, key=lambda n: order.index(n.immediacy)):
        steps = [s for s in page.facts.steps if s.area == need.area]
        rows.append(
            {
                "area": page.context.pack.area_label(need.area),
                "immediacy": IMMEDIACY[need.immediacy],
                "severity": SEVERITY[need.severity],
                "linked_to_harm": need.linked_to_harm,
                "words": need.words,
                "counts": counts(steps),
            }
        )
    return rows


def _next_dates(page: CasePage) -> list[tuple[date, str]]:
    """Every dated fact that lies ahead, the nearest first."""
    facts, today = page.facts, page.today
    dates = [(s.ends_on, f"{SENTENCES[s.kind]} ends") for s in facts.case.sentences]
    if facts.case.in_custody and facts.case.release_on:
        dates.append((facts.case.release_on, "Release expected"))
    for register in facts.case.assessment.registers if facts.case.assessment else ():
        if register.review_on:
            kind = page.context.pack.registers.get(register.code)
            dates.append((register.review_on, f"Review {kind.label if kind else register.code}"))
    steps = {s.id: s for s in facts.steps}
    for placed in facts.published.steps.values() if facts.published else ():
        step = steps.get(placed.step_id)
        known = placed.start and placed.date_kind in {"group", "own"}
        if placed.start and known and step and step.state is StepState.PLANNED:
            dates.append((placed.start, f"Start: {step.text}"))
    return sorted((day, text) for day, text in dates if day >= today)[:NEXT_DATES]


def _entries(found: list[LedgerEntry], page: CasePage) -> list[dict[str, Any]]:
    """The ledger as a timeline: what was done, by whom, on which step and why."""
    steps = {s.id: s.text for s in page.facts.steps}
    reasons = page.context.pack.reasons
    typed = decision_words(e.after["decision"] for e in found if "decision" in e.after)
    entries = []
    for entry in found:
        about = [steps.get(entry.subject_id or 0, "")] if entry.subject_kind == "step" else []
        if entry.after.get("reason") in reasons:
            about.append(f"Reason: {reasons[entry.after['reason']].label}")
        if entry.after.get("start_on"):
            about.append(f"Start: {say_date(date.fromisoformat(entry.after['start_on']))}")
        if entry.after.get("source"):
            about.append(f"Source {entry.after['source']}, line {entry.after.get('line')}")
        if entry.after.get("decision") in typed:
            about.append(f"“{typed[entry.after['decision']]}”")
        kind = KINDS[entry.action]
        entries.append(
            {
                "title": kind.words,
                "when": entry.at,
                "by": entry.by_name,
                "text": ". ".join(part for part in about if part),
                "tag": "Good news" if kind.good_news else None,
                "colour": "green",
            }
        )
    return entries
