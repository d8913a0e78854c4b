"""What needs doing about an immediate need: its work has not begun, does not go on, or waits
for its place. Pure."""

from __future__ import annotations

from collections.abc import Iterator, Set
from datetime import date
from enum import StrEnum

from followthrough.delivery.rules.shown_to_person import may_be_shown
from followthrough.people.rules import CaseFacts, NeedFacts
from followthrough.people.rules.due_item import (
    AGREEMENT,
    IMMEDIATE,
    Due,
    DueKind,
    due_rule,
    need_subject,
)
from followthrough.people.rules.facts import immediate_needs_to_meet
from followthrough.people.rules.release import HOME, has_somewhere_to_sleep
from followthrough.plans.rules import FactKind, KnowsPlan, StepFacts, StepState
from followthrough.plans.rules.natures import is_staff_only
from followthrough.plans.rules.needs_without_step import WithoutStep, without_step
from followthrough.plans.rules.work_begun import begun_by, steps_on_need
from followthrough.policy.context import Context
from followthrough.sequencing.rules.first_night import asks_about_first_night
from followthrough.sequencing.rules.published import KnowsOrder
from followthrough.sequencing.rules.under_way import UnderWay, under_way
from followthrough.sequencing.rules.when_it_can_run import (
    first_sentence_begins,
    waits_for_release,
)

IMMEDIATE_NEED = DueKind("immediate-need", IMMEDIATE, page="plan")


class NotServed(StrEnum):
    """What stands in the way of an immediate need for which there is a step; where there is none,
    `WithoutStep` says it."""

    WAITING = "waiting"
    PREPARED = "prepared"  # what is done once goes on, beside what has not begun
    NO_WORK = "no_work"


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
        served = steps_on_need(need.area, facts.steps)
        begun = begun_by(served, context.pack)
        if any(_serves(s, facts.case, context) for s in begun) and not without_step(
            need.area, facts.steps
        ):
            continue
        assessed = facts.case.assessment.made_on
        on = context.after(assessed, "immediate_need_start")
        if on > context.today:
            continue
        how, shown, waits = _why_not_served(need.area, facts, elsewhere), False, False
        if how is NotServed.WAITING and _helps_meanwhile(need, served, facts, context):
            continue
        if how in {NotServed.NO_WORK, NotServed.PREPARED}:
            if first_sentence_begins(facts.case, context.today):
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


def _helps_meanwhile(
    need: NeedFacts, served: list[StepFacts], facts: KnowsPlan, context: Context
) -> bool:
    """While work waits for its place: other work with the person has started, or there is a place
    to sleep, as a room that is temporary."""
    if need.area == HOME and has_somewhere_to_sleep(facts.case):
        return True
    started = [s for s in served if s.state is StepState.STARTED]
    return any(not is_staff_only(s, context.pack) for s in started)


def _why_not_served(area: str, facts: KnowsPlan, elsewhere: Set[str]) -> WithoutStep | NotServed:
    if without := without_step(area, facts.steps, elsewhere=area in elsewhere):
        return without
    states = {step.state for step in steps_on_need(area, facts.steps)}
    if StepState.WAITING in states:
        return NotServed.WAITING
    return NotServed.PREPARED if StepState.STARTED in states else NotServed.NO_WORK
