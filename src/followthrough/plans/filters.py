"""How a list of cases can be narrowed by their plans."""

from __future__ import annotations

from collections.abc import Iterator

from followthrough.people.filters import CaseFilter, case_filter, ticked
from followthrough.plans.rules import TO_COME as STILL_TO_COME
from followthrough.plans.rules import AgreementState, KnowsPlan, Route, is_stalled
from followthrough.policy import Context
from followthrough.policy.pack import Pack


def _stalled(facts: KnowsPlan, context: Context) -> Iterator[str]:
    return ticked(is_stalled(facts, context))


def _without_plan(facts: KnowsPlan, context: Context) -> Iterator[str]:
    return ticked(facts.plan is None or facts.plan.is_empty)


def _not_agreed(facts: KnowsPlan, context: Context) -> Iterator[str]:
    """There is a plan, and the person has not agreed to it, whatever else they said."""
    plan = facts.plan
    agreed = plan is not None and plan.agreement.state == AgreementState.AGREED
    return ticked(plan is not None and not plan.is_empty and not agreed)


def _to_come(facts: KnowsPlan, context: Context) -> Iterator[str]:
    """What others are to deliver, and has not begun."""
    for step in facts.steps:
        if step.route == Route.REFERRAL and step.state in STILL_TO_COME:
            yield step.intervention


def _delivered_by_others(pack: Pack) -> list[tuple[str, str]]:
    kinds = (kind for kind in pack.interventions.values() if kind.route_default == Route.REFERRAL)
    return sorted(((kind.code, kind.label) for kind in kinds), key=lambda kind: kind[1])


TO_COME = case_filter(
    CaseFilter("to_come", "Work by referral to come", 45, _to_come, _delivered_by_others)
)
case_filter(CaseFilter("no_plan", "No plan", 35, _without_plan))
case_filter(CaseFilter("not_agreed", "Plan not agreed", 37, _not_agreed))
case_filter(CaseFilter("stalled", "Stalled", 40, _stalled))
