"""What needs doing on a case, merged from what every room declares, and delivery's own rules: those
that look at where the thread stands, or at what may be put before the person. Pure.

Tasks are put in order, by declared class and date; never people. What an item asks for is done in
the world, or on the page that it leads to. `waits` in the values: a step needs the person in the
community, and they are in custody.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

from followthrough.delivery.rules.due_put_off import put_off_protecting
from followthrough.delivery.rules.shown_to_person import how_it_starts
from followthrough.delivery.rules.stages import Stage, stage_of
from followthrough.delivery.rules.work import WorkFacts
from followthrough.people.rules import CaseFacts, complied_with
from followthrough.people.rules.case_life import Phase, phase_of
from followthrough.people.rules.due_item import (
    DUE_KINDS,
    LEGAL,
    SAFETY,
    Due,
    DueKind,
    Rank,
    due_rule,
    due_rules,
    order_key,
    step_subject,
)
from followthrough.people.rules.sentence_ends import requirements_ending_soon
from followthrough.people.rules.settling import sorted_out
from followthrough.plans.rules import (
    TO_COME,
    FactKind,
    KnowsPlan,
    StepFacts,
    StepState,
    delivers_requirement,
)
from followthrough.plans.rules.due_on_requirements import fits_no_more_since, unfit_values_of
from followthrough.plans.rules.natures import nature_of, protects
from followthrough.plans.rules.requirements import is_replaced
from followthrough.plans.rules.reviewed_elsewhere import asks_for_the_same
from followthrough.plans.rules.taken_up import taken_up_by
from followthrough.policy.context import Context
from followthrough.policy.kinds_of_work import Nature
from followthrough.sequencing.rules.published import KnowsOrder, without_place
from followthrough.sequencing.rules.too_short import sentence_is_too_short
from followthrough.sequencing.rules.when_it_can_run import (
    first_sentence_begins,
    waits_for_release,
)

SAFETY_STEP_NOT_STARTED = DueKind("safety-step-not-started", SAFETY)
SAFETY_STEP_NOT_DELIVERED = DueKind("safety-step-not-delivered", SAFETY)
SAFETY_STEP_PUT_ASIDE = DueKind("safety-step-put-aside", SAFETY)
REQUIREMENT_NOT_STARTED = DueKind("requirement-not-started", LEGAL)
NO_REFERRAL = DueKind("no-referral", LEGAL, set_here=True, rank=Rank.WANTED)
STEP_BY_DATE = DueKind("step-by-date", LEGAL, set_here=True, rank=Rank.WANTED)


def due(facts: WorkFacts, context: Context) -> list[Due]:
    """What is asked on the case, by class, then date: all that the rules find, but for what is put
    off or was done elsewhere. A manager is told of what protects others and was put off past its
    day."""
    stands = sorted_out(found(facts, context), facts.case, context)
    told = [put_off_protecting(away, facts.case) for away in stands.put_off]
    return sorted([*stands.asked, *(item for item in told if item)], key=order_key)


def found(facts: WorkFacts, context: Context) -> list[Due]:
    """What the rules find, by class, then date. The facts have what the rules read.
    Whoever died, and whose last sentence has ended, is asked nothing that would go on."""
    phase = phase_of(facts.case, context.today)
    items = (item for rule in due_rules() for item in rule.find(facts, context))
    if phase is not Phase.RUNS:
        items = (item for item in items if DUE_KINDS.named(item.kind).is_asked_in(phase))
    return sorted(items, key=order_key)


def no_referral_made(step: StepFacts, facts: KnowsOrder, context: Context) -> bool:
    return stage_of(step, facts, context) is Stage.NO_REFERRAL


def start_values(step: StepFacts, case: CaseFacts, context: Context) -> dict[str, Any]:
    """What a thing to do about a step that has not started says of its start. `too_short`: no start
    lies early enough before the sentence ends."""
    return {
        "start": how_it_starts(step, case, context.pack).value,
        "too_short": sentence_is_too_short(step, case, context.pack, context.today),
        "waits": waits_for_release(step, case, context.pack),
    }


@due_rule(SAFETY_STEP_NOT_STARTED, SAFETY_STEP_NOT_DELIVERED, SAFETY_STEP_PUT_ASIDE)
def safety_steps(facts: KnowsOrder, context: Context) -> Iterator[Due]:
    if facts.plan is None:
        return
    for step in facts.steps:
        if not step.protects_others:
            continue
        if without_place(step, facts):
            continue  # said by the rule on work without a place
        if no_referral_made(step, facts, context):
            continue  # said by the rule on referrals
        if asks_for_the_same(step, facts.case, context):
            continue
        if step.state in TO_COME:
            by = step.by_on or step.planned_on or facts.plan.made_on
            if begins := first_sentence_begins(facts.case, context.today):
                by = max(by, begins)  # before it nobody is late
            yield SAFETY_STEP_NOT_STARTED.item(
                facts.case,
                by,
                subject=step_subject(step.id),
                **start_values(step, facts.case, context),
            )
        elif step.state is StepState.NOT_DELIVERED:
            if taken_up_by(step, facts, context.pack) is not None:
                continue
            yield SAFETY_STEP_NOT_DELIVERED.item(
                facts.case,
                step.on(FactKind.NOT_DELIVERED) or facts.plan.made_on,
                subject=step_subject(step.id),
            )
        elif step.decision is not None and step.state in {StepState.HELD, StepState.DROPPED}:
            # It cannot be held or dropped here; a file may say only later what it protects.
            yield SAFETY_STEP_PUT_ASIDE.item(
                facts.case,
                step.decision.on,
                subject=step_subject(step.id),
                state=step.state.value,
            )


@due_rule(REQUIREMENT_NOT_STARTED)
def sentences_ending(facts: KnowsPlan, context: Context) -> Iterator[Due]:
    """A requirement of a sentence that ends soon, with the step for it not done. `owed`: somebody
    has to deliver it; where the order only sets a most, nobody asks a court for more time."""
    for step, ends_on in _not_started_before_end(facts, context):
        waits = waits_for_release(step, facts.case, context.pack)
        # That the court has to be asked does not wait until the sentence ends.
        too_late = None if waits else fits_no_more_since(step.requirement_id, facts, context)
        yield REQUIREMENT_NOT_STARTED.item(
            facts.case,
            too_late or ends_on,
            subject=step_subject(step.id),
            owed=delivers_requirement(facts.case, step, context.pack),
            **start_values(step, facts.case, context),
            **unfit_values_of(step.requirement_id, facts, context),
        )


def _not_started_before_end(facts: KnowsPlan, context: Context) -> Iterator[tuple[StepFacts, date]]:
    """With the day on which the sentence ends."""
    ends = requirements_ending_soon(facts.case, context)
    complied = complied_with(facts.case)
    for step in facts.steps:
        if step.requirement_id in complied or is_replaced(step, facts.steps):
            continue
        done = step.state in {StepState.FINISHED, StepState.STARTED}
        if step.requirement_id in ends and not done:
            yield step, ends[step.requirement_id]


@due_rule(NO_REFERRAL)
def referrals_not_made(facts: KnowsOrder, context: Context) -> Iterator[Due]:
    """Work by referral whose day to refer by has passed: from the day after. It is said by the
    kind of work, never by what was typed into the step."""
    for step in facts.steps:
        if not no_referral_made(step, facts, context) or facts.published is None:
            continue
        by = facts.published.steps[step.id].refer_by
        assert by is not None  # no referral was made by that day
        yield NO_REFERRAL.item(
            facts.case,
            by,
            subject=step_subject(step.id),
            urgency=SAFETY if protects(step, context.pack) else LEGAL,
            intervention=step.intervention,
            area=step.area,
        )


@due_rule(STEP_BY_DATE)
def steps_overdue(facts: KnowsPlan, context: Context) -> Iterator[Due]:
    """By the day that the plan gives. Where the sentence ends soon, the rule on its end says it."""
    said = {step.id for step, _ in _not_started_before_end(facts, context)}
    for step in facts.steps:
        if step.state not in TO_COME or asks_for_the_same(step, facts.case, context):
            continue
        if step.id in said or step.protects_others:
            continue
        if step.by_on and step.by_on < context.today:
            yield STEP_BY_DATE.item(
                facts.case,
                step.by_on,
                subject=step_subject(step.id),
                **start_values(step, facts.case, context),
                goes_on=nature_of(step, context.pack) is Nature.ONGOING,
            )
