"""The plans of many cases as plain values, with two statements of plain rows (why plain rows: see
`people.queries.facts`)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import replace
from datetime import date, datetime
from typing import Any, NamedTuple

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import Count, Max, OuterRef, Q, Subquery
from django.db.models import FilteredRelation as Filtered

from followthrough.common.append_only import current
from followthrough.common.dates import day_in_london
from followthrough.common.queries import Statement, day_of, is_asked_for
from followthrough.people.queries.merges import cases_that_go_on_in
from followthrough.people.queries.sentences import kind_of_requirement
from followthrough.plans.models import Plan, PlanReview, Step, WorkRecord
from followthrough.plans.rules import (
    LIVE,
    AgreementFacts,
    Decision,
    Fact,
    GoalFacts,
    PlanFacts,
    StepFacts,
)
from followthrough.plans.rules.codes import AgreementState, DecisionAbout, DecisionKind


class PlanRow(NamedTuple):
    """The columns of a plan, named; in the order of `PLAN_COLUMNS`."""

    plan_id: int
    made_on: date
    version: int
    changed_here_on: datetime | None
    changed_since_said: bool
    agreement_state: str | None
    agreement_on: date | None
    agreement_words: str
    preferred: list[int] | None
    preferred_words: str | None
    differs_since: date | None
    reviewed_on: date | None
    review_open_since: date | None
    merged_cases: list[int]


class StepRow(NamedTuple):
    """The columns of a step with one of its facts, named; in the order in which `_steps_query` has
    them. The first ones, up to `when`, are those of `StepFacts`."""

    id: int
    ref: str
    text: str
    actor: str
    route: str
    intervention: str
    strength: str
    requirement_id: int | None
    protects_others: bool
    by_on: date | None
    nature: str
    for_whom: str
    goal_id: int
    area: str
    when: str
    decision_kind: str | None
    decision_on: date | None
    decision_start_on: date | None
    decision_reason: str
    decision_words: str
    stable_kind: str | None
    stable_on: date | None
    times_worked: int | None  # None where nothing was recorded
    last_worked_on: date | None
    learnt_on: date | None
    look_back_on: date | None
    weeks: int | None
    planned_on: date | None
    requirement_kind: str | None
    fact_kind: str | None
    fact_on: date
    fact_reason: str


def plan_facts(case_ids: Iterable[int]) -> dict[int, PlanFacts]:
    """Plans by case id, in two statements whatever their number, and two more where records are
    merged."""
    plans, merged = _plans_of_records(list(case_ids))
    there, _ = _plans_of_records([id_ for ids in merged.values() for id_ in ids] if merged else [])
    for case_id, ids in merged.items():
        steps = [step for id_ in ids if id_ in there for step in there[id_].steps]
        live = frozenset(step.area for step in steps if step.state in LIVE)
        plans[case_id] = replace(plans[case_id], live_elsewhere=live)
    return plans


def _plans_of_records(ids: list[int]) -> tuple[dict[int, PlanFacts], dict[int, list[int]]]:
    """What stands under each record alone, and the ids of the cases that go on in some of them."""
    if not ids:
        return {}, {}
    steps = _steps(ids)
    goals: dict[int, list[GoalFacts]] = defaultdict(list)
    plans: dict[int, PlanRow] = {}
    for case_id, *row in PLANS.rows(ids):
        if case_id not in plans:
            plans[case_id] = PlanRow._make(row[:GOAL_AT])
        goal_id, *goal = row[GOAL_AT:]
        if goal_id is not None:  # a plan may have no goal yet
            of_plan = goals[case_id]
            of_plan.append(GoalFacts._make((goal_id, *goal, tuple(steps.get(goal_id, ())))))
    made = {case_id: _plan(row, goals.get(case_id, ())) for case_id, row in plans.items()}
    return made, {case_id: row.merged_cases for case_id, row in plans.items() if row.merged_cases}


PLAN_COLUMNS = (
    "pk",
    "made_on",
    "version",
    "changed_here_on",
    "changed_since_said",
    "said__state",
    "said__on",
    "said__words",
    "wish__steps",
    "wish__words",
    "differs_since",
    "reviewed_on",
    "looks__on",
    "merged_cases",
)
GOAL_AT = len(PLAN_COLUMNS)
GOAL_FIELDS = ("id", "ref", "area", "title", "words", "when", "state")


def _plans_query() -> Any:
    """One row for each goal, with its plan; goals in the order of the plan."""
    reviews = PlanReview.objects.current().filter(plan=OuterRef("pk")).order_by()
    decided = reviews.exclude(decision="").values("plan").annotate(last=Max("on"))
    return (
        Plan.objects.filter(is_asked_for("case"))
        .annotate(
            said=Filtered("agreements", condition=current("agreements")),
            wish=Filtered("preferences", condition=current("preferences")),
            differs=Filtered("incoming", condition=Q(incoming__settled_on=None)),
            looks=Filtered("reviews", condition=current("reviews") & Q(reviews__decision="")),
            differs_since=day_of("differs__arrived_on"),
            reviewed_on=Subquery(decided.values("last")),
            merged_cases=ArraySubquery(cases_that_go_on_in(OuterRef("case")).values("pk")),
        )
        .order_by("goals__position", "goals__pk")
        .values_list("case_id", *PLAN_COLUMNS, *(f"goals__{name}" for name in GOAL_FIELDS))
    )


PLANS = Statement(_plans_query)


STEP_COLUMNS = (
    "id",
    "ref",
    "text",
    "actor",
    "route",
    "intervention",
    "strength",
    "requirement_id",
    "protects_others",
    "by_on",
    "nature",
    "for_whom",
    "goal_id",
    "goal__area",
    "goal__when",
)
DECISION_FIELDS = ("kind", "on", "start_on", "reason", "words")
FACT_FIELDS = ("kind", "on", "reason")


def _steps_query() -> Any:
    """One row for each fact, with its step; steps in the order of the plan."""
    worked = WorkRecord.objects.current().filter(step=OuterRef("pk")).order_by()
    now = current("decisions")
    stable = Q(decisions__about=DecisionAbout.STABILITY)
    return (
        Step.objects.filter(is_asked_for("goal__plan__case"), withdrawn_on=None)
        .annotate(
            placed=Filtered(
                "decisions", condition=now & Q(decisions__about=DecisionAbout.PLACEMENT)
            ),
            stable=Filtered("decisions", condition=now & stable),
            held_on_to=Filtered("consolidations", condition=current("consolidations")),
            told=Filtered("facts", condition=current("facts")),
            requirement_kind=kind_of_requirement("requirement"),
            times_worked=Subquery(worked.values("step").annotate(n=Count("*")).values("n")),
            last_worked_on=Subquery(worked.order_by("-on").values("on")[:1]),
        )
        .order_by("goal_id", "position", "pk")
        .values_list(
            *STEP_COLUMNS,
            *(f"placed__{name}" for name in DECISION_FIELDS),
            "stable__kind",
            "stable__on",
            "times_worked",
            "last_worked_on",
            "held_on_to__on",
            "held_on_to__look_back_on",
            "weeks",
            "planned_on",
            "requirement_kind",
            *(f"told__{name}" for name in FACT_FIELDS),
        )
    )


STEPS = Statement(_steps_query)


def _steps(case_ids: list[int]) -> dict[int, list[StepFacts]]:
    """By goal id, in the order of the plan, with their current facts and decisions."""
    by_goal: dict[int, list[StepFacts]] = defaultdict(list)
    facts: dict[str, Fact] = {}
    latest = 0
    for row in map(StepRow._make, STEPS.rows(case_ids)):
        if row.id != latest:
            latest, facts = row.id, {}
            by_goal[row.goal_id].append(_step(row, facts))
        if row.fact_kind is not None:
            facts[row.fact_kind] = Fact(row.fact_on, row.fact_reason)
    return by_goal


def _step(row: StepRow, facts: dict[str, Fact]) -> StepFacts:
    decision = None
    if row.decision_on and row.decision_kind not in {None, DecisionKind.RESUME}:
        decision = Decision(
            row.decision_kind,
            row.decision_on,
            row.decision_start_on,
            row.decision_reason,
            row.decision_words,
        )
    own = row[: len(STEP_COLUMNS)]
    stable_on = row.stable_on if row.stable_kind == DecisionKind.STABLE_ENOUGH else None
    worked = (row.times_worked or 0, row.last_worked_on)
    noted = (row.decision_on, row.stable_on, row.learnt_on)
    last_noted_on = max((day for day in noted if day is not None), default=None)
    days = (row.look_back_on, row.weeks, last_noted_on, row.planned_on)
    kind = row.requirement_kind or ""
    return StepFacts._make((*own, facts, decision, stable_on, *worked, *days, kind))


def _plan(row: PlanRow, goals: Iterable[GoalFacts]) -> PlanFacts:
    agreement = AgreementFacts(AgreementState.DRAFT)
    if row.agreement_state:
        agreement = AgreementFacts(row.agreement_state, row.agreement_on, row.agreement_words)
    return PlanFacts(
        plan_id=row.plan_id,
        made_on=row.made_on,
        version=row.version,
        changed_here=row.changed_here_on is not None,
        goals=tuple(goals),
        agreement=agreement,
        preferred=tuple(row.preferred or ()),
        preferred_words=row.preferred_words or "",
        differs_since=row.differs_since,
        changed_since_said=row.changed_since_said,
        reviewed_on=row.reviewed_on,
        review_open_since=row.review_open_since,
        worked_here_since=day_in_london(row.changed_here_on) if row.changed_here_on else None,
    )
