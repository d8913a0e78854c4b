"""How far a plan is: what lists filter by. Pure."""

from __future__ import annotations

from datetime import date

from followthrough.people.rules import contact_is_suspended, is_in_custody
from followthrough.people.rules.case_life import Phase, phase_of
from followthrough.plans.rules.facts import LIVE, KnowsPlan, PlanFacts
from followthrough.policy.context import Context


def is_live(plan: PlanFacts) -> bool:
    """Some step is planned, waits for its place or is under way."""
    return any(step.state in LIVE for step in plan.steps)


def last_progress(plan: PlanFacts) -> date:
    """The newest day on which anything was recorded on a step; at first the plan's own day."""
    recorded = [s.last_recorded_on for s in plan.steps if s.last_recorded_on]
    return max([plan.made_on, *recorded])


def is_stalled(facts: KnowsPlan, context: Context) -> bool:
    """Work is planned or under way, nothing was recorded for longer than the pack says, the
    person is in the community, a sentence runs or is to come, and contact is not lawfully suspended
    (reference/domain.md 5.9)."""
    if facts.plan is None or contact_is_suspended(facts.case):
        return False
    if phase_of(facts.case, context.today) is not Phase.RUNS:
        return False
    if is_in_custody(facts.case):
        return False
    if not is_live(facts.plan):
        return False
    return context.after(last_progress(facts.plan), "stalled_after") < context.today
