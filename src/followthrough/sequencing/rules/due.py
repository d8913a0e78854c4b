"""What needs doing where a published order sets a date, or has no place. Pure."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from followthrough.common.identifiers import fingerprint
from followthrough.people.rules.due_item import (
    LEGAL,
    SAFETY,
    Due,
    DueKind,
    due_rule,
    step_subject,
)
from followthrough.people.rules.recall import recalled_on
from followthrough.people.rules.sentence_ends import said_by_its_end
from followthrough.plans.rules import TO_COME
from followthrough.plans.rules.due_on_requirements import unfit_values_of
from followthrough.policy.context import Context
from followthrough.sequencing.rules.codes import DateKind
from followthrough.sequencing.rules.published import (
    KnowsOrder,
    NoLonger,
    cause_no_longer,
    is_of_before,
    why_no_longer,
    without_place,
)

SAFETY_STEP_WITHOUT_PLACE = DueKind("safety-step-without-place", SAFETY)
REQUIREMENT_WITHOUT_PLACE = DueKind("requirement-without-place", LEGAL)
GROUP_STARTS = DueKind("group-starts", LEGAL)
ORDER = "order"  # what the subject of such a thing names, beside why it does not hold
PRINT = 12  # characters that tell the causes of one reason apart
ORDER_NO_LONGER_HOLDS = DueKind("order-no-longer-holds", LEGAL, page="plan", set_here=True)


@due_rule(SAFETY_STEP_WITHOUT_PLACE, REQUIREMENT_WITHOUT_PLACE)
def steps_without_place(facts: KnowsOrder, context: Context) -> Iterator[Due]:
    """Protected or required work that the published order could not place. Once a sentence ends
    soon or has ended, the rules on its end say so instead."""
    if facts.plan is None or facts.published is None:
        return
    said_already = said_by_its_end(facts.case, context)
    published_on = facts.published.on
    for step in facts.steps:
        if not without_place(step, facts):
            continue
        if step.protects_others:
            yield SAFETY_STEP_WITHOUT_PLACE.item(
                facts.case,
                step.by_on or step.planned_on or facts.plan.made_on,
                since=published_on,
                subject=step_subject(step.id),
            )
        elif step.requirement_id is not None and step.requirement_id not in said_already:
            yield REQUIREMENT_WITHOUT_PLACE.item(
                facts.case,
                published_on,
                subject=step_subject(step.id),
                **unfit_values_of(step.requirement_id, facts, context),
            )


def order_subject(why: NoLonger, facts: Collection[str]) -> str:
    """`facts` are those of the causes, of any number."""
    return f"{ORDER}:{why.value}:{fingerprint(sorted(facts))[:PRINT]}"


@due_rule(ORDER_NO_LONGER_HOLDS)
def orders_that_no_longer_hold(facts: KnowsOrder, context: Context) -> Iterator[Due]:
    """A sentence was shortened, or somebody is in custody again: dates that were published are not
    so any more; or somebody else has a place. Once for the order, for the first such reason in the
    order of `NoLonger`. Its subject is that reason with the facts that are the cause: what was put
    off for one is asked again for another, and for a recall that came after. Of an order of before
    a move or an end of the case others say it. `recalled`: the day of a recall to prison, where
    that is why; or ""."""
    if facts.published is None or is_of_before(facts):
        return
    found = {cause_no_longer(step, facts, context) for step in facts.steps}
    published_on, recalled = facts.published.on, recalled_on(facts.case, context.today)
    for why in NoLonger:
        causes = {cause.fact for cause in found if cause and cause.why is why}
        if causes:
            yield ORDER_NO_LONGER_HOLDS.item(
                facts.case,
                published_on,
                since=max(published_on, recalled or published_on),
                subject=order_subject(why, causes),
                why=why.value,
                recalled=recalled.isoformat() if recalled else "",
            )
            return


@due_rule(GROUP_STARTS)
def group_starts(facts: KnowsOrder, context: Context) -> Iterator[Due]:
    """A published group date that comes soon, so that the person is told and ready; not one of
    another area, from which the case has moved, or of before an end of the case."""
    if facts.published is None or is_of_before(facts):
        return
    steps = {step.id: step for step in facts.steps}
    for placed in facts.published.steps.values():
        if (
            placed.date_kind != DateKind.GROUP
            or placed.start is None
            or placed.step_id not in steps
        ):
            continue
        soon = context.before(placed.start, "group_start_soon")
        step = steps[placed.step_id]
        near = soon <= context.today <= placed.start
        if near and step.state in TO_COME and why_no_longer(step, facts, context) is None:
            yield GROUP_STARTS.item(facts.case, placed.start, subject=step_subject(step.id))
