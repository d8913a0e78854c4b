"""What no longer holds once a case has moved to another unit. Pure."""

from __future__ import annotations

from collections.abc import Iterator

from followthrough.people.rules.due_item import LEGAL, Due, DueKind, due_rule, step_subject
from followthrough.plans.rules import FactKind, StepState
from followthrough.policy.context import Context
from followthrough.sequencing.rules.published import TO_COME, KnowsOrder, is_before_move

ORDER_BEFORE_MOVE = DueKind("order-before-move", LEGAL, page="order")
REFERRAL_BEFORE_MOVE = DueKind("referral-before-move", LEGAL)


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
    moved_on = facts.case.moved_on
    if moved_on is None:
        return
    for step in facts.steps:
        referred = step.on(FactKind.REFERRED)
        if step.state is not StepState.WAITING or referred is None or referred >= moved_on:
            continue
        if facts.case.away_since is not None and referred <= facts.case.away_since:
            continue  # it was referred from here, before the case went away and came back
        if step.last_recorded_on is None or step.last_recorded_on < moved_on:
            yield REFERRAL_BEFORE_MOVE.item(facts.case, moved_on, subject=step_subject(step.id))
