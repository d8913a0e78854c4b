"""What needs doing on a case, from its facts. Pure.

Each rule, here and in the modules that are imported, yields things to do of one declared class;
the classes are the order of Today. Tasks are put in order, by declared class and date; never
people. What an item asks for is done in the world, or on the page that it leads to.
"""

from __future__ import annotations

from collections.abc import Iterator

from followthrough.common.dates import say_date
from followthrough.delivery.rules.due_item import URGENCY_WORDS, Due, Rule, Urgency, order_key
from followthrough.delivery.rules.handover import handover_due
from followthrough.delivery.rules.plan_reviews import (
    look_backs,
    plans_changed_since,
    plans_not_agreed_with,
    reviews,
    steps_that_need_help,
)
from followthrough.delivery.rules.referrals import no_referral_made, referrals_not_made
from followthrough.delivery.rules.requirements import (
    release_passed,
    requirements_on_hold,
    requirements_without_step,
    sentences_ended,
    sentences_ending,
    steps_without_place,
    without_place,
)
from followthrough.delivery.rules.shown_to_person import how_to_start, may_be_shown
from followthrough.delivery.rules.work import Context, WorkFacts, is_stalled
from followthrough.people.rules import contact_is_suspended
from followthrough.plans.rules import AgreementState, StepFacts, StepState, last_progress

__all__ = ["RULES", "URGENCY_WORDS", "Due", "Urgency", "due", "order_key"]


def due(facts: WorkFacts, context: Context) -> list[Due]:
    """Everything to do on the case, by class, then date."""
    items = [item for rule in RULES for item in rule(facts, context)]
    return sorted(items, key=order_key)


def _not_started(facts: WorkFacts) -> Iterator[StepFacts]:
    return (s for s in facts.steps if s.state in {StepState.PLANNED, StepState.WAITING})


def _safety_steps(facts: WorkFacts, context: Context) -> Iterator[Due]:
    if facts.plan is None:
        return
    for step in facts.steps:
        if not step.protects_others:
            continue
        if without_place(step, facts):
            continue  # said by the rule on work without a place
        if no_referral_made(step, facts, context):
            continue  # said by the rule on referrals
        if step.state in {StepState.PLANNED, StepState.WAITING}:
            on = step.by_on or facts.plan.made_on
            yield Due(
                facts.case,
                Urgency.SAFETY,
                "safety-step-not-started",
                on,
                f"“{step.text}” protects other people and has not started.",
                f"Look at the step. {how_to_start(step, facts.case, context.pack)}",
                step_id=step.id,
            )
        elif step.state is StepState.NOT_DELIVERED:
            yield Due(
                facts.case,
                Urgency.SAFETY,
                "safety-step-not-delivered",
                step.on("not_delivered") or facts.plan.made_on,
                f"“{step.text}” protects other people and was not delivered.",
                "Speak to your manager",
                step_id=step.id,
            )
        elif step.decision is not None and step.state in {StepState.HELD, StepState.DROPPED}:
            # It cannot be held or dropped here; a file may say only later what it protects.
            how = "on hold" if step.state is StepState.HELD else "dropped"
            yield Due(
                facts.case,
                Urgency.SAFETY,
                "safety-step-put-aside",
                step.decision.on,
                f"“{step.text}” protects other people and is {how}.",
                "Look at the step: put it back, or speak to your manager",
                step_id=step.id,
            )


def _register_reviews(facts: WorkFacts, context: Context) -> Iterator[Due]:
    for register in facts.case.assessment.registers if facts.case.assessment else ():
        if register.review_on is None:
            continue
        if context.today < context.before(register.review_on, "register_review_soon"):
            continue
        kind = context.pack.registers.get(register.code)
        label = kind.label if kind else register.code
        late = "was" if register.review_on < context.today else "is"
        yield Due(
            facts.case,
            Urgency.SAFETY,
            "register-review",
            register.review_on,
            f"The review of “{label}” {late} due on {say_date(register.review_on)}.",
            "Review it with your manager, where the register is kept",
            page="case",
        )


