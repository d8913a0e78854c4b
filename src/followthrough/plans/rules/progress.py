"""How far a plan is: what lists filter by. Pure."""

from __future__ import annotations

from datetime import date

from followthrough.people.rules import CaseFacts, contact_is_suspended, is_in_custody
from followthrough.people.rules.case_life import Phase, phase_of
from followthrough.people.rules.due_item import occasion_subject, step_subject
from followthrough.people.rules.sentence_ends import in_force_since
from followthrough.plans.rules.facts import LIVE, KnowsPlan, PlanFacts, StepFacts, StepState
from followthrough.plans.rules.natures import nature_of
from followthrough.plans.rules.reviewed_elsewhere import reviewed_elsewhere
from followthrough.policy.context import Context
from followthrough.policy.kinds_of_work import Nature


def is_live(plan: PlanFacts) -> bool:
    """Some step is planned, waits for its place or is under way."""
    return any(step.state in LIVE for step in plan.steps)


def last_progress(plan: PlanFacts, case: CaseFacts, context: Context) -> date:
    """The newest day on which anything was recorded or decided on a step, here or as done
    elsewhere; at first the plan's own day."""
    days = [day for step in plan.steps if (day := _last_entry(step, case, context))]
    return max([plan.made_on, *days])


def _last_entry(step: StepFacts, case: CaseFacts, context: Context) -> date | None:
    subject = step_subject(step.id)
    elsewhere = [
        row.done_on
        for row in case.done_elsewhere
        if row.done_on is not None and occasion_subject(row.occasion) == subject
    ]
    review = reviewed_elsewhere(step, case, context)
    days = (step.last_entry_on, *elsewhere, review.done_on if review else None)
    return max((day for day in days if day is not None), default=None)


def is_stalled(facts: KnowsPlan, context: Context) -> bool:
    """Work is planned or under way, nothing was recorded for longer than the pack says, the
    person is in the community, a sentence that can carry work is in force, and contact is not
    lawfully suspended (reference/domain.md 5.9)."""
    if facts.plan is None or contact_is_suspended(facts.case):
        return False
    if phase_of(facts.case, context.today) is not Phase.RUNS:
        return False
    if is_in_custody(facts.case):
        return False
    if facts.case.sentences and in_force_since(facts.case, context.today) is None:
        return False
    if not is_live(facts.plan):
        return False
    return may_be_quiet_until(facts.plan, facts.case, context) < context.today


def may_be_quiet_until(plan: PlanFacts, case: CaseFacts, context: Context) -> date:
    """The last day on which nothing has to be recorded yet: a later one where all that is live goes
    on from its start without an end, as monthly meetings do, or is to be done by a day to come."""
    moves = any(
        step.state in LIVE
        and not (step.state is StepState.STARTED and _goes_on(step, context))
        and not (step.by_on and step.by_on >= context.today)
        for step in plan.steps
    )
    since = in_force_since(case, context.today)  # what came before a gap could not go on in it
    last = max(last_progress(plan, case, context), since or date.min)
    if moves:
        return context.after(last, "stalled_after")
    return context.after(last, "quiet_after")


def _goes_on(step: StepFacts, context: Context) -> bool:
    return nature_of(step, context.pack) is Nature.ONGOING
