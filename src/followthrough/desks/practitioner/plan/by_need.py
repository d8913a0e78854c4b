"""The plan by need and goal: each assessed need with how far it has come, its goals and their
steps; then the strengths, and what the sentences require."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

from django.urls import reverse

from followthrough.common.dates import say_date
from followthrough.delivery.rules.coverage import covered_items
from followthrough.delivery.rules.coverage_counts import CoverageSubject, CoveredItem, Reached
from followthrough.delivery.rules.time_left import open_though_done, time_left_sentences
from followthrough.delivery.words import how_far, why_not_further
from followthrough.desks.practitioner.case.links import where_work_is_planned
from followthrough.desks.practitioner.case.page import CasePage
from followthrough.desks.practitioner.plan.rows import StepRow
from followthrough.people.rules.case_life import Phase, phase_of
from followthrough.people.rules.due_item import requirement_subject
from followthrough.people.words import IMMEDIACY, SENTENCES, SEVERITY
from followthrough.plans.rules import GoalFacts, GoalState, StepFacts
from followthrough.plans.rules.due_on_requirements import requirements_ended_undone
from followthrough.plans.rules.requirements import (
    RequirementCoverage,
    requirement_coverage,
)
from followthrough.plans.rules.validation import why_not_new_step
from followthrough.plans.words_of_requirements import ask_what_has_to_be_told, how_much
from followthrough.sequencing.rules.published import KnowsOrder


@dataclass(frozen=True)
class Mark:
    """One mark on the way from identified to completed."""

    text: str
    reached: bool


class GoalSection(NamedTuple):
    """`takes_steps`: it is worked on, so that a step can be added."""

    goal: GoalFacts
    area: str
    rows: list[StepRow]
    takes_steps: bool


@dataclass(frozen=True)
class Covered:
    """A need, strength or requirement and how far it has come. `steps` serve it, wherever they
    stand; `add` is where work for it is added, where none is planned; `ask` what is left to do once
    its sentence has ended."""

    ref: str
    label: str
    about: str
    words: str
    marks: tuple[Mark, ...]
    how_far: str
    why: str
    steps: tuple[StepFacts, ...]
    add: str
    ask: str


class NeedSection(NamedTuple):
    """A need with its goals; `need` is None of an area that has goals and no assessed need.
    `elsewhere` are steps that serve it under the goals of other areas."""

    area: str
    label: str
    need: Covered | None
    goals: list[GoalSection]
    elsewhere: list[StepFacts]


class Required(NamedTuple):
    """A requirement or condition: `covered` where a step has to deliver it. `in_time`: whether it
    fits before its sentence ends."""

    coverage: RequirementCoverage
    covered: Covered | None
    in_time: list[str]


@dataclass(frozen=True)
class PlanByNeed:
    sections: list[NeedSection]
    strengths: list[Covered]
    required: list[Required]
    goals: list[GoalSection]  # those that are worked on, in the order of the plan
    ended: list[GoalSection]


def plan_by_need(page: CasePage, rows: list[StepRow]) -> PlanByNeed:
    items = [
        _covered(item, page) for item in covered_items(page.facts_with(KnowsOrder), page.context)
    ]
    goals = (
        [_goal_section(goal, rows, page) for goal in page.facts.plan.goals]
        if page.facts.plan
        else []
    )
    worked = [section for section in goals if section.goal.state == GoalState.ACTIVE]
    return PlanByNeed(
        _sections([item for about, item in items if about is CoverageSubject.NEED], worked, page),
        [item for about, item in items if about is CoverageSubject.STRENGTH],
        _required(
            {item.ref: item for about, item in items if about is CoverageSubject.REQUIREMENT}, page
        ),
        worked,
        [section for section in goals if section.goal.state != GoalState.ACTIVE],
    )


def _goal_section(goal: GoalFacts, rows: list[StepRow], page: CasePage) -> GoalSection:
    own = [row for row in rows if row.step.goal_id == goal.id]
    label = page.context.pack.area_label(goal.area)
    return GoalSection(goal, label, own, why_not_new_step(goal) is None)


def _sections(needs: list[Covered], goals: list[GoalSection], page: CasePage) -> list[NeedSection]:
    """The most immediate need first, then what no need is behind."""
    order = list(IMMEDIACY)
    assessed = {need.area: order.index(need.immediacy) for need in page.facts.case.needs}
    needs = sorted(needs, key=lambda item: assessed[item.ref])
    by_ref = {item.ref: item for item in needs}
    areas = dict.fromkeys([*by_ref, *(section.goal.area for section in goals)])
    sections = []
    for area in areas:
        own = [section for section in goals if section.goal.area == area]
        need = by_ref.get(area)
        here = {row.step.id for section in own for row in section.rows}
        elsewhere = [step for step in need.steps if step.id not in here] if need else []
        sections.append(NeedSection(area, page.context.pack.area_label(area), need, own, elsewhere))
    return sections


def _required(covered: dict[str, Covered], page: CasePage) -> list[Required]:
    case, plan, pack = page.facts.case, page.facts.plan, page.context.pack
    published = page.facts_with(KnowsOrder).published
    return [
        Required(
            coverage,
            covered.get(str(coverage.requirement.id)),
            time_left_sentences(case, coverage, published, page.today, pack),
        )
        for coverage in requirement_coverage(case, plan, pack)
    ]


def _covered(item: CoveredItem, page: CasePage) -> tuple[CoverageSubject, Covered]:
    described = ABOUTS[item.line.about](item, page)
    completed = item.line.reached is Reached.COMPLETED
    is_over = phase_of(page.facts.case, page.today) is not Phase.RUNS
    return item.line.about, Covered(
        item.ref,
        described.label,
        described.about,
        described.words,
        _marks(item),
        how_far(item.line),
        _why_not_further(item, page),
        item.steps,
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
    address = where_work_is_planned(page, strength.area)
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
