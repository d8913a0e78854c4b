"""What needs doing on a case, merged from what every room declares, and delivery's own rules: those
that look at where the thread stands, or at what may be put before the person. Pure.

Tasks are put in order, by declared class and date; never people. What an item asks for is done in
the world, or on the page that it leads to. `shown` in the values: a step may be put before the
person, so that a start is agreed with them. `waits`: it needs the person in the community, and they
are in custody, as `inside` says of an immediate need.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from enum import StrEnum

from followthrough.delivery.rules.due_put_off import put_off_protecting
from followthrough.delivery.rules.shown_to_person import is_own_work, may_be_shown
from followthrough.delivery.rules.stages import Stage, stage_of
from followthrough.delivery.rules.work import WorkFacts
from followthrough.people.rules import CaseFacts, NeedFacts, complied_with, work_may_start_on
from followthrough.people.rules.case_life import Phase, phase_of
from followthrough.people.rules.due_item import (
    AGREEMENT,
    DUE_KINDS,
    IMMEDIATE,
    LEGAL,
    SAFETY,
    Due,
    DueKind,
    Rank,
    due_rule,
    due_rules,
    need_subject,
    order_key,
    step_subject,
)
from followthrough.people.rules.facts import immediate_needs_to_meet
from followthrough.people.rules.release import HOME, has_place_from_release
from followthrough.people.rules.sentence_ends import requirements_ending_soon
from followthrough.people.rules.settling import sorted_out
from followthrough.plans.rules import TO_COME, FactKind, KnowsPlan, StepFacts, StepState
from followthrough.plans.rules.due_on_requirements import fits_no_more_since, unfit_values_of
from followthrough.plans.rules.natures import nature_of
from followthrough.plans.rules.needs_without_step import WithoutStep, without_step
from followthrough.plans.rules.requirements import is_replaced
from followthrough.plans.rules.reviewed_elsewhere import asks_for_the_same
from followthrough.plans.rules.taken_up import taken_up_by
from followthrough.plans.rules.work_begun import begun_by, is_work_on_a_need
from followthrough.policy.context import Context
from followthrough.policy.kinds_of_work import Nature
from followthrough.sequencing.rules.first_night import asks_about_first_night
from followthrough.sequencing.rules.problem import protects
from followthrough.sequencing.rules.published import KnowsOrder, without_place
from followthrough.sequencing.rules.under_way import UnderWay, under_way
from followthrough.sequencing.rules.when_it_can_run import waits_for_release

SAFETY_STEP_NOT_STARTED = DueKind("safety-step-not-started", SAFETY)
SAFETY_STEP_NOT_DELIVERED = DueKind("safety-step-not-delivered", SAFETY)
SAFETY_STEP_PUT_ASIDE = DueKind("safety-step-put-aside", SAFETY)
IMMEDIATE_NEED = DueKind("immediate-need", IMMEDIATE, page="plan")
REQUIREMENT_NOT_STARTED = DueKind("requirement-not-started", LEGAL)
NO_REFERRAL = DueKind("no-referral", LEGAL, set_here=True, rank=Rank.WANTED)
STEP_BY_DATE = DueKind("step-by-date", LEGAL, set_here=True, rank=Rank.WANTED)


class NotServed(StrEnum):
    """What stands in the way of an immediate need for which there is a step; where there is none,
    `WithoutStep` says it."""

    WAITING = "waiting"
    PREPARED = "prepared"  # what is done once goes on, beside what has not begun
    NO_WORK = "no_work"


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
            if begins := _first_sentence_begins(facts.case, context.today):
                by = max(by, begins)  # before it nobody is late
            yield SAFETY_STEP_NOT_STARTED.item(
                facts.case,
                by,
                subject=step_subject(step.id),
                shown=may_be_shown(step, facts.case, context.pack),
                own=is_own_work(step),
                waits=waits_for_release(step, facts.case, context.pack),
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


@due_rule(IMMEDIATE_NEED)
def immediate_needs(facts: KnowsOrder, context: Context) -> Iterator[Due]:
    """An immediate need of which the work has not begun, or does not go on and was not finished
    either while another step is still to come, once the pack's time for a start has passed since
    the assessment. Where a step waits, something is asked for in the meantime. Where all that was
    planned was finished since the assessment, its label may be out of date: that is a question for
    a review, after every need that is not met."""
    if facts.case.assessment is None:
        return
    elsewhere = facts.plan.live_elsewhere if facts.plan else frozenset[str]()
    for need in immediate_needs_to_meet(facts.case):
        if need.area == HOME and asks_about_first_night(facts, context):
            continue  # said by the rule on the first night
        served = [s for s in facts.steps if s.area == need.area and is_work_on_a_need(s)]
        begun = begun_by(served, context.pack)
        if any(_serves(s, facts.case, context) for s in begun) and not without_step(served):
            continue
        assessed = facts.case.assessment.made_on
        on = context.after(assessed, "immediate_need_start")
        if on > context.today:
            continue
        how, shown, waits = _why_not_served(served, need.area in elsewhere), False, False
        if how is NotServed.WAITING and _helps_meanwhile(need, served, facts.case):
            continue
        if how in {NotServed.NO_WORK, NotServed.PREPARED}:
            if _first_sentence_begins(facts.case, context.today):
                continue  # a start is agreed once it has
            # A start is agreed with the person of a step that can start and that they may read.
            planned = [s for s in served if s.state is StepState.PLANNED] or served
            shown = any(may_be_shown(s, facts.case, context.pack) for s in planned)
            waits = all(waits_for_release(s, facts.case, context.pack) for s in planned)
        yield IMMEDIATE_NEED.item(
            facts.case,
            on,
            since=assessed,
            subject=need_subject(need.area),
            urgency=AGREEMENT if _was_worked_on_since(assessed, served, how) else None,
            how=how.value,
            shown=shown,
            waits=waits,
            inside=facts.case.in_custody,
        )


def needs_that_wait(facts: KnowsOrder, context: Context) -> set[str]:
    """The areas of immediate needs of which the work waits for its place, and nothing helps."""
    return {
        item.subject_code
        for item in immediate_needs(facts, context)
        if item.values["how"] == NotServed.WAITING
    }


def _first_sentence_begins(case: CaseFacts, today: date) -> date | None:
    """The day ahead on which a sentence is in force for somebody in the community; else None."""
    begins = None if case.in_custody else work_may_start_on(case, today)
    return begins if begins is not None and begins > today else None


# Of work on which somebody is to say whether it goes on, that is asked first.
SERVES = frozenset({UnderWay.GOES_ON, UnderWay.UNSAID})


def _serves(step: StepFacts, case: CaseFacts, context: Context) -> bool:
    """Of work that has begun: it is done, or goes on. What a recall stopped, or no sentence carries
    any more, is not work on a need."""
    if step.state is StepState.STARTED:
        return under_way(step, case, context.pack, context.today) in SERVES
    return step.state is StepState.FINISHED


def _was_worked_on_since(
    assessed: date, steps: list[StepFacts], how: WithoutStep | NotServed
) -> bool:
    """All is finished, and some of it after the assessment said what it says."""
    finished = [on for step in steps if (on := step.on(FactKind.FINISHED)) is not None]
    return how is WithoutStep.FINISHED and max(finished) > assessed


def _helps_meanwhile(need: NeedFacts, served: list[StepFacts], case: CaseFacts) -> bool:
    """While work waits for its place: other work has started, or there is a place to sleep."""
    if need.area == HOME and has_place_from_release(case):
        return True
    return any(s.state is StepState.STARTED for s in served)


def _why_not_served(steps: list[StepFacts], elsewhere: bool) -> WithoutStep | NotServed:
    if without := without_step(steps, elsewhere=elsewhere):
        return without
    states = {step.state for step in steps}
    if StepState.WAITING in states:
        return NotServed.WAITING
    return NotServed.PREPARED if StepState.STARTED in states else NotServed.NO_WORK


@due_rule(REQUIREMENT_NOT_STARTED)
def sentences_ending(facts: KnowsPlan, context: Context) -> Iterator[Due]:
    """A requirement of a sentence that ends soon, with the step for it not done."""
    ends = requirements_ending_soon(facts.case, context)
    complied = complied_with(facts.case)
    for step in facts.steps:
        if step.requirement_id in complied or is_replaced(step, facts.steps):
            continue
        done = step.state in {StepState.FINISHED, StepState.STARTED}
        if step.requirement_id in ends and not done:
            waits = waits_for_release(step, facts.case, context.pack)
            # That the court has to be asked does not wait until the sentence ends.
            too_late = None if waits else fits_no_more_since(step.requirement_id, facts, context)
            yield REQUIREMENT_NOT_STARTED.item(
                facts.case,
                too_late or ends[step.requirement_id],
                subject=step_subject(step.id),
                shown=may_be_shown(step, facts.case, context.pack),
                own=is_own_work(step),
                waits=waits,
                **unfit_values_of(step.requirement_id, facts, context),
            )


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
    for step in facts.steps:
        if step.state not in TO_COME or asks_for_the_same(step, facts.case, context):
            continue
        if step.by_on and step.by_on < context.today and not step.protects_others:
            yield STEP_BY_DATE.item(
                facts.case,
                step.by_on,
                subject=step_subject(step.id),
                shown=may_be_shown(step, facts.case, context.pack),
                own=is_own_work(step),
                waits=waits_for_release(step, facts.case, context.pack),
                goes_on=nature_of(step, context.pack) is Nature.ONGOING,
            )
