"""What needs doing once another record of the person was merged into that of the case. Pure."""

from __future__ import annotations

from collections.abc import Iterator

from followthrough.people.rules.due_item import LEGAL, Due, DueKind, due_rule
from followthrough.people.rules.facts import KnowsCase
from followthrough.policy.context import Context

# It stands for what is asked of the required work and the needs of that record.
CARRY_OVER = DueKind("carry-over", LEGAL, page="merged-records", set_here=True)


@due_rule(CARRY_OVER)
def carry_over(facts: KnowsCase, context: Context) -> Iterator[Due]:
    """The plan, the order and the referrals of the merged record stay where they are. `crns`: of
    the records that nobody has looked at yet, with commas."""
    left = [merged for merged in facts.case.merged if not merged.carried_over]
    if left:
        yield CARRY_OVER.item(
            facts.case,
            min(merged.since for merged in left),
            crns=",".join(merged.crn for merged in left),
        )
