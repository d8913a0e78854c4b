"""What needs doing so that a plan is agreed, goes on, and stays the person's own: what they think
of it, help that was asked for, reviews, and what a file says otherwise. Pure."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from followthrough.people.rules import CaseFacts, contact_is_suspended
from followthrough.people.rules.due_item import (
    AGREEMENT,
    IMPORTS,
    LEGAL,
    STALLED,
    STEP,
    Due,
    DueKind,
    Rank,
    due_rule,
    step_subject,
)
from followthrough.plans.rules.agreements import recalled_since_agreed
from followthrough.plans.rules.codes import AgreementState, FactKind
from followthrough.plans.rules.facts import LIVE, KnowsPlan, StepState
from followthrough.plans.rules.progress import is_stalled, last_progress, may_be_quiet_until
from followthrough.policy.context import Context

WORK_STALLED = DueKind("stalled", STALLED, page="plan")
STEP_NEEDS_HELP = DueKind("step-needs-help", STALLED)
# The day by which a plan has to be there is one to keep; what a plan lacks can wait for the week.
NO_PLAN = DueKind("no-plan", LEGAL, page="plan")
PLAN_DRAFT = DueKind("plan-draft", AGREEMENT, page="agreement")
PLAN_PROVISIONAL = DueKind("plan-provisional", AGREEMENT, page="agreement")
PLAN_COULD_NOT_ANSWER = DueKind("plan-could_not_answer", AGREEMENT, page="agreement")
PLAN_DID_NOT_AGREE = DueKind("plan-did-not-agree", AGREEMENT, page="review")
PLAN_CHANGED_SINCE = DueKind("plan-changed-since", AGREEMENT, page="agreement")
REVIEW_OPEN = DueKind("review-open", AGREEMENT, page="review")
REVIEW_DUE = DueKind("review-due", AGREEMENT, page="review")
LOOK_BACK = DueKind("look-back", AGREEMENT, page="step-finished", page_of=STEP)
IMPORT_DIFFERS = DueKind("import-differs", IMPORTS, page="difference")


@due_rule(WORK_STALLED)
def work_stalled(facts: KnowsPlan, context: Context) -> Iterator[Due]:
    """`register`: the one, if any, that warns that they may take or harm their own life."""
    if is_stalled(facts, context) and facts.plan is not None:
        since = last_progress(facts.plan, facts.case, context)
        yield WORK_STALLED.item(
            facts.case,
            may_be_quiet_until(facts.plan, facts.case, context),
            since=since,
            rank=Rank.GRAVE if (register := _own_life_register(facts.case, context)) else None,
            register=register,
            under_way=any(step.state is StepState.STARTED for step in facts.steps),
        )


def _own_life_register(case: CaseFacts, context: Context) -> str:
    known = context.pack.known.registers
    on = (one.code for one in (case.assessment.registers if case.assessment else ()))
    return next((code for code in on if code in known and known[code].own_life), "")


@due_rule(STEP_NEEDS_HELP)
def steps_that_need_help(facts: KnowsPlan, context: Context) -> Iterator[Due]:
    for step in facts.steps:
        fact = step.facts.get(FactKind.NEEDS_HELP)
        if fact is not None and step.state in LIVE:
            yield STEP_NEEDS_HELP.item(facts.case, fact.on, subject=step_subject(step.id))


@due_rule(NO_PLAN, PLAN_DRAFT, PLAN_PROVISIONAL, PLAN_COULD_NOT_ANSWER)
def plan_agreement(facts: KnowsPlan, context: Context) -> Iterator[Due]:
    """Of a plan of which the person said nothing that counts as an answer, the fact is what is on
    record of it; else that the case was opened. One without a step cannot be talked through: it is
    asked for as one that is not there."""
    opened, plan = facts.case.opened_on, facts.plan
    by = context.after(opened, "plan_agreed")
    if plan is None or plan.is_empty:
        if by <= context.today:
            yield NO_PLAN.item(facts.case, by, since=opened, empty=plan is not None)
        return
    state, said_on = plan.agreement.state, plan.agreement.on or plan.made_on
    if state == AgreementState.DRAFT and by <= context.today:
        yield PLAN_DRAFT.item(facts.case, by, since=opened)
    elif state == AgreementState.PROVISIONAL:
        yield PLAN_PROVISIONAL.item(facts.case, by, since=said_on)
    elif state == AgreementState.COULD_NOT_ANSWER:
        yield PLAN_COULD_NOT_ANSWER.item(facts.case, by, since=said_on)


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
    yield PLAN_DID_NOT_AGREE.item(facts.case, on or plan.made_on)


@due_rule(PLAN_CHANGED_SINCE)
def plans_changed_since(facts: KnowsPlan, context: Context) -> Iterator[Due]:
    """What the person said was about the plan as it was before it changed, or about a life before
    they were recalled to prison. `recalled`: whether it is that, of which the day is then that of
    the recall; `out`: whether they are out again."""
    plan = facts.plan
    if plan is None:
        return
    recalled = recalled_since_agreed(plan, facts.case, context.today)
    if recalled is not None:
        opened = plan.review_open_since  # the review asks for the talk
        if opened is None or opened < recalled:
            out = not facts.case.in_custody
            yield PLAN_CHANGED_SINCE.item(facts.case, recalled, recalled=True, out=out)
    elif plan.changed_since_said and plan.agreement.on is not None:
        yield PLAN_CHANGED_SINCE.item(facts.case, plan.agreement.on)


@due_rule(REVIEW_OPEN, REVIEW_DUE)
def reviews(facts: KnowsPlan, context: Context) -> Iterator[Due]:
    """A review that waits for its decision; and one that is due, for plans that are worked on
    here (of others it is not known when they were reviewed)."""
    plan = facts.plan
    if plan is None:
        return
    if plan.review_open_since is not None:
        yield REVIEW_OPEN.item(facts.case, plan.review_open_since)
    elif (by := review_by(facts, context)) is not None and by <= context.today:
        yield REVIEW_DUE.item(facts.case, by, since=plan.looked_at_on)


def review_by(facts: KnowsPlan, context: Context) -> date | None:
    """The day by which the plan is to be reviewed. None of a plan that is not worked on here (it is
    not known when it was reviewed), of an empty one, and while contact is suspended. Of one that a
    file brought, from the first day on which it was worked on here: nobody knows of reviews before,
    and nobody is late by pressing a button."""
    plan = facts.plan
    if plan is None or plan.is_empty or not plan.changed_here:
        return None
    if contact_is_suspended(facts.case):
        return None
    since = max(plan.looked_at_on, plan.worked_here_since or plan.looked_at_on)
    return context.after(since, "plan_review")


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
            yield LOOK_BACK.item(facts.case, on, subject=step_subject(step.id))


@due_rule(IMPORT_DIFFERS)
def file_differs(facts: KnowsPlan, context: Context) -> Iterator[Due]:
    if facts.plan is not None and facts.plan.differs_since is not None:
        yield IMPORT_DIFFERS.item(facts.case, facts.plan.differs_since)
