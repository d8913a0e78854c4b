"""What is to be said on a case that had ended and goes on again. Pure."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from followthrough.people.rules.due_item import LEGAL, SAFETY, Due, DueKind, due_rule
from followthrough.plans.rules.natures import protects
from followthrough.policy.context import Context
from followthrough.sequencing.rules.opened_again import LetGoKind, let_go
from followthrough.sequencing.rules.published import KnowsOrder

OPENED_AGAIN = DueKind("opened-again", LEGAL, page="case", set_here=True)


@due_rule(OPENED_AGAIN)
def opened_again(facts: KnowsOrder, context: Context) -> Iterator[Due]:
    """One thing for all that stood when the case closed, until something is recorded of each step
    and the order is published again, however long that takes: nobody else asks. What protects
    others comes first. `ended_on`: the day on which it closed; `referrals` and `steps`: how many;
    `order`: that of before is the last one."""
    reopened, stood = facts.case.reopened, let_go(facts)
    if reopened is None or not stood:
        return
    number = Counter(one.kind for one in stood)
    protecting = any(one.step and protects(one.step, context.pack) for one in stood)
    yield OPENED_AGAIN.item(
        facts.case,
        reopened.on,
        urgency=SAFETY if protecting else LEGAL,
        ended_on=reopened.ended_on.isoformat(),
        referrals=number[LetGoKind.REFERRAL],
        steps=number[LetGoKind.PLACE] + number[LetGoKind.WORK],
        order=number[LetGoKind.ORDER] > 0,
    )
