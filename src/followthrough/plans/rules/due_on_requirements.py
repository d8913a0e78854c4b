"""What needs doing for what the sentence requires, by the plan. Pure."""

from __future__ import annotations

from collections.abc import Iterator

from followthrough.people.rules import is_complied_with
from followthrough.people.rules.due_item import (
    LEGAL,
    Due,
    DueKind,
    due_rule,
    requirement_subject,
    step_subject,
)
from followthrough.people.rules.sentence_ends import requirements_ended_lately, said_by_its_end
from followthrough.plans.rules.facts import KnowsPlan, StepState
from followthrough.policy.context import Context

REQUIREMENT_ON_HOLD = DueKind("requirement-on-hold", LEGAL)
SENTENCE_ENDED = DueKind("sentence-ended", LEGAL)
REQUIREMENT_WITHOUT_STEP = DueKind("requirement-without-step", LEGAL, page="plan")


@due_rule(REQUIREMENT_ON_HOLD)
def requirements_on_hold(facts: KnowsPlan, context: Context) -> Iterator[Due]:
    """What the sentence requires is never held behind other work (design section 4): somebody
    decided to hold it, and it stays in sight until it is taken up again."""
    said_already = said_by_its_end(facts.case, context)
    for step in facts.steps:
        if step.requirement_id is None or step.requirement_id in said_already:
            continue
        if step.state is StepState.HELD and step.decision is not None:
            yield REQUIREMENT_ON_HOLD.item(
                facts.case, step.decision.on, subject=step_subject(step.id)
            )


@due_rule(SENTENCE_ENDED)
def sentences_ended(facts: KnowsPlan, context: Context) -> Iterator[Due]:
    """A requirement of a sentence that ended lately, with the step for it not finished: it does
    not drop out of sight with the last day of the sentence."""
    ended = requirements_ended_lately(facts.case, context)
    for step in facts.steps:
        if step.requirement_id in ended and step.state is not StepState.FINISHED:
            end = ended[step.requirement_id]
            yield SENTENCE_ENDED.item(facts.case, end, subject=step_subject(step.id))


@due_rule(REQUIREMENT_WITHOUT_STEP)
def requirements_without_step(facts: KnowsPlan, context: Context) -> Iterator[Due]:
    """A requirement that no step of the plan names, once the pack's time for the plan has passed
    since the sentence started.

    Only kinds that have to be delivered: not, for example, rehabilitation activity days."""
    if facts.plan is None:
        return
    named = {step.requirement_id for step in facts.steps}
    for sentence in facts.case.sentences:
        on = context.after(sentence.starts_on, "plan_agreed")
        if not on <= context.today <= sentence.ends_on:
            continue
        for requirement in sentence.requirements:
            kind = context.pack.known.requirements.get(requirement.kind)
            if kind is None or not kind.has_to_be_delivered:
                continue
            if requirement.id in named or is_complied_with(requirement):
                continue
            yield REQUIREMENT_WITHOUT_STEP.item(
                facts.case,
                on,
                since=sentence.starts_on,
                subject=requirement_subject(requirement.id),
                requirement=requirement.kind,
            )
