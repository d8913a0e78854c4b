"""What needs doing where required work ended before the months that the order sets. Pure."""

from __future__ import annotations

from collections.abc import Iterator

from followthrough.people.rules.due_item import (
    LEGAL,
    Due,
    DueKind,
    due_rule,
    requirement_subject,
)
from followthrough.people.rules.settled_facts import Elsewhere
from followthrough.plans.rules.due_on_requirements import to_be_delivered
from followthrough.plans.rules.facts import KnowsPlan
from followthrough.plans.rules.months_delivered import ended_short_on
from followthrough.policy.context import Context

# Others may know that the court has ended it, or how much they delivered: a file says so in time.
REQUIREMENT_ENDED_SHORT = DueKind(
    "requirement-ended-short", LEGAL, page="plan", elsewhere=Elsewhere.FILE_FOLLOWS
)


@due_rule(REQUIREMENT_ENDED_SHORT)
def requirements_ended_short(facts: KnowsPlan, context: Context) -> Iterator[Due]:
    """While its sentence goes on: after it, the time is over."""
    for sentence, requirement, kind in to_be_delivered(facts, context):
        if not sentence.starts_on <= context.today <= sentence.last_day:
            continue
        on = ended_short_on(requirement, kind, facts.steps, context.pack)
        if on is not None:
            yield REQUIREMENT_ENDED_SHORT.item(
                facts.case,
                on,
                subject=requirement_subject(requirement.id),
                requirement=requirement.kind,
                done=requirement.done,
                ordered=requirement.ordered,
            )
