"""The plan by need and goal: each assessed need with how far it has come, its goals and their
steps; then the strengths, and what the sentences require."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

from followthrough.delivery.rules.coverage import covered_items
from followthrough.delivery.rules.coverage_counts import CoverageSubject, CoveredItem, Reached
from followthrough.delivery.rules.time_left import open_though_done, time_left_sentences
from followthrough.delivery.words import how_far, why_not_further
from followthrough.desks.practitioner.case.links import (
    where_requirement_is_planned,
    where_work_is_planned,
)
from followthrough.desks.practitioner.case.page import CasePage
from followthrough.desks.practitioner.plan.rows import StepRow
from followthrough.people.rules import NeedFacts
from followthrough.people.rules.case_life import Phase, phase_of
from followthrough.people.rules.due_item import requirement_subject
from followthrough.people.words import IMMEDIACY, SEVERITY
from followthrough.plans.rules import GoalFacts, GoalState, GoalWhen, StepFacts
from followthrough.plans.rules.due_on_months import requirements_ended_short
from followthrough.plans.rules.due_on_requirements import requirements_ended_undone
from followthrough.plans.rules.requirements import (
    RequirementCoverage,
    covers,
    requirement_coverage,
)
from followthrough.plans.rules.time_up import has_lasted, months_over_on
from followthrough.plans.rules.validation import why_not_new_step
from followthrough.plans.words_of_requirements import ask_what_has_to_be_told
from followthrough.policy.pack import Pack
from followthrough.sequencing.rules import Lane
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

    @property
    def asks_if_achieved(self) -> bool:
        """Every step of a goal that is worked on is over, and something came of one."""
        over = bool(self.rows) and not any(row.is_live for row in self.rows)
        done = any(row.placed.lane is Lane.DONE for row in self.rows)
        return self.takes_steps and over and done

    @property
    def is_for_later(self) -> bool:
        """What is done now is not said to be for later, whatever was meant when it was planned."""
        is_now = any(row.placed.lane is Lane.NOW for row in self.rows)
        return self.goal.when == GoalWhen.LATER and not is_now


@dataclass(frozen=True)
class Covered:
    """A need or strength and how far it has come. `steps` serve it, wherever they stand; `add` is
    where work for it is added, where none is planned."""

    ref: str
    label: str
    about: str
    words: str
    marks: tuple[Mark, ...]  # of a need
    how_far: str
    why: str
    steps: tuple[StepFacts, ...]
    add: str


class NeedSection(NamedTuple):
    """A need with its goals; `need` is None of an area that has goals and no assessed need.
    `elsewhere` are steps that serve it under the goals of other areas."""

    area: str
    label: str
    need: Covered | None
    goals: list[GoalSection]
    elsewhere: list[StepFacts]


class Required(NamedTuple):
    """A requirement or condition: `why` it is not further, where a step has to deliver it; `ask`
    what is left to do once its sentence has ended; `in_time` whether it fits before that; `add`
    where a step for it is added, where one is lacking; `by` are the steps that deliver it.
    `lasted`: they are over, and went on for the months ordered; `says_weeks`: whether what is left
    of the sentence is left of it too."""

    coverage: RequirementCoverage
    why: str
    ask: str
    in_time: list[str]
    add: str
    by: list[StepFacts]
    lasted: bool
    says_weeks: bool


@dataclass(frozen=True)
class PlanByNeed:
    sections: list[NeedSection]
    strengths: list[Covered]
    required: list[Required]
    goals: list[GoalSection]  # those that are worked on, in the order of the plan
    ended: list[GoalSection]


def plan_by_need(page: CasePage, rows: list[StepRow]) -> PlanByNeed:
    items = covered_items(page.facts_with(KnowsOrder), page.context)
    of = {
        subject: [item for item in items if item.line.about is subject]
        for subject in CoverageSubject
    }
    goals = page.facts.plan.goals if page.facts.plan else ()
    sections = [_goal_section(goal, rows, page) for goal in goals]
    worked = [section for section in sections if section.goal.state == GoalState.ACTIVE]
    return PlanByNeed(
        _sections([_need(item, page) for item in of[CoverageSubject.NEED]], worked, page),
        [_strength(item, page) for item in of[CoverageSubject.STRENGTH]],
        _required(of[CoverageSubject.REQUIREMENT], rows, page),
        worked,
        [section for section in sections if section.goal.state != GoalState.ACTIVE],
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


def _required(items: list[CoveredItem], rows: list[StepRow], page: CasePage) -> list[Required]:
    case, plan, pack = page.facts.case, page.facts.plan, page.context.pack
    published = page.facts_with(KnowsOrder).published
    why = {item.ref: _why_not_further(item, page) for item in items}
    undone = {due.subject for due in requirements_ended_undone(page.facts, page.context)}
    proposed = {row.step.id: row.placed.start is not None for row in rows}
    short = {due.subject for due in requirements_ended_short(page.facts, page.context)}
    return [
        Required(
            coverage,
            why.get(str(coverage.requirement.id), ""),
            ask_what_has_to_be_told(coverage.sentence.kind, manages=page.manages)
            if requirement_subject(coverage.requirement.id) in undone
            else "",
            time_left_sentences(
                case,
                coverage,
                published,
                page.today,
                pack,
                proposed=proposed,
                manages=page.manages,
            ),
            where_requirement_is_planned(page, coverage.requirement)
            if coverage.can_be_planned(page.today)
            or requirement_subject(coverage.requirement.id) in short
            else "",
            [step for step in coverage.steps if covers(step)],
            *_its_time(coverage, pack),
        )
        for coverage in requirement_coverage(case, plan, pack)
    ]


def _its_time(coverage: RequirementCoverage, pack: Pack) -> tuple[bool, bool]:
    """`Required.lasted` and `Required.says_weeks`."""
    kind, ends_on = pack.known.requirements.get(coverage.requirement.kind), coverage.ends_on
    if kind is None:
        return False, True
    over_on = months_over_on(coverage.requirement, kind, coverage.sentence)
    sooner = over_on is not None and ends_on is not None and over_on < ends_on
    lasted = has_lasted(coverage.requirement, kind, coverage.steps, pack)
    return lasted, not (sooner or lasted)


def about_need(need: NeedFacts) -> str:
    """Immediate, high severity, linked to serious harm"""
    harm = ", linked to serious harm" if need.linked_to_harm else ""
    return f"{IMMEDIACY[need.immediacy]}, {SEVERITY[need.severity].lower()} severity{harm}"


def _need(item: CoveredItem, page: CasePage) -> Covered:
    need = page.facts.case.need(item.ref)
    assert need is not None
    label = page.context.pack.area_label(item.ref)
    add = where_work_is_planned(page, item.ref)
    return _covered(item, page, label, about_need(need), need.words, add)


def _strength(item: CoveredItem, page: CasePage) -> Covered:
    assessed = page.facts.case.assessment
    strength = next(s for s in (assessed.strengths if assessed else ()) if s.ref == item.ref)
    area = page.context.pack.area_label(strength.area)
    add = where_work_is_planned(page, strength.area)
    return _covered(item, page, strength.text, area, strength.words, add)


def _covered(
    item: CoveredItem, page: CasePage, label: str, about: str, words: str, add: str
) -> Covered:
    completed = item.line.reached is Reached.COMPLETED
    is_over = phase_of(page.facts.case, page.today) is not Phase.RUNS
    return Covered(
        item.ref,
        label,
        about,
        words,
        _marks(item) if item.line.about is CoverageSubject.NEED else (),
        how_far(item.line),
        _why_not_further(item, page),
        item.steps,
        "" if item.steps or completed or is_over else add,
    )


def _why_not_further(item: CoveredItem, page: CasePage) -> str:
    if item.line.reached is Reached.COMPLETED:
        return " ".join(open_though_done(item.steps))
    why = why_not_further(item.line, page.context.pack)
    return f"{why}." if why else ""


def _marks(item: CoveredItem) -> tuple[Mark, ...]:
    """Nobody prioritises, refers or completes a strength."""
    line, order = item.line, list(Reached)
    referred = (Mark("Referred", line.referred),) if line.by_referral else ()
    return (
        Mark("Prioritised", line.prioritised),
        Mark("Planned", line.reached is not Reached.IDENTIFIED),
        *referred,
        Mark("Started", order.index(line.reached) >= order.index(Reached.STARTED)),
        Mark("Completed", line.reached is Reached.COMPLETED),
    )
