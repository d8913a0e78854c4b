"""What needs doing where nothing goes on for what could hurt somebody, and where a referral came to
nothing for a reason that the practitioner can act on. Pure.

Each speaks only where no other rule does: of an immediate need, of required work and of a step that
protects others and was not delivered there are rules of their own.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

from followthrough.delivery.rules.stages import reason_read, stage_of
from followthrough.delivery.rules.thread import PRACTITIONER
from followthrough.people.rules.codes import HIGH_HARM, Immediacy
from followthrough.people.rules.due_item import (
    AGREEMENT,
    SAFETY,
    STALLED,
    Due,
    DueKind,
    Rank,
    due_rule,
    need_subject,
    step_subject,
)
from followthrough.people.rules.facts import CaseFacts, needs_to_meet
from followthrough.people.rules.settled_facts import Elsewhere
from followthrough.plans.rules import (
    LIVE,
    FactKind,
    GoalState,
    GoalWhen,
    KnowsPlan,
    Route,
    StepFacts,
    StepState,
)
from followthrough.plans.rules.natures import protects
from followthrough.plans.rules.needs_without_step import WithoutStep, without_step
from followthrough.plans.rules.reviewed_elsewhere import reviewed_elsewhere
from followthrough.plans.rules.step_decisions import delivers_requirement
from followthrough.plans.rules.step_progress import family_of
from followthrough.plans.rules.taken_up import taken_up_by
from followthrough.plans.rules.work_begun import steps_on_need
from followthrough.policy.context import Context
from followthrough.sequencing.rules.published import KnowsOrder

# Work that goes on elsewhere comes in with a file in time; nobody's word ends these for good.
HARM_NEED = DueKind("harm-need", SAFETY, page="plan", elsewhere=Elsewhere.FILE_FOLLOWS)
NOTHING_PROTECTS = DueKind(
    "nothing-protects",
    SAFETY,
    rank=Rank.GRAVE,
    page="plan",
    elsewhere=Elsewhere.FILE_FOLLOWS,
    may_need_none=True,
)
REFERRAL_FAILED = DueKind("referral-failed", STALLED, elsewhere=Elsewhere.BY_ITSELF)

# Families of reasons that say that nothing is owed, or that it is somebody's choice when.
SETTLED = frozenset({"need_met_or_plan_changed", "circumstance", "not_yet", "other"})


def has_high_harm(case: CaseFacts) -> bool:
    return case.assessment is not None and case.assessment.serious_harm in HIGH_HARM


@due_rule(HARM_NEED)
def harm_needs(facts: KnowsPlan, context: Context) -> Iterator[Due]:
    """A need that is linked to serious harm, and for which no step goes on or can still start, once
    the pack's time for it has passed since the assessment. Where the risk of serious harm is not
    high, it is a question for the plan. That all the work was finished is asked about only where
    the risk is high and the assessment was made since: one from before says nothing of it."""
    if facts.plan is None or facts.plan.is_empty or facts.case.assessment is None:
        return  # the plan is asked for
    assessed = facts.case.assessment.made_on
    on = context.after(assessed, "harm_need_planned")
    if on > context.today:
        return
    for need in needs_to_meet(facts.case):
        if not need.linked_to_harm or need.immediacy == Immediacy.IMMEDIATE:
            continue
        served = steps_on_need(need.area, facts.steps)
        how = without_step(need.area, facts.steps, elsewhere=need.area in facts.plan.live_elsewhere)
        if how is None:
            continue
        is_done, high = how is WithoutStep.FINISHED, has_high_harm(facts.case)
        if is_done and (not high or _last_end(served) > assessed):
            continue
        yield HARM_NEED.item(
            facts.case,
            on,
            since=assessed,
            subject=need_subject(need.area),
            urgency=SAFETY if high and not is_done else AGREEMENT,
            how=how.value,
        )


@due_rule(NOTHING_PROTECTS)
def nothing_protects(facts: KnowsPlan, context: Context) -> Iterator[Due]:
    """The risk of serious harm is high, and all that protected others has ended, or nothing ever
    did. A step that says that it protects others, and was put aside or not delivered, is said by a
    rule of its own."""
    plan, assessment = facts.plan, facts.case.assessment
    if plan is None or plan.is_empty or assessment is None or not has_high_harm(facts.case):
        return
    protecting = [
        step
        for step in facts.steps
        if protects(step, context.pack) and taken_up_by(step, facts, context.pack) is None
    ]
    if any(_answers(step, facts, context) for step in protecting):
        return
    reviewed = [reviewed_elsewhere(step, facts.case, context) for step in protecting]
    done = [row.done_on for row in reviewed if row is not None and row.done_on is not None]
    ended = max([_last_end(protecting), *done]) if protecting else plan.made_on
    # A newer assessment that says so too asks anew, and puts nothing off.
    since = max(ended, assessment.made_on)
    on = max(context.after(ended, "protection_planned"), assessment.made_on)
    if on <= context.today:
        yield NOTHING_PROTECTS.item(facts.case, on, since=since, before=bool(protecting))


def _answers(step: StepFacts, facts: KnowsPlan, context: Context) -> bool:
    """It protects, but for a review that was done elsewhere already; or a rule of its own speaks of
    it."""
    if step.state in LIVE:
        return reviewed_elsewhere(step, facts.case, context) is None
    return step.protects_others and step.state is not StepState.FINISHED


@due_rule(REFERRAL_FAILED)
def referrals_failed(facts: KnowsOrder, context: Context) -> Iterator[Due]:
    """Work by referral for a need that still is one, and for which nothing else goes on: it was not
    delivered, or stands still, for a reason of which the pack says that the practitioner can act
    on it."""
    if facts.plan is None:
        return
    said_already = {item.subject_code for item in harm_needs(facts, context)}
    going_on = {step.area for step in facts.steps if step.state in LIVE}
    areas = {
        need.area
        for need in needs_to_meet(facts.case)
        if need.immediacy != Immediacy.IMMEDIATE and need.area not in said_already | going_on
    }
    goals = {goal.id for goal in facts.plan.goals if goal.state == GoalState.ACTIVE}
    for step in facts.steps:
        if step.area not in areas or step.goal_id not in goals or step.route != Route.REFERRAL:
            continue
        if step.state not in {StepState.NOT_DELIVERED, StepState.HELD}:
            continue
        if step.when != GoalWhen.NOW:
            continue
        if step.protects_others or delivers_requirement(facts.case, step, context.pack):
            continue  # said by rules of their own
        why = reason_read(step, stage_of(step, facts, context), facts, context)
        since = _ended_on(step)
        if why is None or since is None or taken_up_by(step, facts, context.pack) is not None:
            continue
        on = context.after(since, "failed_referral")
        acts = why.who_can_act == PRACTITIONER and family_of(why) not in SETTLED
        if acts and on <= context.today:
            yield REFERRAL_FAILED.item(
                facts.case, on, since=since, subject=step_subject(step.id), reason=why.code
            )


def _ended_on(step: StepFacts) -> date | None:
    """The day on which it was recorded that it ended, or decided that it stands still."""
    ended = step.on(FactKind.FINISHED) or step.on(FactKind.NOT_DELIVERED)
    return ended or (step.decision.on if step.decision is not None else None)


def _last_end(steps: Iterable[StepFacts]) -> date:
    return max((on for step in steps if (on := _ended_on(step))), default=date.min)
