"""The thread of a step: where it stands, why, who can act on it, and what comes next. Pure.

Nothing is lost (design section 1): every step has a stage; one that was put aside or not delivered
has a reason; and each has a next action or a sentence that says why none is needed.

"No referral made" is not recorded by anybody. It arises where a step that goes by referral has not
been referred by the day that its published order gives, and it is left as soon as the referral, a
start, a hold or a later start is recorded. "No place" is what the published order found, where it
is a fact that there is none.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from followthrough.common.dates import say_date
from followthrough.delivery.rules.shown_to_person import how_to_start, may_be_shown
from followthrough.people.rules import contact_is_suspended
from followthrough.people.rules.case_life import sentences_ended_on
from followthrough.plans.rules import (
    Decision,
    Fact,
    FactKind,
    GoalWhen,
    Route,
    StepFacts,
    StepState,
)
from followthrough.plans.rules.step_progress import NO_REFERRAL
from followthrough.policy.context import Context
from followthrough.policy.pack import Pack, Reason
from followthrough.sequencing.rules import DateKind, PublishedStep
from followthrough.sequencing.rules.problem import protects
from followthrough.sequencing.rules.published import KnowsOrder, why_without_place

NOBODY, PRACTITIONER = "nobody", "practitioner"  # as the pack's reasons name who can act
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


@dataclass(frozen=True, slots=True)
class Thread:
    """`reason` is a code of the pack, "" where the thread is not broken. `who` is a role as the
    pack names those who can act. Either `next_action` or `none_needed` is a sentence, the other
    is "": `none_needed` says why nothing has to be done."""

    step: StepFacts
    stage: Stage
    reason: str = ""
    who: str = NOBODY
    next_action: str = ""
    none_needed: str = ""


def threads(facts: KnowsOrder, context: Context) -> tuple[Thread, ...]:
    """One for every step of the plan, in the order of the plan."""
    return tuple(thread(step, facts, context) for step in facts.steps)


def stage_of(step: StepFacts, facts: KnowsOrder, context: Context) -> Stage:
    """What was recorded or decided comes first. Of the rest, what the published order could not
    place has no place, what had to be referred and was not is "no referral made", and what is
    placed later is "not yet due"."""
    state = step.state
    if state is not StepState.PLANNED:
        return RECORDED[state]
    if _is_suspended(step, facts, context) or _moved_later(step, facts, context):
        return Stage.NOT_YET_DUE
    if why_without_place(step, facts, context.pack):
        return Stage.NO_PLACE
    placed = _published_step(step, facts)
    if placed is not None and step.route == Route.REFERRAL and placed.refer_by is not None:
        late = placed.refer_by < context.today
        return Stage.NO_REFERRAL if late else Stage.NOT_YET_DUE
    if step.by_on is not None and step.by_on < context.today:
        return Stage.PLANNED
    if placed is not None and placed.start is not None:
        return Stage.NOT_YET_DUE if placed.start > context.today else Stage.PLANNED
    # The day to which somebody moved it says more than whether its goal is for now.
    waits = step.moved_to > context.today if step.moved_to else step.when == GoalWhen.LATER
    return Stage.NOT_YET_DUE if waits else Stage.PLANNED


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


def thread(step: StepFacts, facts: KnowsOrder, context: Context) -> Thread:
    stage = stage_of(step, facts, context)
    why = reason_read(step, stage, facts, context)
    ended_on = sentences_ended_on(facts.case, context.today)
    if ended_on is not None and stage is not Stage.FINISHED:
        over = f"The last sentence ended on {say_date(ended_on)}."
        return Thread(step, stage, why.code if why else "", none_needed=over)
    if why is not None:
        return Thread(
            step, stage, why.code, why.who_can_act, _next_action(step, stage, why, context)
        )
    if stage is Stage.FINISHED:
        return _finished(step, context)
    if stage is Stage.STARTED:
        if FactKind.NEEDS_HELP in step.facts:
            return _action_thread(step, stage, "Ask what help is needed, and see that it comes.")
        return Thread(step, stage, none_needed="The work is under way.")
    if stage is Stage.REFERRED:
        return _referred(step, context)
    if stage is Stage.NOT_YET_DUE:
        return _not_yet_due(step, facts, context)
    return _action_thread(step, stage, _start(step, facts, context))


def work_named(intervention: str, area: str, pack: Pack) -> str:
    """The kind of work of a step that goes by referral, without a word that could name the person:
    what was typed into the step may."""
    work = pack.known.interventions.get(intervention)
    return work.label if work else f"A service for: {pack.area_label(area)}"


def _action_thread(step: StepFacts, stage: Stage, action: str) -> Thread:
    return Thread(step, stage, who=PRACTITIONER, next_action=action)


def _next_action(step: StepFacts, stage: Stage, why: Reason, context: Context) -> str:
    if stage is Stage.NO_REFERRAL:
        work = work_named(step.intervention, step.area, context.pack)
        return f"{work}: {why.next_action[:1].lower()}{why.next_action[1:]}"
    return why.next_action


def _finished(step: StepFacts, context: Context) -> Thread:
    on = step.look_back_on
    if on is None:
        return Thread(step, Stage.FINISHED, none_needed="The work is finished.")
    if on <= context.today:
        return _action_thread(step, Stage.FINISHED, "Look back together at what was learnt.")
    because = f"The work is finished. You look back at it on {say_date(on)}."
    return Thread(step, Stage.FINISHED, none_needed=because)


def _referred(step: StepFacts, context: Context) -> Thread:
    known = [day for day in map(step.on, (FactKind.REFERRED, FactKind.ASKED)) if day]
    referred = max(known, default=None)
    by = context.after(referred, "referral_reply") if referred else context.today
    if by < context.today:
        return _action_thread(step, Stage.REFERRED, "Ask the service when the work can start.")
    because = f"It was referred, and an answer can take until {say_date(by)}."
    return Thread(step, Stage.REFERRED, none_needed=because)


def _not_yet_due(step: StepFacts, facts: KnowsOrder, context: Context) -> Thread:
    stage = Stage.NOT_YET_DUE
    if _is_suspended(step, facts, context):
        why = context.pack.known.reasons["contact_suspended"]
        return Thread(step, stage, who=why.who_can_act, next_action=why.next_action)
    placed = _published_step(step, facts)
    moved = _moved_later(step, facts, context)
    if moved is not None:
        if step.route == Route.REFERRAL:
            return _action_thread(step, stage, "Publish the order again: it says by when to refer.")
        return Thread(step, stage, none_needed=f"It was moved to {say_date(moved)}.")
    if placed is not None and placed.start is not None:
        if placed.refer_by is not None:
            action = f"Make the referral by {say_date(placed.refer_by)}."
            return _action_thread(step, stage, action)
        exact = placed.date_kind in {DateKind.GROUP, DateKind.ON_RELEASE}
        when = "on" if exact else "in the week of"
        because = f"The published order has it start {when} {say_date(placed.start)}."
        return Thread(step, stage, none_needed=because)
    if step.moved_to is not None and step.moved_to > context.today:
        return Thread(step, stage, none_needed=f"It was moved to {say_date(step.moved_to)}.")
    return Thread(step, stage, none_needed="Its goal is for later.")


def _start(step: StepFacts, facts: KnowsOrder, context: Context) -> str:
    """How a step that could start comes to its start."""
    placed = _published_step(step, facts)
    kind = placed.date_kind if placed else ""
    if kind == DateKind.NO_PLACE:
        return "See in the order of delivery what is in the way, and ask your manager."
    if kind == DateKind.AFTER_RELEASE:
        return "Ask the prison for the day of release, then publish the order again."
    if kind == DateKind.NOT_KNOWN:
        return "Ask when it can start, then publish the order again."
    if step.route == Route.REFERRAL and placed is None:
        return "Make the referral, or publish the order: it says by when."
    shown = may_be_shown(step, facts.case, context.pack)
    return f"{how_to_start(facts.case.called, shown=shown)}."


def _published_step(step: StepFacts, facts: KnowsOrder) -> PublishedStep | None:
    return facts.published.steps.get(step.id) if facts.published else None


def _is_suspended(step: StepFacts, facts: KnowsOrder, context: Context) -> bool:
    """No new work is asked of somebody whose contact is lawfully suspended (reference/domain.md
    5.9), but for what protects others or the sentence requires."""
    if not contact_is_suspended(facts.case):
        return False
    return step.requirement_id is None and not protects(step, context.pack)


def _moved_later(step: StepFacts, facts: KnowsOrder, context: Context) -> date | None:
    """The start to which a person moved the step since the order was published, where it lies
    ahead: the dates of that order no longer hold for it."""
    start, decision = step.moved_to, step.decision
    if start is None or decision is None or start <= context.today:
        return None
    if facts.published is not None and decision.on < facts.published.on:
        return None
    return start
