"""What needs doing where a course goes on for longer than it was to. Pure."""

from __future__ import annotations

from collections.abc import Iterator

from followthrough.people.rules.due_item import (
    STALLED,
    Due,
    DueKind,
    due_rule,
    step_subject,
)
from followthrough.plans.rules import KnowsPlan, is_stalled
from followthrough.policy.context import Context
from followthrough.sequencing.rules.length_of_work import asked_how_far_since

STEP_SHOULD_HAVE_ENDED = DueKind("step-should-have-ended", STALLED)


@due_rule(STEP_SHOULD_HAVE_ENDED)
def steps_that_should_have_ended(facts: KnowsPlan, context: Context) -> Iterator[Due]:
    if is_stalled(facts, context):
        return  # said by the rule on stalled work: nothing was recorded on any step
    for step in facts.steps:
        on = asked_how_far_since(step, facts.case, context.pack, context.today)
        if on is not None:
            yield STEP_SHOULD_HAVE_ENDED.item(facts.case, on, subject=step_subject(step.id))
