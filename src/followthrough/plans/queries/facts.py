"""The plans of many cases as plain values, with two statements of plain rows (why plain rows: see
`people.queries.facts`)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from typing import Any

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import FilteredRelation as Filtered
from django.db.models import Max, OuterRef, Q, Subquery

from followthrough.common.queries import Statement, day_of, is_asked_for
from followthrough.plans.models import Plan, PlanReview, Step, WorkRecord
from followthrough.plans.rules import (
    AgreementFacts,
    Decision,
    Fact,
    GoalFacts,
    PlanFacts,
    StepFacts,
)


def plan_facts(case_ids: Iterable[int]) -> dict[int, PlanFacts]:
    """Plans by case id, in two statements whatever their number."""
    ids = list(case_ids)
    steps = _steps(ids)
    goals: dict[int, list[GoalFacts]] = defaultdict(list)
    plans: dict[int, tuple[Any, ...]] = {}
    for case_id, *row in PLANS.rows(ids):
        plans[case_id] = tuple(row[:13])
        goal_id, *goal = row[13:]
        if goal_id is not None:  # a plan may have no goal yet
            of_plan = goals[case_id]
            of_plan.append(GoalFacts._make((goal_id, *goal, tuple(steps.get(goal_id, ())))))
    return {case_id: _plan(row, goals.get(case_id, ())) for case_id, row in plans.items()}


PLAN_FIELDS = (
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
)
GOAL_FIELDS = ("id", "ref", "area", "title", "words", "when", "state")


def _plans_query() -> Any:
    """One row for each goal, with its plan; goals in the order of the plan."""
    reviews = PlanReview.objects.filter(plan=OuterRef("pk"), replaced_on=None).order_by()
    decided = reviews.exclude(decision="").values("plan").annotate(last=Max("on"))
    return (
        Plan.objects.filter(is_asked_for("case"))
        .annotate(
            said=Filtered("agreements", condition=Q(agreements__replaced_on=None)),
            wish=Filtered("preferences", condition=Q(preferences__replaced_on=None)),
            differs=Filtered("incoming", condition=Q(incoming__settled_on=None)),
            looks=Filtered("reviews", condition=Q(reviews__replaced_on=None, reviews__decision="")),
            differs_since=day_of("differs__arrived_on"),
            reviewed_on=Subquery(decided.values("last")),
        )
        .order_by("goals__position", "goals__pk")
        .values_list("case_id", *PLAN_FIELDS, *(f"goals__{name}" for name in GOAL_FIELDS))
    )


PLANS = Statement(_plans_query)


STEP_FIELDS = (
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
    "goal_id",
    "goal__area",
    "goal__when",
)
DECISION_FIELDS = ("kind", "on", "start_on", "reason", "words")
FACT_FIELDS = ("kind", "on", "reason")


def _steps_query() -> Any:
    """One row for each fact, with its step; steps in the order of the plan."""
    worked = WorkRecord.objects.filter(step=OuterRef("pk"), replaced_on=None).order_by("on")
    now = Q(decisions__replaced_on=None)
    stable = Q(decisions__about="stability", decisions__kind="stable_enough")
    return (
        Step.objects.filter(is_asked_for("goal__plan__case"), withdrawn_on=None)
        .annotate(
            placed=Filtered("decisions", condition=now & Q(decisions__about="placement")),
            stable=Filtered("decisions", condition=now & stable),
            held_on_to=Filtered("consolidations", condition=Q(consolidations__replaced_on=None)),
            told=Filtered("facts", condition=Q(facts__replaced_on=None)),
            worked_on=ArraySubquery(worked.values("on")),
        )
        .order_by("goal_id", "position", "pk")
        .values_list(
            *STEP_FIELDS,
            *(f"placed__{name}" for name in DECISION_FIELDS),
            "stable__on",
            "worked_on",
            "held_on_to__look_back_on",
            *(f"told__{name}" for name in FACT_FIELDS),
        )
    )


STEPS = Statement(_steps_query)


def _steps(case_ids: list[int]) -> dict[int, list[StepFacts]]:
    """By goal id, in the order of the plan, with their current facts and decisions."""
    by_goal: dict[int, list[StepFacts]] = defaultdict(list)
    facts: dict[str, Fact] = {}
    latest = 0
    for row in STEPS.rows(case_ids):
        if row[0] != latest:
            latest, facts = row[0], {}
            by_goal[row[10]].append(_step(row, facts))
        if row[21] is not None:
            facts[row[21]] = Fact(row[22], row[23])
    return by_goal


def _step(row: tuple[Any, ...], facts: dict[str, Fact]) -> StepFacts:
    kind, on, start_on, reason, words = row[13:18]
    stable_on, worked_on, look_back_on = row[18:21]
    decided = kind is not None and kind != "resume"
    placed = Decision(kind, on, start_on, reason, words) if decided else None
    worked = (len(worked_on), worked_on[-1] if worked_on else None)
    return StepFacts._make((*row[:13], facts, placed, stable_on, *worked, look_back_on))


def _plan(row: tuple[Any, ...], goals: Iterable[GoalFacts]) -> PlanFacts:
    plan_id, made_on, version, changed_here_on, changed_since_said = row[:5]
    said, said_on, said_words, wish, wish_words, differs_since, reviewed_on, open_since = row[5:]
    return PlanFacts(
        plan_id=plan_id,
        made_on=made_on,
        version=version,
        changed_here=changed_here_on is not None,
        goals=tuple(goals),
        agreement=AgreementFacts(said, said_on, said_words) if said else AgreementFacts("draft"),
        preferred=tuple(wish or ()),
        preferred_words=wish_words or "",
        differs_since=differs_since,
        changed_since_said=changed_since_said,
        reviewed_on=reviewed_on,
        review_open_since=open_since,
    )