def _immediate_needs(facts: WorkFacts, context: Context) -> Iterator[Due]:
    """An immediate need that no started or finished step serves, once the pack's time for a start
    has passed since the assessment. Where a step waits, something is asked for in the meantime."""
    if facts.case.assessment is None or contact_is_suspended(facts.case):
        return
    for need in facts.case.needs:
        if need.immediacy != "immediate":
            continue
        served = [s for s in facts.steps if s.area == need.area]
        if any(s.state in {StepState.STARTED, StepState.FINISHED} for s in served):
            continue
        on = context.after(facts.case.assessment.made_on, "immediate_need_start")
        if on > context.today:
            continue
        area = context.pack.area_label(need.area)
        waiting = any(s.state is StepState.WAITING for s in served)
        if not served:
            text = f"{area}: nothing is planned for this immediate need."
            action = f"Agree with {facts.case.called} what would help"
        elif waiting:
            text = f"{area}: referred, not started. What helps in the meantime?"
            action = "Offer something while they wait"
        else:
            text = f"{area}: no work goes on for this immediate need."
            # A start is agreed with the person of a step that can start and that they may read.
            planned = [s for s in served if s.state is StepState.PLANNED] or served
            shown = any(may_be_shown(s, facts.case, context.pack) for s in planned)
            agree = f"agree a start with {facts.case.called}"
            arrange = "arrange a start with whoever delivers them"
            action = f"Look at the steps, and {agree if shown else arrange}"
        yield Due(facts.case, Urgency.IMMEDIATE, "immediate-need", on, text, action, page="plan")


def _group_starts(facts: WorkFacts, context: Context) -> Iterator[Due]:
    """A published group date that comes soon, so that the person is told and ready."""
    if facts.published is None:
        return
    steps = {step.id: step for step in facts.steps}
    for placed in facts.published.steps.values():
        if placed.date_kind != "group" or placed.start is None or placed.step_id not in steps:
            continue
        soon = context.before(placed.start, "group_start_soon")
        step = steps[placed.step_id]
        if soon <= context.today <= placed.start and step.state in {
            StepState.PLANNED,
            StepState.WAITING,
        }:
            yield Due(
                facts.case,
                Urgency.LEGAL,
                "group-starts",
                placed.start,
                f"“{step.text}” starts on {say_date(placed.start)}.",
                f"Check that {facts.case.called} knows the date and can get there",
                step_id=step.id,
            )


def _steps_overdue(facts: WorkFacts, context: Context) -> Iterator[Due]:
    for step in _not_started(facts):
        if step.by_on and step.by_on < context.today and not step.protects_others:
            yield Due(
                facts.case,
                Urgency.LEGAL,
                "step-by-date",
                step.by_on,
                f"“{step.text}” was to be done by {say_date(step.by_on)} and has not started.",
                f"Look at the step. {how_to_start(step, facts.case, context.pack)}",
                step_id=step.id,
            )


def _stalled(facts: WorkFacts, context: Context) -> Iterator[Due]:
    if is_stalled(facts, context) and facts.plan is not None:
        since = last_progress(facts.plan)
        yield Due(
            facts.case,
            Urgency.STALLED,
            "stalled",
            context.after(since, "stalled_after"),
            f"Nothing was recorded on any step since {say_date(since)}.",
            f"Find out with {facts.case.called} what stands in the way",
            page="plan",
        )


def _plan_agreement(facts: WorkFacts, context: Context) -> Iterator[Due]:
    by = context.after(facts.case.opened_on, "plan_agreed")
    if facts.plan is None:
        if by <= context.today:
            action = f"Meet {facts.case.called} and agree what the plan should hold"
            yield Due(
                facts.case,
                Urgency.AGREEMENT,
                "no-plan",
                by,
                "There is no plan.",
                action,
                page="plan",
            )
        return
    state = facts.plan.agreement.state
    if state == AgreementState.DRAFT and by <= context.today:
        text = "The plan has not been agreed."
        action = f"Talk it through with {facts.case.called}, and ask what they think"
    elif state == AgreementState.PROVISIONAL:
        text = "The plan is provisional: it was made before you met."
        action = f"Talk it through with {facts.case.called}"
    elif state == AgreementState.COULD_NOT_ANSWER:
        text = "The person could not answer when the plan was talked through."
        action = f"Ask {facts.case.called} again"
    else:
        return
    yield Due(facts.case, Urgency.AGREEMENT, f"plan-{state}", by, text, action, page="agreement")


def _differs(facts: WorkFacts, context: Context) -> Iterator[Due]:
    if facts.plan is not None and facts.plan.differs_since is not None:
        yield Due(
            facts.case,
            Urgency.IMPORTS,
            "import-differs",
            facts.plan.differs_since,
            "A caseload file holds a different plan from the one here.",
            "Compare and settle",
            page="difference",
        )


RULES: tuple[Rule, ...] = (
    _safety_steps,
    _register_reviews,
    _immediate_needs,
    sentences_ending,
    sentences_ended,
    requirements_on_hold,
    requirements_without_step,
    steps_without_place,
    referrals_not_made,
    release_passed,
    _group_starts,
    _steps_overdue,
    _stalled,
    steps_that_need_help,
    handover_due,
    _plan_agreement,
    plans_not_agreed_with,
    plans_changed_since,
    reviews,
    look_backs,
    _differs,
)
