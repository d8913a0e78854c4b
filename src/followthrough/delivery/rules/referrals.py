"""What needs doing where a referral was not made in time. Pure."""

from __future__ import annotations

from collections.abc import Iterator

from followthrough.common.dates import say_date
from followthrough.delivery.rules.due_item import Due, Urgency
from followthrough.delivery.rules.thread import Stage, stage_of, work_named
from followthrough.delivery.rules.work import Context, WorkFacts
from followthrough.plans.rules import StepFacts
from followthrough.sequencing.rules.problem import protects


def no_referral_made(step: StepFacts, facts: WorkFacts, context: Context) -> bool:
    return stage_of(step, facts, context) is Stage.NO_REFERRAL


def referrals_not_made(facts: WorkFacts, context: Context) -> Iterator[Due]:
    """Work by referral whose day to refer by has passed: from the day after. It names the kind of
    work, never the person."""
    for step in facts.steps:
        if not no_referral_made(step, facts, context) or facts.published is None:
            continue
        by = facts.published.steps[step.id].refer_by
        assert by is not None  # no referral was made by that day
        yield Due(
            facts.case,
            Urgency.SAFETY if protects(step, context.pack) else Urgency.LEGAL,
            "no-referral",
            by,
            f"{work_named(step, context)}: no referral was made by {say_date(by)}.",
            "Make the referral, or record why it is no longer needed",
            step_id=step.id,
        )
