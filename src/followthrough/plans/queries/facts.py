"""The plans of many cases as plain values, with two statements."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from datetime import date
from typing import Any

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import Count, F, Max, OuterRef
from django.db.models.functions import JSONObject

from followthrough.people.queries import day
from followthrough.plans.models import (
    Agreement,
    Goal,
    IncomingPlan,
    Plan,
    PlanReview,
    Preference,
    Step,
    StepDecision,
    StepFact,
    WorkRecord,
)
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
    plans = list(_plans(case_ids))
    steps = _steps([plan.pk for plan in plans])
    return {plan.case_id: _plan(plan, steps) for plan in plans}


def _plans(case_ids: Iterable[int]) -> Any:
    current = {"plan": OuterRef("pk"), "replaced_on": None}
    return Plan.objects.filter(case__in=list(case_ids)).annotate(
        agreement_rows=ArraySubquery(
            Agreement.objects.filter(**current).values(
                row=JSONObject(state="state", on="on", words="words")
            )
        ),
        preference_rows=ArraySubquery(
            Preference.objects.filter(**current).values(
                row=JSONObject(steps="steps", words="words")
            )
        ),
        difference_rows=ArraySubquery(
            IncomingPlan.objects.filter(plan=OuterRef("pk"), settled_on=None).values(
                row=JSONObject(arrived_on="arrived_on")
            )
        ),
        review_rows=ArraySubquery(
            PlanReview.objects.filter(**current)
            .order_by("-on", "-pk")
            .values(row=JSONObject(on="on", decision="decision"))
        ),
        goal_rows=ArraySubquery(
            Goal.objects.filter(plan=OuterRef("pk"))
            .order_by("position", "pk")
            .values(
                row=JSONObject(
                    id="id",
                    ref="ref",
                    area="area",
                    title="title",
                    words="words",
                    when="when",
                    state="state",
                )
            )
        ),
    )


# Values, not model instances: a nation's caseload has millions of steps.
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
)


def _steps(plan_ids: list[int]) -> dict[int, list[StepFacts]]:
    """Steps by goal id, in the order of the plan, with their current facts and decisions."""
    facts = StepFact.objects.filter(step=OuterRef("pk"), replaced_on=None)
    decisions = StepDecision.objects.filter(step=OuterRef("pk"), replaced_on=None)
    work = (
        WorkRecord.objects.filter(step=OuterRef("pk"), replaced_on=None)
        .order_by()
        .values("step")
        .annotate(times=Count("pk"), last=Max("on"))
    )
    rows = (
        Step.objects.filter(goal__plan__in=plan_ids, withdrawn_on=None)
        .order_by("goal_id", "position", "pk")
        .annotate(
            area=F("goal__area"),
            when=F("goal__when"),
            fact_rows=ArraySubquery(
                facts.values(row=JSONObject(kind="kind", on="on", reason="reason"))
            ),
            decision_rows=ArraySubquery(
                decisions.values(
                    row=JSONObject(
                        about="about",
                        kind="kind",
                        on="on",
                        start_on="start_on",
                        reason="reason",
                        words="words",
                    )
                )
            ),
            work_rows=ArraySubquery(work.values(row=JSONObject(times="times", last="last"))),
        )
        .values(*STEP_FIELDS, "area", "when", "fact_rows", "decision_rows", "work_rows")
    )
    by_goal: dict[int, list[StepFacts]] = defaultdict(list)
    for row in rows:
        by_goal[row["goal_id"]].append(_step(row))
    return by_goal


def _step(row: dict[str, Any]) -> StepFacts:
    decisions = {d["about"]: d for d in row.pop("decision_rows")}
    facts = row.pop("fact_rows")
    work = row.pop("work_rows")
    placed = decisions.get("placement")
    stable = decisions.get("stability")
    return StepFacts(
        **row,
        facts={f["kind"]: Fact(date.fromisoformat(f["on"]), f["reason"]) for f in facts},
        decision=_decision(placed) if placed and placed["kind"] != "resume" else None,
        stable_on=day(stable["on"]) if stable and stable["kind"] == "stable_enough" else None,
        times_worked=work[0]["times"] if work else 0,
        last_worked_on=day(work[0]["last"]) if work else None,
    )


def _decision(row: dict[str, Any]) -> Decision:
    return Decision(
        row["kind"],
        date.fromisoformat(row["on"]),
        day(row["start_on"]),
        row["reason"],
        row["words"],
    )


def _plan(plan: Any, steps: dict[int, list[StepFacts]]) -> PlanFacts:
    agreement = plan.agreement_rows[0] if plan.agreement_rows else None
    preference = plan.preference_rows[0] if plan.preference_rows else None
    return PlanFacts(
        plan_id=plan.pk,
        made_on=plan.made_on,
        version=plan.version,
        changed_here=plan.changed_here_on is not None,
        goals=tuple(GoalFacts(**g, steps=tuple(steps.get(g["id"], ()))) for g in plan.goal_rows),
        agreement=(
            AgreementFacts(agreement["state"], day(agreement["on"]), agreement["words"])
            if agreement
            else AgreementFacts("draft")
        ),
        preferred=tuple(preference["steps"]) if preference else (),
        preferred_words=preference["words"] if preference else "",
        differs_since=(
            date.fromisoformat(plan.difference_rows[0]["arrived_on"][:10])
            if plan.difference_rows
            else None
        ),
        changed_since_said=plan.changed_since_said,
        reviewed_on=next((day(r["on"]) for r in plan.review_rows if r["decision"]), None),
        review_open_since=next((day(r["on"]) for r in plan.review_rows if not r["decision"]), None),
    )
