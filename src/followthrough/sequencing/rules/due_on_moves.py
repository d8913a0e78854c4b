"""What no longer holds once a case has moved to another unit. Pure."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from followthrough.people.rules import CaseFacts
from followthrough.people.rules.due_item import LEGAL, SAFETY, Due, DueKind, due_rule, step_subject
from followthrough.plans.rules import TO_COME, FactKind, StepFacts, StepState
from followthrough.plans.rules.natures import protects
from followthrough.plans.rules.step_progress import waits_or_runs_elsewhere
from followthrough.policy.context import Context
from followthrough.sequencing.rules.published import KnowsOrder, is_before_move

ORDER_BEFORE_MOVE = DueKind("order-before-move", LEGAL, page="plan")
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
    for step, moved_on in _of_before(facts, FactKind.REFERRED):
        if step.state is StepState.WAITING:
            yield REFERRAL_BEFORE_MOVE.item(facts.case, moved_on, subject=step_subject(step.id))


@due_rule(WORK_BEFORE_MOVE)
def work_before_move(facts: KnowsOrder, context: Context) -> Iterator[Due]:
    """Work under way that others deliver, or that protects others with the agencies of the other
    area, until something is recorded of it. What protects others comes first."""
    for step, moved_on in _of_before(facts, FactKind.STARTED):
        protecting = protects(step, context.pack)
        if step.state is StepState.STARTED and (protecting or waits_or_runs_elsewhere(step)):
            yield WORK_BEFORE_MOVE.item(
                facts.case,
                moved_on,
                subject=step_subject(step.id),
                urgency=SAFETY if protecting else LEGAL,
                protects=protecting,
            )


def _of_before(facts: KnowsOrder, kind: FactKind) -> Iterator[tuple[StepFacts, date]]:
    """Steps of which that was recorded in the unit from which the case moved here, and nothing
    since, with the day of the move. What had been arranged here before the case went away and came
    back is not of before."""
    moved_on = facts.case.moved_on
    for step in facts.steps:
        if moved_on is not None and is_of_before_move(step, facts.case, kind):
            yield step, moved_on


def is_of_before_move(step: StepFacts, case: CaseFacts, kind: FactKind) -> bool:
    on, last = step.on(kind), step.last_recorded_on
    if on is None or last is None or case.moved_on is None or last >= case.moved_on:
        return False
    return case.away_since is None or on > case.away_since
