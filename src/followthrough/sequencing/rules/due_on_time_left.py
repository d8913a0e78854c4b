"""What needs doing where work that a sentence requires no longer fits before its end. Pure."""

from __future__ import annotations

from collections.abc import Iterator

from followthrough.people.rules.due_item import (
    LEGAL,
    Due,
    DueKind,
    due_rule,
    requirement_subject,
)
from followthrough.people.rules.facts import left_under_merged_records
from followthrough.people.rules.sentence_ends import requirements_ending_soon
from followthrough.people.rules.settled_facts import Elsewhere
from followthrough.plans.rules import StepFacts, StepState
from followthrough.plans.rules.due_on_requirements import (
    fits_no_more_since,
    requirements_not_delivered,
    requirements_without_step,
    unfit_requirements,
    unfit_values,
)
from followthrough.plans.rules.requirements import is_replaced
from followthrough.policy.context import Context
from followthrough.sequencing.rules.published import KnowsOrder, without_place

REQUIREMENT_DOES_NOT_FIT = DueKind(
    "requirement-does-not-fit", LEGAL, page="case", elsewhere=Elsewhere.FILE_FOLLOWS
)


@due_rule(REQUIREMENT_DOES_NOT_FIT)
def requirements_that_do_not_fit(facts: KnowsOrder, context: Context) -> Iterator[Due]:
    """With no plan, no step or no published order as well. Where another rule speaks of the
    requirement, or of a step for it, that one says it: nothing is said twice."""
    left, _ = left_under_merged_records(facts.case)
    rules = (requirements_without_step, requirements_not_delivered)
    said = {item.subject for rule in rules for item in rule(facts, context)}
    soon = requirements_ending_soon(facts.case, context)
    for sentence, requirement, short in unfit_requirements(facts, context):
        subject = requirement_subject(requirement.id)
        if subject in said or sentence.id in left or sentence.starts_on > context.today:
            continue
        own = [step for step in facts.steps if step.requirement_id == requirement.id]
        if any(_is_asked_about(s, facts, ends_soon=requirement.id in soon) for s in own):
            continue
        yield REQUIREMENT_DOES_NOT_FIT.item(
            facts.case,
            fits_no_more_since(requirement.id, facts, context) or sentence.starts_on,
            since=sentence.starts_on,
            subject=subject,
            requirement=requirement.kind,
            **unfit_values(sentence, short),
        )


def _is_asked_about(step: StepFacts, facts: KnowsOrder, *, ends_soon: bool) -> bool:
    if step.state is StepState.HELD or without_place(step, facts):
        return True
    under_way = step.state in {StepState.STARTED, StepState.FINISHED}
    return ends_soon and not under_way and not is_replaced(step, facts.steps)
