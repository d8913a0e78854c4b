"""What needs doing so that a plan is agreed, goes on, and stays the person's own: what they think
of it, help that was asked for, reviews, and what a file says otherwise. Pure."""

from __future__ import annotations

from collections.abc import Iterator

from followthrough.common.dates import say_date
from followthrough.people.rules import contact_is_suspended
from followthrough.people.rules.due_item import (
    AGREEMENT,
    IMPORTS,
    STALLED,
    Due,
    DueKind,
    due_rule,
)
from followthrough.plans.rules.codes import AgreementState, FactKind
from followthrough.plans.rules.facts import LIVE, KnowsPlan, StepState
from followthrough.plans.rules.progress import is_stalled, last_progress
from followthrough.policy.context import Context

WORK_STALLED = DueKind("stalled", STALLED)
STEP_NEEDS_HELP = DueKind("step-needs-help", STALLED)
NO_PLAN = DueKind("no-plan", AGREEMENT)
PLAN_DRAFT = DueKind("plan-draft", AGREEMENT)
PLAN_PROVISIONAL = DueKind("plan-provisional", AGREEMENT)
PLAN_COULD_NOT_ANSWER = DueKind("plan-could_not_answer", AGREEMENT)
PLAN_DID_NOT_AGREE = DueKind("plan-did-not-agree", AGREEMENT)
PLAN_CHANGED_SINCE = DueKind("plan-changed-since", AGREEMENT)
REVIEW_OPEN = DueKind("review-open", AGREEMENT)
REVIEW_DUE = DueKind("review-due", AGREEMENT)
LOOK_BACK = DueKind("look-back", AGREEMENT)
IMPORT_DIFFERS = DueKind("import-differs", IMPORTS)


@due_rule(WORK_STALLED)
def work_stalled(facts: KnowsPlan, context: Context) -> Iterator[Due]:
    if is_stalled(facts, context) and facts.plan is not None:
        since = last_progress(facts.plan)
        yield WORK_STALLED.item(
            facts.case,
            context.after(since, "stalled_after"),
            f"Nothing was recorded on any step since {say_date(since)}.",
            f"Find out with {facts.case.called} what stands in the way",
            page="plan",
        )


@due_rule(STEP_NEEDS_HELP)
def steps_that_need_help(facts: KnowsPlan, context: Context) -> Iterator[Due]:
    for step in facts.steps:
        fact = step.facts.get(FactKind.NEEDS_HELP)
        if fact is not None and step.state in LIVE:
            yield STEP_NEEDS_HELP.item(
                facts.case,
                fact.on,
                f"“{step.text}” needs help.",
                "See what help it needs, and from whom",
                step_id=step.id,
            )


@due_rule(NO_PLAN, PLAN_DRAFT, PLAN_PROVISIONAL, PLAN_COULD_NOT_ANSWER)
def plan_agreement(facts: KnowsPlan, context: Context) -> Iterator[Due]:
    by = context.after(facts.case.opened_on, "plan_agreed")
    if facts.plan is None:
        if by <= context.today:
            action = f"Meet {facts.case.called} and agree what the plan should hold"
            yield NO_PLAN.item(facts.case, by, "There is no plan.", action, page="plan")
        return
    state = facts.plan.agreement.state
    if state == AgreementState.DRAFT and by <= context.today:
        kind, text = PLAN_DRAFT, "The plan has not been agreed."
        action = f"Talk it through with {facts.case.called}, and ask what they think"
    elif state == AgreementState.PROVISIONAL:
        kind, text = PLAN_PROVISIONAL, "The plan is provisional: it was made before you met."
        action = f"Talk it through with {facts.case.called}"
    elif state == AgreementState.COULD_NOT_ANSWER:
        kind = PLAN_COULD_NOT_ANSWER
        text = "The person could not answer when the plan was talked through."
        action = f"Ask {facts.case.called} again"
    else:
        return
    yield kind.item(facts.case, by, text, action, page="agreement")


@due_rule(PLAN_DID_NOT_AGREE)
def plans_not_agreed_with(facts: KnowsPlan, context: Context) -> Iterator[Due]:
    """Who did not agree has answered, and delivery goes on; what they said is worth an answer too:
    a change of the plan, which `plans_changed_since` then takes up, or a review that says why it
    stays."""
    plan = facts.plan
    if plan is None or plan.agreement.state != AgreementState.DID_NOT_AGREE:
        return
    on = plan.agreement.on
    reviewed = on is not None and plan.reviewed_on is not None and plan.reviewed_on >= on
    if plan.changed_since_said or reviewed or plan.review_open_since is not None:
        return
    yield PLAN_DID_NOT_AGREE.item(
        facts.case,
        on or plan.made_on,
        f"{facts.case.called} did not agree with the plan.",
        f"Ask {facts.case.called} what could change, then keep the plan or adjust it",
        page="review",
    )


@due_rule(PLAN_CHANGED_SINCE)
def plans_changed_since(facts: KnowsPlan, context: Context) -> Iterator[Due]:
    """What the person said was about the plan as it was before it changed."""
    plan = facts.plan
    if plan is not None and plan.changed_since_said and plan.agreement.on is not None:
        yield PLAN_CHANGED_SINCE.item(
            facts.case,
            plan.agreement.on,
            f"The plan has changed since {facts.case.called} said what they think of it.",
            f"Talk it through with {facts.case.called} again",
            page="agreement",
        )


@due_rule(REVIEW_OPEN, REVIEW_DUE)
def reviews(facts: KnowsPlan, context: Context) -> Iterator[Due]:
    """A review that waits for its decision; and one that is due, for plans that are worked on
    here (of others it is not known when they were reviewed)."""
    plan = facts.plan
    if plan is None:
        return
    if plan.review_open_since is not None:
        yield REVIEW_OPEN.item(
            facts.case,
            plan.review_open_since,
            "A review of the plan waits for its decision.",
            "Decide together: keep the plan, or adjust it",
            page="review",
        )
    elif plan.changed_here and not contact_is_suspended(facts.case):
        by = context.after(plan.reviewed_on or plan.made_on, "plan_review")
        if by <= context.today:
            yield REVIEW_DUE.item(
                facts.case,
                by,
                "The plan is due for a review.",
                f"Look back at it with {facts.case.called}",
                page="review",
            )


@due_rule(LOOK_BACK)
def look_backs(facts: KnowsPlan, context: Context) -> Iterator[Due]:
    """What was learnt is looked back at on the day that was agreed (HMIP, Implementation and
    delivery: consolidation of learning); nobody is asked back while contact is suspended or after
    the sentence."""
    ends_on = facts.case.ends_on
    if contact_is_suspended(facts.case) or (ends_on is not None and ends_on < context.today):
        return
    for step in facts.steps:
        on = step.look_back_on
        if step.state is StepState.FINISHED and on is not None and on <= context.today:
            yield LOOK_BACK.item(
                facts.case,
                on,
                f"You agreed to look back at “{step.text}”.",
                f"Ask {facts.case.called} how it goes now",
                page="step-finished",
                step_id=step.id,
            )


@due_rule(IMPORT_DIFFERS)
def file_differs(facts: KnowsPlan, context: Context) -> Iterator[Due]:
    if facts.plan is not None and facts.plan.differs_since is not None:
        yield IMPORT_DIFFERS.item(
            facts.case,
            facts.plan.differs_since,
            "A caseload file holds a different plan from the one here.",
            "Compare and settle",
            page="difference",
        )
