"""Earlier versions: what files said, the plan as it stood, and orders that were published."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import datetime, time
from typing import Any, TypeVar

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from followthrough.common.actors import Actor
from followthrough.common.dates import LONDON, day_in_london, say_date
from followthrough.common.errors import NotAllowed
from followthrough.desks.practitioner.case.page import CasePage, open_case
from followthrough.desks.shared.viewer import STAFF, desk_page
from followthrough.interchange.plan_words import Names, text_of_plan_data
from followthrough.interchange.queries import (
    LineParts,
    source_line_of,
    source_lines_of,
)
from followthrough.organisations.queries import unit_named
from followthrough.people.import_schema import AssessmentIn, CaseEndIn, PersonIn
from followthrough.people.queries import assessment_of, assessments_of
from followthrough.people.rules import AssessmentFacts
from followthrough.people.rules.names import called, full_name
from followthrough.people.words import (
    ABOUT,
    END_REASONS,
    HARM_TO,
    IMMEDIACY,
    LIKELIHOOD,
    OTHER_NAMES,
    READINESS,
    REGIMES,
    SENTENCE_CHANGES,
    SENTENCES,
    SERIOUS_HARM,
    SEVERITY,
    SEX,
    VICTIM_CONTACT,
    YES_NO,
    birth_text,
    label_of_answer,
    other_name_text,
    say_term,
)
from followthrough.plans.queries import snapshot_of_case, snapshots_of_case
from followthrough.plans.queries.titles import step_titles
from followthrough.plans.words import SNAPSHOTS, STEP_STATES
from followthrough.policy import Pack
from followthrough.sequencing.queries import order_of, orders_of, steps_of_order
from followthrough.sequencing.words import DATE_KINDS

ROWS = 50
TAB = "case-timeline"

Version = TypeVar("Version")


@desk_page(STAFF)
def versions(request: HttpRequest, actor: Actor, crn: str) -> HttpResponse:
    page = open_case(actor, crn, TAB, also_over=True)
    rows = [*_lines(page), *_assessments(page), *_snapshots(page), *_orders(page)]
    # What one import brings has one moment: then the kinds stand in this order.
    rows.sort(key=lambda row: row["when"], reverse=True)
    shown = Paginator(rows, ROWS).get_page(request.GET.get("page"))
    return render(request, "practitioner/versions.html", page.shown(rows=shown))


def _lines(page: CasePage) -> Iterable[dict[str, Any]]:
    for line in source_lines_of(page.case.pk):
        number = f", line {line.line}" if line.line else ""
        yield {
            "when": line.taken_on,
            "what": "Taken from a file",
            "more": f"Source {line.source}{number}",
            "current": line.replaced_on is None,
            "href": reverse("version-line", args=[page.crn, line.pk]),
        }


def _assessments(page: CasePage) -> Iterable[dict[str, Any]]:
    """A version counts from when the one before it was replaced; the first from its own day."""
    assessments = assessments_of(page.case.pk)
    for place, assessment in enumerate(assessments):
        before = assessments[place + 1] if place + 1 < len(assessments) else None
        first = datetime.combine(assessment.made_on, time(), LONDON)
        yield {
            "when": before.replaced_on if before and before.replaced_on else first,
            "what": "Assessment",
            "more": f"Said here by {assessment.by.name}" if assessment.by else "From the source",
            "current": assessment.replaced_on is None,
            "href": reverse("version-assessment", args=[page.crn, assessment.pk]),
        }


def _snapshots(page: CasePage) -> Iterable[dict[str, Any]]:
    for place, snapshot in enumerate(snapshots_of_case(page.case.pk)):
        yield {
            "when": snapshot.taken_on,
            "what": f"Plan, version {snapshot.number}",
            "more": SNAPSHOTS.get(snapshot.why, snapshot.why),
            "current": place == 0,
            "href": reverse("version-plan", args=[page.crn, snapshot.pk]),
        }


def _orders(page: CasePage) -> Iterable[dict[str, Any]]:
    for order in orders_of(page.case.pk):
        by = f"Published by {order.by.name}" if order.by else "Published at the command line"
        withdrawn = ". Withdrawn" if hasattr(order, "withdrawal") else ""
        yield {
            "when": order.published_on,
            "what": f"Order of delivery {order.number}",
            "more": f"{by}. Policy pack {order.pack}{withdrawn}",
            "current": order.replaced_on is None,
            "href": reverse("version-order", args=[page.crn, order.pk]),
        }


@desk_page(STAFF)
def assessment(request: HttpRequest, actor: Actor, crn: str, assessment_id: int) -> HttpResponse:
    page = open_case(actor, crn, TAB, also_over=True)
    facts = _found_or_refuse(assessment_of(page.case.pk, assessment_id))
    return render(
        request,
        "practitioner/version-assessment.html",
        page.shown(parts=_assessment_in_words(facts, page.context.pack_on(facts.made_on))),
    )


@desk_page(STAFF)
def snapshot(request: HttpRequest, actor: Actor, crn: str, snapshot_id: int) -> HttpResponse:
    page = open_case(actor, crn, TAB, also_over=True)
    version = _found_or_refuse(snapshot_of_case(page.case.pk, snapshot_id))
    pack = page.context.pack_on(day_in_london(version.taken_on))
    return render(
        request,
        "practitioner/version-plan.html",
        page.shown(
            found=version,
            why=SNAPSHOTS.get(version.why, version.why),
            text=text_of_plan_data(version.content, Names.of_case(page.facts.case, pack), pack),
        ),
    )


@desk_page(STAFF)
def order(request: HttpRequest, actor: Actor, crn: str, order_id: int) -> HttpResponse:
    page = open_case(actor, crn, TAB, also_over=True)
    published = _found_or_refuse(order_of(page.case.pk, order_id))
    steps = steps_of_order(published)
    titles = step_titles(ordered.step_id for ordered in steps)
    rows = [
        {
            "step": ordered,
            "text": titles[ordered.step_id].step,
            "goal": titles[ordered.step_id].goal,
            "state": _label(STEP_STATES, ordered.state),
            "date_kind": _label(DATE_KINDS, ordered.date_kind),
        }
        for ordered in steps
    ]
    withdrawal = getattr(published, "withdrawal", None)
    shown = page.shown(found=published, withdrawal=withdrawal, rows=rows)
    return render(request, "practitioner/version-order.html", shown)


@desk_page(STAFF)
def source_line(request: HttpRequest, actor: Actor, crn: str, line_id: int) -> HttpResponse:
    page = open_case(actor, crn, TAB, also_over=True)
    found, parts = _found_or_refuse(source_line_of(page.case.pk, line_id))
    pack = page.context.pack_on(day_in_london(found.taken_on))
    shown = _line_in_words(parts, pack) if parts else None
    return render(request, "practitioner/version-line.html", page.shown(found=found, parts=shown))


def _label(labels: Mapping[Any, str], code: str) -> str:
    """A code that is no longer used stands as it was published."""
    return labels.get(code, code)


def _found_or_refuse(found: Version | None) -> Version:
    """The same words for a version that does not exist and for one of another case."""
    if found is None:
        raise NotAllowed("This case has no such version.", "Go back to the list of versions.")
    return found


def _line_in_words(parts: LineParts, pack: Pack) -> dict[str, Any]:
    made = parts.assessment
    names = Names.of_line(parts.sentences, made.strengths, pack)
    unit, release = unit_named(parts.case.unit), parts.case.expected_release_on
    return {
        "person": _person(parts.person),
        "case": [
            ("Unit", unit.name if unit else parts.case.unit),
            ("Opened on", say_date(parts.case.opened_on)),
            *_end_in_words(parts.case.ended),
            ("In custody", "Yes" if parts.case.in_custody else "No"),
            ("Release expected on", say_date(release) if release else "Not said"),
        ],
        "practitioners": parts.case.practitioners,
        "sentences": [
            {
                "sentence": sentence,
                "term": say_term(sentence.starts_on, sentence.last_day, no_end=sentence.has_no_end),
                "changes": [
                    (SENTENCE_CHANGES[change.kind], say_date(change.on), change.words)
                    for change in sentence.changes
                ],
                "kind": SENTENCES[sentence.kind],
                "regime": REGIMES[sentence.regime],
                "requirements": [
                    (r, pack.known.requirements.get(r.kind)) for r in sentence.requirements
                ],
            }
            for sentence in parts.sentences
        ],
        **_assessment_in_words(made, pack),
        "plan": parts.plan and text_of_plan_data(parts.plan.model_dump(mode="json"), names, pack),
    }


def _end_in_words(ended: CaseEndIn | None) -> list[tuple[str, str]]:
    if ended is None:
        return []
    words = f". {ended.words}" if ended.words else ""
    return [("Ended on", f"{say_date(ended.on)}. {END_REASONS[ended.reason]}{words}")]


def _assessment_in_words(assessment_: AssessmentIn | AssessmentFacts, pack: Pack) -> dict[str, Any]:
    return {
        "assessment": [
            ("Made on", say_date(assessment_.made_on)),
            ("Likelihood of reoffending", LIKELIHOOD[assessment_.likelihood]),
            ("Risk of serious harm", SERIOUS_HARM[assessment_.serious_harm]),
            (
                "Serious harm to",
                ", ".join(HARM_TO[who] for who in assessment_.harm_to) or "Nobody named",
            ),
            ("Risk to staff", "Yes" if assessment_.risk_to_staff else "No"),
            ("Victim contact", VICTIM_CONTACT[assessment_.victim_contact]),
            ("Ready for change", READINESS[assessment_.readiness]),
        ],
        "needs": [
            (need, pack.area_label(need.area), IMMEDIACY[need.immediacy], SEVERITY[need.severity])
            for need in assessment_.needs
        ],
        "strengths": [(s, pack.area_label(s.area)) for s in assessment_.strengths],
        "circumstances": [
            (c, pack.known.circumstances.get(c.code)) for c in assessment_.circumstances
        ],
        "registers": [(r, pack.known.registers.get(r.code)) for r in assessment_.registers],
    }


def _person(person: PersonIn) -> list[tuple[str, Any]]:
    about = [(label, label_of_answer(getattr(person, name))) for name, label in ABOUT.items()]
    return [
        ("Name", full_name(person.first_name, person.last_name)),
        ("Known as", called(person.preferred_name, person.first_name, person.last_name)),
        *((OTHER_NAMES[other.kind], other_name_text(other)) for other in person.other_names),
        ("Date of birth", birth_text(person.born)),
        *([("Died on", say_date(person.died_on))] if person.died_on else []),
        ("Sex", SEX[person.sex]),
        *((label, YES_NO.get(value, value)) for label, value in about),
    ]
