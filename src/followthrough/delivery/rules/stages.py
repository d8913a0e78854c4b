"""At which stage the thread of a step is, and why it is broken. Pure.

"No referral made" is not recorded by anybody. It arises where a step that goes by referral has not
been referred by the day that its published order gives, and it is left as soon as the referral, a
start, a hold or a later start is recorded. "No place" is what the published order found, where it
is a fact that there is none.
"""

from __future__ import annotations

from datetime import date
from enum import StrEnum

from followthrough.plans.rules import (
    Decision,
    Fact,
    FactKind,
    GoalWhen,
    Route,
    StepFacts,
    StepState,
)
from followthrough.plans.rules.rests import rests
from followthrough.plans.rules.reviewed_elsewhere import reviewed_elsewhere
from followthrough.plans.rules.step_progress import NO_REFERRAL
from followthrough.policy.context import Context
from followthrough.policy.pack import Reason
from followthrough.sequencing.rules import DateKind, PublishedStep
from followthrough.sequencing.rules.first_night import finds_first_night
from followthrough.sequencing.rules.published import (
    KnowsOrder,
    NoLonger,
    published_before_end,
    why_no_longer,
    why_without_place,
)
from followthrough.sequencing.rules.what_comes_before import waits_for
from followthrough.sequencing.rules.when_it_can_run import may_begin_from

UNSAID = "other"  # the reason of a record that came without one, or with one no longer known


class Stage(StrEnum):
    PLANNED = "planned"
    NOT_YET_DUE = "not_yet_due"
    NO_REFERRAL = "no_referral"
    NO_PLACE = "no_place"
    REFERRED = "referred"
    STARTED = "started"
    FINISHED = "finished"
    HELD = "held"
    DROPPED = "dropped"
    NOT_DELIVERED = "not_delivered"


RECORDED = {
    StepState.WAITING: Stage.REFERRED,
    StepState.STARTED: Stage.STARTED,
    StepState.FINISHED: Stage.FINISHED,
    StepState.HELD: Stage.HELD,
    StepState.DROPPED: Stage.DROPPED,
    StepState.NOT_DELIVERED: Stage.NOT_DELIVERED,
}

# Stages at which the thread is broken: each has a reason.
BROKEN = frozenset(
    {Stage.NO_REFERRAL, Stage.NO_PLACE, Stage.HELD, Stage.DROPPED, Stage.NOT_DELIVERED}
)


def stage_of(step: StepFacts, facts: KnowsOrder, context: Context) -> Stage:
    """What was recorded or decided comes first. Of the rest, what the published order could not
    place has no place, what had to be referred and was not is "no referral made", and what is
    placed later is "not yet due". A review that was done elsewhere is done."""
    if reviewed_elsewhere(step, facts.case, context):
        return Stage.FINISHED
    state = step.state
    if state is not StepState.PLANNED:
        return RECORDED[state]
    if rests(step, facts.case, context.pack) or moved_later(step, facts, context):
        return Stage.NOT_YET_DUE
    if why_without_place(step, facts, context.pack):
        return Stage.NO_PLACE
    placed = published_step(step, facts)
    if placed is not None and step.route == Route.REFERRAL and placed.refer_by is not None:
        if why_no_longer(step, facts, context) in {NoLonger.IN_CUSTODY, NoLonger.BEFORE_START}:
            return Stage.NOT_YET_DUE
        if placed.refer_by < context.today:
            return Stage.NO_REFERRAL
        return Stage.PLANNED if is_to_refer_today(step, facts, context) else Stage.NOT_YET_DUE
    if cannot_begin_yet(step, facts, context):
        return Stage.NOT_YET_DUE
    if step.by_on is not None and step.by_on < context.today:
        return Stage.PLANNED
    if placed is not None and placed.start is not None:
        return Stage.NOT_YET_DUE if placed.start > context.today else Stage.PLANNED
    # The day to which somebody moved it says more than whether its goal is for now.
    waits = step.moved_to > context.today if step.moved_to else step.when == GoalWhen.LATER
    return Stage.NOT_YET_DUE if waits else Stage.PLANNED


def is_to_refer_today(step: StepFacts, facts: KnowsOrder, context: Context) -> bool:
    """Help with a home that is not asked for yet, while nothing says where the person will sleep on
    the first night out of prison: whatever day an earlier order gave. Not what somebody moved, or
    what other work comes before."""
    if step.route != Route.REFERRAL or step.state is not StepState.PLANNED:
        return False
    if moved_later(step, facts, context) or waits_for(step, facts.steps, context.pack):
        return False
    return finds_first_night(step, facts, context)


def cannot_begin_yet(step: StepFacts, facts: KnowsOrder, context: Context) -> bool:
    """It waits for a release, for a sentence to begin, or for another step; not where the published
    order had no place or no date for it, which somebody has to ask about first."""
    placed = published_step(step, facts)
    if placed is not None and placed.date_kind in {DateKind.NO_PLACE, DateKind.NOT_KNOWN}:
        return False
    if waits_for(step, facts.steps, context.pack) is not None:
        return True
    return may_begin_from(step, facts.case, context.pack, context.today) != context.today


def reason_read(
    step: StepFacts, stage: Stage, facts: KnowsOrder, context: Context
) -> Reason | None:
    """Why the thread is broken at that stage, in the words of the day on which somebody said so:
    a reason that has ended since stays what was said. None where it is not broken."""
    if stage is Stage.NO_REFERRAL:
        return context.pack.known.reasons[NO_REFERRAL]
    if stage is Stage.NO_PLACE:
        return why_without_place(step, facts, context.pack)
    return _reason_said(step, stage, context)


def _reason_said(step: StepFacts, stage: Stage, context: Context) -> Reason | None:
    said: Fact | Decision | None = None
    if stage is Stage.NOT_DELIVERED:
        said = step.facts[FactKind.NOT_DELIVERED]
    elif stage in {Stage.HELD, Stage.DROPPED}:
        said = step.decision
    if said is None:
        return None
    known = context.pack_on(said.on).known.reasons
    return known.get(said.reason) or known[UNSAID]


def reason_recorded(step: StepFacts, context: Context) -> Reason | None:
    """Why the step is not delivered, as far as somebody said so: what arises of days that pass, as
    "no referral made" does, is not asked of a case that is over."""
    return _reason_said(step, RECORDED.get(step.state, Stage.PLANNED), context)


def published_step(step: StepFacts, facts: KnowsOrder) -> PublishedStep | None:
    """None of an order of before an end of the case, which is ordered anew."""
    order = facts.published
    if order is None or published_before_end(facts.case, order):
        return None
    return order.steps.get(step.id)


def moved_later(step: StepFacts, facts: KnowsOrder, context: Context) -> date | None:
    """The start to which a person moved the step since the order was published, where it lies
    ahead: the dates of that order no longer hold for it."""
    start, decision = step.moved_to, step.decision
    if start is None or decision is None or start <= context.today:
        return None
    if facts.published is not None and decision.on < facts.published.on:
        return None
    return start
