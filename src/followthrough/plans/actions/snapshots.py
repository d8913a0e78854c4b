"""Keeping the plan as it stood: every change of its goals and steps, what was said of it and each
review leaves a version that stays readable (docs/decisions/0009)."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.db.models import Max

from followthrough.people.queries import requirement_refs
from followthrough.plans.actions.locking import LockedPlan
from followthrough.plans.models import Plan, PlanSnapshot, Preference
from followthrough.plans.rules import Decision, GoalFacts, PlanFacts, StepFacts
from followthrough.plans.rules.codes import FactKind, SnapshotWhy


def keep_plan_version(
    plan: LockedPlan, why: SnapshotWhy, *, changed_since_said: bool | None = None
) -> PlanSnapshot:
    """Stores the plan as it now stands in the transaction, and whether it was changed after the
    person said what they think (None: as before)."""
    facts = plan.read_again()
    # `facts.steps` leaves out the goals that were removed; a version keeps them whole.
    required = {s.requirement_id for goal in facts.goals for s in goal.steps if s.requirement_id}
    refs = requirement_refs(required)
    wish = Preference.objects.current().filter(plan=plan.row).first()
    last = PlanSnapshot.objects.filter(plan=plan.row).aggregate(last=Max("number"))["last"] or 0
    if changed_since_said is not None:
        Plan.objects.filter(pk=plan.row.pk).update(changed_since_said=changed_since_said)
    return PlanSnapshot.objects.create(
        plan=plan.row,
        number=last + 1,
        why=why,
        content=snapshot_content(facts, refs, wish.on if wish else None),
    )


def snapshot_content(
    plan: PlanFacts, refs: dict[int, str], preferred_on: date | None = None
) -> dict[str, Any]:
    """The plan in the shape of a caseload file (plans/import_schema.py), with what was decided
    about the place of steps beside it. `refs` are the refs of requirements by their ids,
    `preferred_on` is the day on which the person said which order they would like."""
    return {
        "made_on": plan.made_on.isoformat(),
        "agreement": {
            "state": plan.agreement.state,
            "on": _day(plan.agreement.on),
            "words": plan.agreement.words,
        },
        "goals": [_goal(goal, refs) for goal in plan.goals],
        "preference": _preference(plan, preferred_on) if preferred_on else None,
    }


def _preference(plan: PlanFacts, on: date) -> dict[str, Any]:
    by_id = {step.id: step.ref for goal in plan.goals for step in goal.steps}
    return {
        "steps": [by_id[id_] for id_ in plan.preferred if id_ in by_id],
        "on": _day(on),
        "words": plan.preferred_words,
    }


def _goal(goal: GoalFacts, refs: dict[int, str]) -> dict[str, Any]:
    return {
        "ref": goal.ref,
        "area": goal.area,
        "title": goal.title,
        "words": goal.words,
        "when": goal.when,
        "state": goal.state,
        "steps": [_step(step, refs) for step in goal.steps],
    }


def _step(step: StepFacts, refs: dict[int, str]) -> dict[str, Any]:
    fact = step.facts.get(FactKind.NOT_DELIVERED)
    return {
        "ref": step.ref,
        "text": step.text,
        "actor": step.actor,
        "route": step.route,
        "intervention": step.intervention or None,
        "strength": step.strength or None,
        "requirement": refs.get(step.requirement_id or 0),
        "protects_others": step.protects_others,
        "by_on": _day(step.by_on),
        "nature": step.nature or None,
        "for_whom": step.for_whom or None,
        "weeks": step.weeks,
        "delivery": {
            "referred_on": _day(step.on(FactKind.REFERRED)),
            "started_on": _day(step.on(FactKind.STARTED)),
            "asked_on": _day(step.on(FactKind.ASKED)),
            "passed_on_on": _day(step.on(FactKind.PASSED_ON)),
            "finished_on": _day(step.on(FactKind.FINISHED)),
            "stable_on": _day(step.stable_on),
            "not_delivered_on": _day(step.on(FactKind.NOT_DELIVERED)),
            "not_delivered_reason": fact.reason if fact else None,
        },
        "decision": _decision(step.decision),
    }


def _decision(decision: Decision | None) -> dict[str, Any] | None:
    if decision is None:
        return None
    return {
        "kind": decision.kind,
        "on": _day(decision.on),
        "start_on": _day(decision.start_on),
        "reason": decision.reason,
    }


def _day(day: date | None) -> str | None:
    return day.isoformat() if day else None
