"""How a list of cases can be narrowed by their plans."""

from __future__ import annotations

from collections.abc import Iterator

from followthrough.people.filters import CaseFilter, case_filter, ticked
from followthrough.plans.rules import AgreementState, KnowsPlan, is_stalled
from followthrough.policy import Context


def _stalled(facts: KnowsPlan, context: Context) -> Iterator[str]:
    return ticked(is_stalled(facts, context))


def _without_plan(facts: KnowsPlan, context: Context) -> Iterator[str]:
    return ticked(facts.plan is None or facts.plan.is_empty)


def _not_agreed(facts: KnowsPlan, context: Context) -> Iterator[str]:
    """There is a plan, and the person has not agreed to it, whatever else they said."""
    plan = facts.plan
    agreed = plan is not None and plan.agreement.state == AgreementState.AGREED
    return ticked(plan is not None and not plan.is_empty and not agreed)


case_filter(CaseFilter("no_plan", "No plan", 35, _without_plan))
case_filter(CaseFilter("not_agreed", "Plan not agreed", 37, _not_agreed))
case_filter(CaseFilter("stalled", "Stalled", 40, _stalled))
