"""What needs doing for what the sentence requires, and where work cannot have its date. Pure."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from followthrough.common.dates import say_date
from followthrough.delivery.rules.due_item import Due, Urgency
from followthrough.delivery.rules.shown_to_person import how_to_start
from followthrough.delivery.rules.work import Context, WorkFacts
from followthrough.plans.rules import StepFacts, StepState
from followthrough.plans.rules.requirements import is_complied_with

NO_PLACE = "no_place"  # the `date_kind` of a published step that the order could not place


def _ending_soon(facts: WorkFacts, context: Context) -> dict[int, date]:
    """Requirements of sentences that end soon, with the day of the end."""
    return {
        requirement.id: sentence.ends_on
        for sentence in facts.case.sentences
        if context.before(sentence.ends_on, "sentence_ending_soon")
        <= context.today
        <= sentence.ends_on
        for requirement in sentence.requirements
    }


def sentences_ending(facts: WorkFacts, context: Context) -> Iterator[Due]:
    """A requirement of a sentence that ends soon, with the step for it not done."""
    ends = _ending_soon(facts, context)
    for step in facts.steps:
        done = step.state in {StepState.FINISHED, StepState.STARTED}
        if step.requirement_id in ends and not done:
            end = ends[step.requirement_id]
            yield Due(
                facts.case,
                Urgency.LEGAL,
                "requirement-not-started",
                end,
                f"“{step.text}” is required, and the sentence ends on {say_date(end)}.",
                f"{how_to_start(step, facts.case, context.pack)}, or ask your manager about a "
                "variation",
                step_id=step.id,
            )


def requirements_on_hold(facts: WorkFacts, context: Context) -> Iterator[Due]:
    """What the sentence requires is never held behind other work (design section 4): somebody
    decided to hold it, and it stays in sight until it is taken up again."""
    said_already = _ending_soon(facts, context) | _ended(facts, context)
    for step in facts.steps:
        if step.requirement_id is None or step.requirement_id in said_already:
            continue
        if step.state is StepState.HELD and step.decision is not None:
            yield Due(
                facts.case,
                Urgency.LEGAL,
                "requirement-on-hold",
                step.decision.on,
                f"“{step.text}” is required by the sentence and is on hold.",
                "Look at the step: take it up again, or speak to your manager",
                step_id=step.id,
            )


def _ended(facts: WorkFacts, context: Context) -> dict[int, date]:
    """Requirements of sentences that ended lately, with the day of the end."""
    return {
        requirement.id: sentence.ends_on
        for sentence in facts.case.sentences
        if sentence.ends_on
        < context.today
        <= context.after(sentence.ends_on, "sentence_ended_open")
        for requirement in sentence.requirements
    }


def sentences_ended(facts: WorkFacts, context: Context) -> Iterator[Due]:
    """A requirement of a sentence that ended lately, with the step for it not finished: it does
    not drop out of sight with the last day of the sentence."""
    ended = _ended(facts, context)
    for step in facts.steps:
        if step.requirement_id in ended and step.state is not StepState.FINISHED:
            end = ended[step.requirement_id]
            yield Due(
                facts.case,
                Urgency.LEGAL,
                "sentence-ended",
                end,
                f"“{step.text}” was required and is not finished. "
                f"The sentence ended on {say_date(end)}.",
                "Ask your manager what becomes of it",
                step_id=step.id,
            )


def requirements_without_step(facts: WorkFacts, context: Context) -> Iterator[Due]:
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
            kind = context.pack.requirements.get(requirement.kind)
            if kind is None or not kind.has_to_be_delivered:
                continue
            if requirement.id in named or is_complied_with(requirement):
                continue
            yield Due(
                facts.case,
                Urgency.LEGAL,
                "requirement-without-step",
                on,
                f"“{kind.label}” is required, and no step of the plan names it.",
                f"Agree with {facts.case.called} who delivers it and when",
                page="plan",
            )


def without_place(step: StepFacts, facts: WorkFacts) -> bool:
    """The published order could not place the step, and it has not started since."""
    placed = facts.published.steps.get(step.id) if facts.published else None
    if placed is None or placed.date_kind != NO_PLACE:
        return False
    return step.state in {StepState.PLANNED, StepState.WAITING}


def steps_without_place(facts: WorkFacts, context: Context) -> Iterator[Due]:
    """Protected or required work that the published order could not place. Once a sentence ends
    soon or has ended, the rules on its end say so instead."""
    if facts.plan is None or facts.published is None:
        return
    said_already = _ending_soon(facts, context) | _ended(facts, context)
    published_on = facts.published.on
    for step in facts.steps:
        if not without_place(step, facts):
            continue
        if step.protects_others:
            yield Due(
                facts.case,
                Urgency.SAFETY,
                "safety-step-without-place",
                step.by_on or facts.plan.made_on,
                f"“{step.text}” protects other people, and the published order has no place "
                "for it.",
                "Look at the step, and speak to your manager",
                step_id=step.id,
            )
        elif step.requirement_id is not None and step.requirement_id not in said_already:
            yield Due(
                facts.case,
                Urgency.LEGAL,
                "requirement-without-place",
                published_on,
                f"“{step.text}” is required, and the published order has no place for it.",
                "Look at the step, and ask your manager where it can be delivered",
                step_id=step.id,
            )


def release_passed(facts: WorkFacts, context: Context) -> Iterator[Due]:
    """In custody, with a release expected on a day that has passed: every date of the order
    hangs on it."""
    release = facts.case.release_on
    if facts.case.in_custody and release is not None and release < context.today:
        yield Due(
            facts.case,
            Urgency.LEGAL,
            "release-passed",
            release,
            f"The release expected on {say_date(release)} has passed.",
            "Ask the prison for the new date",
            page="case",
        )
