"""Writes what a source says of up to 500 plans with a constant number of statements.

Called by `interchange.caseload.actions` inside its bulk action. A plan that a practitioner
changed here comes this way only where somebody settled for the file's (`plan_differences.py`).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import Max
from django.utils import timezone

from followthrough import policy
from followthrough.common.actions import upsert
from followthrough.common.dates import today_in_london
from followthrough.common.identifiers import fingerprint
from followthrough.people.queries import Case, requirement_ids
from followthrough.plans.import_schema import DeliveryIn, PlanIn, StepIn
from followthrough.plans.models import (
    Agreement,
    Goal,
    Plan,
    PlanSnapshot,
    Preference,
    Step,
    StepDecision,
    StepFact,
)
from followthrough.plans.rules.codes import (
    DecisionAbout,
    DecisionKind,
    FactKind,
    GoalState,
    SnapshotWhy,
)

# Kinds of facts that files tell. One of another kind, recorded here, is not theirs to take back.
FACT_FIELDS = (
    FactKind.REFERRED,
    FactKind.STARTED,
    FactKind.ASKED,
    FactKind.PASSED_ON,
    FactKind.FINISHED,
    FactKind.NOT_DELIVERED,
)


@dataclass(frozen=True)
class IncomingCasePlan:
    case: Case
    source: str
    plan: PlanIn


def write_plans(incoming: Sequence[IncomingCasePlan]) -> dict[int, Plan]:
    """The plans by case id, after writing."""
    plans = _write_plans(incoming)
    goals = _write_goals(incoming, plans)
    steps = _write_steps(incoming, goals)
    _write_facts(incoming, steps)
    _write_stability(incoming, steps)
    _write_agreements(incoming, plans, steps)
    return plans


def _write_plans(incoming: Sequence[IncomingCasePlan]) -> dict[int, Plan]:
    existing = {p.case_id: p for p in Plan.objects.filter(case__in=[i.case.pk for i in incoming])}
    before = {case_id: plan.fingerprint for case_id, plan in existing.items()}
    contents = {i.case.pk: i.plan.model_dump(mode="json") for i in incoming}
    plans = upsert(
        Plan,
        {
            i.case.pk: {
                "case": i.case,
                "made_on": i.plan.made_on,
                "fingerprint": fingerprint(contents[i.case.pk]),
            }
            for i in incoming
        },
        existing,
    )
    changed = [plan for key, plan in plans.items() if plan.fingerprint != before.get(key)]
    numbers = dict(
        PlanSnapshot.objects.filter(plan__in=[p.pk for p in changed])
        .values_list("plan_id")
        .annotate(last=Max("number"))
    )
    PlanSnapshot.objects.bulk_create(
        PlanSnapshot(
            plan=plan,
            number=numbers.get(plan.pk, 0) + 1,
            why=SnapshotWhy.IMPORTED,
            content=contents[plan.case_id],
        )
        for plan in changed
    )
    return plans


def _write_goals(
    incoming: Sequence[IncomingCasePlan], plans: Mapping[int, Plan]
) -> dict[tuple[int, str], Goal]:
    """Goals by case id and ref. A goal that the source took back is removed, not deleted."""
    case_of = {plan.pk: case_id for case_id, plan in plans.items()}
    existing = {(case_of[g.plan_id], g.ref): g for g in Goal.objects.filter(plan__in=case_of)}
    goals = upsert(
        Goal,
        {
            (i.case.pk, goal.ref): {
                "plan": plans[i.case.pk],
                "position": position,
                **goal.model_dump(exclude={"steps"}),
            }
            for i in incoming
            for position, goal in enumerate(i.plan.goals)
        },
        existing,
    )
    gone = [
        g.pk for key, g in existing.items() if key not in goals and g.state != GoalState.REMOVED
    ]
    if gone:
        Goal.objects.filter(pk__in=gone).update(state=GoalState.REMOVED)
    return goals


def _write_steps(
    incoming: Sequence[IncomingCasePlan], goals: Mapping[tuple[int, str], Goal]
) -> dict[tuple[int, str], Step]:
    """Steps by case id and ref. A step may move to another goal and stays the same step."""
    case_ids = [i.case.pk for i in incoming]
    existing = {
        (step.goal.plan.case_id, step.ref): step
        for step in Step.objects.filter(goal__plan__case__in=case_ids).select_related("goal__plan")
    }
    requirements = requirement_ids(case_ids)
    # Work of a kind that protects others does so whether or not the source marks the step.
    kinds = policy.on(today_in_london()).known.interventions.values()
    protecting = {work.code for work in kinds if work.protects_others}
    steps = upsert(
        Step,
        {
            (i.case.pk, step.ref): {
                "goal": goals[i.case.pk, goal.ref],
                "position": position,
                "requirement_id": (
                    requirements[i.case.pk, step.requirement] if step.requirement else None
                ),
                "intervention": step.intervention or "",
                "strength": step.strength or "",
                "nature": step.nature or "",
                "for_whom": step.for_whom or "",
                "withdrawn_on": None,
                **step.model_dump(include={"ref", "text", "actor", "route", "by_on", "weeks"}),
                "protects_others": step.protects_others or step.intervention in protecting,
            }
            for i in incoming
            for goal in i.plan.goals
            for position, step in enumerate(goal.steps)
        },
        existing,
    )
    gone = [s.pk for key, s in existing.items() if key not in steps and s.withdrawn_on is None]
    if gone:
        Step.objects.filter(pk__in=gone).update(withdrawn_on=timezone.now())
    return steps


def _steps_of_plans(incoming: Sequence[IncomingCasePlan]) -> list[tuple[IncomingCasePlan, StepIn]]:
    return [(i, step) for i in incoming for goal in i.plan.goals for step in goal.steps]


def _write_facts(
    incoming: Sequence[IncomingCasePlan], steps: Mapping[tuple[int, str], Step]
) -> None:
    wanted: dict[tuple[int, str], dict[str, Any]] = {}
    for i, step in _steps_of_plans(incoming):
        step_id = steps[i.case.pk, step.ref].pk
        delivery = step.delivery
        for kind in FACT_FIELDS:
            on = getattr(delivery, f"{kind}_on")
            if on is not None:
                wanted[step_id, kind] = {
                    "step_id": step_id,
                    "kind": kind,
                    "on": on,
                    "reason": (delivery.not_delivered_reason or "")
                    if kind == FactKind.NOT_DELIVERED
                    else "",
                    "source": i.source,
                } | _words_of(delivery, kind)
    existing = {
        (f.step_id, f.kind): f
        for f in StepFact.objects.current().filter(
            step__in=[s.pk for s in steps.values()], kind__in=FACT_FIELDS
        )
    }
    StepFact.objects.append_all(wanted, existing)


def _words_of(delivery: DeliveryIn, kind: FactKind) -> dict[str, str]:
    said = getattr(delivery, f"{kind}_words", None)
    return {} if said is None else {"words": said}


def _write_stability(
    incoming: Sequence[IncomingCasePlan], steps: Mapping[tuple[int, str], Step]
) -> None:
    wanted = {
        steps[i.case.pk, step.ref].pk: {
            "step": steps[i.case.pk, step.ref],
            "about": DecisionAbout.STABILITY,
            "kind": DecisionKind.STABLE_ENOUGH,
            "on": step.delivery.stable_on,
        }
        for i, step in _steps_of_plans(incoming)
        if step.delivery.stable_on is not None
    }
    existing = {
        d.step_id: d
        for d in StepDecision.objects.current().filter(
            step__in=[s.pk for s in steps.values()], about=DecisionAbout.STABILITY
        )
    }
    StepDecision.objects.append_all(wanted, existing)


def _write_agreements(
    incoming: Sequence[IncomingCasePlan],
    plans: Mapping[int, Plan],
    steps: Mapping[tuple[int, str], Step],
) -> None:
    """The agreement and the preferred order: what the person said."""
    ids = [plan.pk for plan in plans.values()]
    Agreement.objects.append_all(
        {
            plans[i.case.pk].pk: {"plan": plans[i.case.pk], **i.plan.agreement.model_dump()}
            for i in incoming
        },
        {a.plan_id: a for a in Agreement.objects.current().filter(plan__in=ids)},
    )
    Preference.objects.append_all(
        {
            plans[i.case.pk].pk: {
                "plan": plans[i.case.pk],
                "steps": [steps[i.case.pk, ref].pk for ref in i.plan.preference.steps],
                "on": i.plan.preference.on,
                "words": i.plan.preference.words,
            }
            for i in incoming
            if i.plan.preference is not None
        },
        {p.plan_id: p for p in Preference.objects.current().filter(plan__in=ids)},
    )
