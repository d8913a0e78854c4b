"""From need to delivery: how far each need, strength and requirement of one case has come."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import NamedTuple

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from followthrough.common.actors import Actor
from followthrough.common.dates import say_date
from followthrough.delivery.rules.coverage import covered_items, serves_nothing
from followthrough.delivery.rules.coverage_counts import CoverageSubject, CoveredItem, Reached
from followthrough.delivery.rules.time_left import open_though_done
from followthrough.delivery.words import how_far, why_not_further
from followthrough.desks.practitioner.case.links import where_work_is_planned
from followthrough.desks.practitioner.case.page import CasePage, open_case
from followthrough.desks.practitioner.case.threads import ThreadText, thread_texts
from followthrough.desks.shared.viewer import STAFF, desk_page
from followthrough.people.rules.case_life import Phase, phase_of
from followthrough.people.rules.due_item import requirement_subject
from followthrough.people.words import IMMEDIACY, SENTENCES, SEVERITY
from followthrough.plans.rules.due_on_requirements import requirements_ended_undone
from followthrough.plans.words_of_requirements import ask_what_has_to_be_told, how_much
from followthrough.sequencing.rules.problem import protects
from followthrough.sequencing.rules.published import KnowsOrder


@dataclass(frozen=True)
class Mark:
    """One mark on the way from identified to completed."""

    text: str
    reached: bool


@dataclass(frozen=True)
class Row:
    """A need, strength or requirement, how far it has come and by which steps. `add` is where work
    for it is added, where none is planned; `ask` what is left to do once its sentence has ended."""

    label: str
    about: str
    words: str
    marks: tuple[Mark, ...]
    how_far: str
    why: str
    steps: tuple[ThreadText, ...]
    add: str
    ask: str


@dataclass(frozen=True)
class Part:
    code: str
    title: str
    none: str
    rows: tuple[Row, ...]
    so_far: tuple[Mark, ...]  # without marks: how many of the rows have come so far, in words


@desk_page(STAFF)
def delivery(request: HttpRequest, actor: Actor, crn: str) -> HttpResponse:
    page = open_case(actor, crn, "delivery")
    items = covered_items(page.facts_with(KnowsOrder), page.context)
    items.sort(key=lambda item: _immediacy(item, page))
    threads = thread_texts(page)
    parts = [
        _part(
            code, title, none, [item for item in items if item.line.about is about], page, threads
        )
        for about, code, title, none in PARTS
    ]
    alone = serves_nothing(page.facts)
    safe = [step for step in alone if protects(step, page.context.pack)]
    loose = [threads[step.id] for step in alone if step not in safe]
    runs = phase_of(page.facts.case, page.today) is Phase.RUNS
    return render(
        request,
        "practitioner/delivery.html",
        page.shown(parts=parts, safe=[threads[step.id] for step in safe], loose=loose, runs=runs),
    )


PARTS = (
    (CoverageSubject.NEED, "needs", "Needs", "No needs are recorded."),
    (
        CoverageSubject.STRENGTH,
        "strengths",
        "Strengths",
        "No strengths are recorded. Everybody has some: ask.",
    ),
    (
        CoverageSubject.REQUIREMENT,
        "required",
        "What the sentence requires",
        "No requirement or condition needs work by a step.",
    ),
)


def _part(
    code: str,
    title: str,
    none: str,
    items: list[CoveredItem],
    page: CasePage,
    threads: dict[int, ThreadText],
) -> Part:
    rows = tuple(_row(item, page, threads) for item in items)
    # In the order of the longest trail: not every row has each mark.
    longest_first = sorted(rows, key=lambda row: -len(row.marks))
    names = dict.fromkeys(mark.text for row in longest_first for mark in row.marks)
    so_far = (Mark(f"{name} {_number(rows, name)}", False) for name in names)
    return Part(code, title, none, rows, tuple(so_far))


def _immediacy(item: CoveredItem, page: CasePage) -> int:
    """The place of a need among the needs: the most immediate first. All else stays as it is."""
    need = page.facts.case.need(item.ref) if item.line.about is CoverageSubject.NEED else None
    return list(IMMEDIACY).index(need.immediacy) if need else 0


def _number(rows: Iterable[Row], name: str) -> str:
    marks = [mark for row in rows for mark in row.marks if mark.text == name]
    return f"{sum(mark.reached for mark in marks)} of {len(marks)}"


def _row(item: CoveredItem, page: CasePage, threads: dict[int, ThreadText]) -> Row:
    described = ABOUTS[item.line.about](item, page)
    completed = item.line.reached is Reached.COMPLETED
    is_over = phase_of(page.facts.case, page.today) is not Phase.RUNS
    return Row(
        described.label,
        described.about,
        described.words,
        _marks(item),
        how_far(item.line),
        _why_not_further(item, page),
        tuple(threads[step.id] for step in item.steps),
        "" if item.steps or completed or is_over else described.add,
        "" if completed else described.ask,
    )


def _why_not_further(item: CoveredItem, page: CasePage) -> str:
    if item.line.reached is Reached.COMPLETED:
        return " ".join(open_though_done(item.steps))
    why = why_not_further(item.line, page.context.pack)
    return f"{why}." if why else ""


def _marks(item: CoveredItem) -> tuple[Mark, ...]:
    line, order = item.line, list(Reached)
    far = order.index(line.reached)
    started = Mark("Started", far >= order.index(Reached.STARTED))
    if line.about is CoverageSubject.STRENGTH:
        # Nobody prioritises, refers or completes a strength: it is built on.
        return Mark("Built on", line.reached is not Reached.IDENTIFIED), started
    planned = Mark("Planned", line.reached is not Reached.IDENTIFIED)
    referred = (Mark("Referred", line.referred),) if line.by_referral else ()
    return (
        Mark("Prioritised", line.prioritised),
        planned,
        *referred,
        started,
        Mark("Completed", line.reached is Reached.COMPLETED),
    )


class Described(NamedTuple):
    """A need, strength or requirement in words; `add` is where a step for it is added, `ask` what
    is done about what was required until its sentence ended."""

    label: str
    about: str
    words: str
    add: str
    ask: str = ""


def _need(item: CoveredItem, page: CasePage) -> Described:
    need = page.facts.case.need(item.ref)
    assert need is not None
    harm = ", linked to serious harm" if need.linked_to_harm else ""
    about = f"{IMMEDIACY[need.immediacy]}, {SEVERITY[need.severity].lower()} severity{harm}"
    label = page.context.pack.area_label(item.ref)
    return Described(label, about, need.words, where_work_is_planned(page, item.ref))


def _strength(item: CoveredItem, page: CasePage) -> Described:
    assessed = page.facts.case.assessment
    strength = next(s for s in (assessed.strengths if assessed else ()) if s.ref == item.ref)
    area = page.context.pack.area_label(strength.area)
    address = reverse("plan", args=[page.crn])
    return Described(strength.text, area, strength.words, address)


def _requirement(item: CoveredItem, page: CasePage) -> Described:
    sentence, requirement = next(
        (sentence, requirement)
        for sentence in page.facts.case.sentences
        for requirement in sentence.requirements
        if str(requirement.id) == item.ref
    )
    kind = page.context.pack.known.requirements.get(requirement.kind)
    label, about = kind.label if kind else requirement.kind, SENTENCES[sentence.kind]
    has_ended = sentence.has_ended(page.today)
    if has_ended and sentence.ends_on is not None:
        about = f"{about}, ended on {say_date(sentence.ends_on)}"
    if amount := how_much(requirement, kind):
        about = f"{about}: {amount}"
    # After its sentence nothing is planned for it any more.
    if has_ended:
        undone = {due.subject for due in requirements_ended_undone(page.facts, page.context)}
        told = requirement_subject(requirement.id) in undone
        return Described(
            label, about, "", "", ask_what_has_to_be_told(sentence.kind) if told else ""
        )
    return Described(label, about, "", f"{reverse('plan', args=[page.crn])}#required")


ABOUTS = {
    CoverageSubject.NEED: _need,
    CoverageSubject.STRENGTH: _strength,
    CoverageSubject.REQUIREMENT: _requirement,
}
