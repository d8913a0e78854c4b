"""What needs doing so that a plan stays the person's own: help that was asked for, reviews, and
what they think of a plan that changed. Pure."""

from __future__ import annotations

from collections.abc import Iterator

from followthrough.delivery.rules.due_item import Due, Urgency
from followthrough.delivery.rules.work import Context, WorkFacts
from followthrough.people.rules import contact_is_suspended
from followthrough.plans.rules import LIVE, AgreementState, StepState


def steps_that_need_help(facts: WorkFacts, context: Context) -> Iterator[Due]:
    for step in facts.steps:
        fact = step.facts.get("needs_help")
        if fact is not None and step.state in LIVE:
            yield Due(
                facts.case,
                Urgency.STALLED,
                "step-needs-help",
                fact.on,
                f"“{step.text}” needs help.",
                "See what help it needs, and from whom",
                step_id=step.id,
            )


def look_backs(facts: WorkFacts, context: Context) -> Iterator[Due]:
    """What was learnt is looked back at on the day that was agreed (HMIP, Implementation and
    delivery: consolidation of learning); nobody is asked back while contact is suspended or after
    the sentence."""
    ends_on = facts.case.ends_on
    if contact_is_suspended(facts.case) or (ends_on is not None and ends_on < context.today):
        return
    for step in facts.steps:
        on = step.look_back_on
        if step.state is StepState.FINISHED and on is not None and on <= context.today:
            yield Due(
                facts.case,
                Urgency.AGREEMENT,
                "look-back",
                on,
                f"You agreed to look back at “{step.text}”.",
                f"Ask {facts.case.called} how it goes now",
                page="step-finished",
                step_id=step.id,
            )


def reviews(facts: WorkFacts, context: Context) -> Iterator[Due]:
    """A review that waits for its decision; and one that is due, for plans that are worked on
    here (of others it is not known when they were reviewed)."""
    plan = facts.plan
    if plan is None:
        return
    if plan.review_open_since is not None:
        yield Due(
            facts.case,
            Urgency.AGREEMENT,
            "review-open",
            plan.review_open_since,
            "A review of the plan waits for its decision.",
            "Decide together: keep the plan, or adjust it",
            page="review",
        )
    elif plan.changed_here and not contact_is_suspended(facts.case):
        by = context.after(plan.reviewed_on or plan.made_on, "plan_review")
        if by <= context.today:
            yield Due(
                facts.case,
                Urgency.AGREEMENT,
                "review-due",
                by,
                "The plan is due for a review.",
                f"Look back at it with {facts.case.called}",
                page="review",
            )


def plans_not_agreed_with(facts: WorkFacts, context: Context) -> Iterator[Due]:
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
    yield Due(
        facts.case,
        Urgency.AGREEMENT,
        "plan-did-not-agree",
        on or plan.made_on,
        f"{facts.case.called} did not agree with the plan.",
        f"Ask {facts.case.called} what could change, then keep the plan or adjust it",
        page="review",
    )


def plans_changed_since(facts: WorkFacts, context: Context) -> Iterator[Due]:
    """What the person said was about the plan as it was before it changed."""
    plan = facts.plan
    if plan is not None and plan.changed_since_said and plan.agreement.on is not None:
        yield Due(
            facts.case,
            Urgency.AGREEMENT,
            "plan-changed-since",
            plan.agreement.on,
            f"The plan has changed since {facts.case.called} said what they think of it.",
            f"Talk it through with {facts.case.called} again",
            page="agreement",
        )
