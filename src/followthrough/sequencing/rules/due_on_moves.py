"""What no longer holds once a case has moved to another unit. Pure."""

from __future__ import annotations

from collections.abc import Iterator

from followthrough.people.rules import CaseFacts
from followthrough.people.rules.due_item import LEGAL, SAFETY, Due, DueKind, due_rule, step_subject
from followthrough.plans.rules import FactKind, StepFacts, StepState
from followthrough.plans.rules.step_progress import waits_or_runs_elsewhere
from followthrough.policy.context import Context
from followthrough.sequencing.rules.problem import protects
from followthrough.sequencing.rules.published import TO_COME, KnowsOrder, is_before_move

ORDER_BEFORE_MOVE = DueKind("order-before-move", LEGAL, page="order")
REFERRAL_BEFORE_MOVE = DueKind("referral-before-move", LEGAL)
WORK_BEFORE_MOVE = DueKind("work-before-move", LEGAL)


@due_rule(ORDER_BEFORE_MOVE)
def orders_before_move(facts: KnowsOrder, context: Context) -> Iterator[Due]:
    """The order was published for the services of another area, and work of it is still to come."""
    moved_on = facts.case.moved_on
    if moved_on is None or not is_before_move(facts):
        return
    if any(step.state in TO_COME for step in facts.steps):
        yield ORDER_BEFORE_MOVE.item(facts.case, moved_on)


@due_rule(REFERRAL_BEFORE_MOVE)
def referrals_before_move(facts: KnowsOrder, context: Context) -> Iterator[Due]:
    """Work that waits where it was referred before the move, until something is recorded of it."""
    for step in facts.steps:
        if step.state is StepState.WAITING and _is_of_before(step, FactKind.REFERRED, facts.case):
            assert facts.case.moved_on is not None
            yield REFERRAL_BEFORE_MOVE.item(
                facts.case, facts.case.moved_on, subject=step_subject(step.id)
            )


@due_rule(WORK_BEFORE_MOVE)
def work_before_move(facts: KnowsOrder, context: Context) -> Iterator[Due]:
    """Work under way that others deliver, or that protects others with the agencies of the other
    area, until something is recorded of it. What protects others comes first."""
    for step in facts.steps:
        protecting = protects(step, context.pack)
        if not (protecting or waits_or_runs_elsewhere(step)):
            continue
        if step.state is StepState.STARTED and _is_of_before(step, FactKind.STARTED, facts.case):
            assert facts.case.moved_on is not None
            yield WORK_BEFORE_MOVE.item(
                facts.case,
                facts.case.moved_on,
                subject=step_subject(step.id),
                urgency=SAFETY if protecting else LEGAL,
                protects=protecting,
            )


def _is_of_before(step: StepFacts, kind: FactKind, case: CaseFacts) -> bool:
    """It was arranged in the unit from which the case moved here, and nothing was recorded of it
    since. What had been arranged here before the case went away and came back is not of before."""
    moved_on, on = case.moved_on, step.on(kind)
    if moved_on is None or on is None or on >= moved_on:
        return False
    if case.away_since is not None and on <= case.away_since:
        return False
    return step.last_recorded_on is None or step.last_recorded_on < moved_on
