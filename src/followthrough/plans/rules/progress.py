"""How far a plan is: what lists filter by. Pure."""

from __future__ import annotations

from datetime import date

from followthrough.plans.rules.facts import LIVE, PlanFacts


def is_live(plan: PlanFacts) -> bool:
    """Some step is planned, waits for its place or is under way."""
    return any(step.state in LIVE for step in plan.steps)


def last_progress(plan: PlanFacts) -> date:
    """The newest day on which anything was recorded on a step; at first the plan's own day."""
    recorded = [s.last_recorded_on for s in plan.steps if s.last_recorded_on]
    return max([plan.made_on, *recorded])
