"""How far a plan is: what lists filter by. Pure."""

from __future__ import annotations

from datetime import date

from followthrough.people.rules import contact_is_suspended, is_in_custody
from followthrough.people.rules.case_life import Phase, phase_of
from followthrough.plans.rules.facts import LIVE, KnowsPlan, PlanFacts, StepFacts, StepState
from followthrough.plans.rules.natures import nature_of
from followthrough.policy.context import Context
from followthrough.policy.kinds_of_work import Nature


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
    return may_be_quiet_until(facts.plan, context) < context.today


def may_be_quiet_until(plan: PlanFacts, context: Context) -> date:
    """The last day on which nothing has to be recorded yet: a later one where all that is live goes
    on from its start without an end, as monthly meetings do, or is to be done by a day to come."""
    moves = any(
        step.state in LIVE
        and not (step.state is StepState.STARTED and _goes_on(step, context))
        and not (step.by_on and step.by_on >= context.today)
        for step in plan.steps
    )
    if moves:
        return context.after(last_progress(plan), "stalled_after")
    return context.after(last_progress(plan), "quiet_after")


def _goes_on(step: StepFacts, context: Context) -> bool:
    return nature_of(step, context.pack) is Nature.ONGOING
