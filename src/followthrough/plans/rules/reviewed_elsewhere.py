"""A step that is the review of a register, where that review was recorded as done elsewhere. Pure.

The thing to do is about the register and the step about the same work, so that what was recorded of
the one is so of the other.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date

from followthrough.people.rules import CaseFacts
from followthrough.people.rules.done_elsewhere import stands_done
from followthrough.people.rules.due import register_review_of
from followthrough.people.rules.due_item import Due
from followthrough.people.rules.facts import RegisterFacts
from followthrough.people.rules.settled_facts import DoneElsewhereFacts
from followthrough.plans.rules.facts import TO_COME, StepFacts
from followthrough.policy.context import Context

REGISTER_REVIEW = "register_review"  # the kind of work


def register_to_review(case: CaseFacts) -> RegisterFacts | None:
    """The one whose review is next: no step says which it is about."""
    registers = case.assessment.registers if case.assessment else ()
    reviews = [one for one in registers if one.review_on]
    return min(reviews, key=lambda one: one.review_on or date.max, default=None)


def reviewed_elsewhere(
    step: StepFacts, case: CaseFacts, context: Context
) -> DoneElsewhereFacts | None:
    """What was recorded, as long as it stands and nothing was recorded of the step itself."""
    item = _review_asked_for(step, case, context)
    return stands_done(item, case, context) if item else None


def reviewed_elsewhere_on(
    steps: Iterable[StepFacts], case: CaseFacts, context: Context
) -> Mapping[int, date]:
    """The day by id of each such step, for an order, which has no place for what is done."""
    rows = ((step.id, reviewed_elsewhere(step, case, context)) for step in steps)
    return {id_: row.done_on for id_, row in rows if row is not None and row.done_on is not None}


def asks_for_the_same(step: StepFacts, case: CaseFacts, context: Context) -> bool:
    """Whether the step is the review of a register of which the reminder speaks by now, or of which
    it was settled: nobody is asked for one review twice, on two days."""
    item = _review_asked_for(step, case, context)
    if item is None:
        return False
    is_asked = item.began_on <= context.today
    return is_asked or stands_done(item, case, context) is not None


def has_day_of_register(step: StepFacts, case: CaseFacts, context: Context) -> bool:
    """Whether the step is the review of a register whose next review has a day: that one counts,
    beside the day on which an order has the step."""
    return _review_asked_for(step, case, context) is not None


def _review_asked_for(step: StepFacts, case: CaseFacts, context: Context) -> Due | None:
    """The thing to do that is about the same review as the step, whether it is near or not."""
    if step.intervention != REGISTER_REVIEW or step.state not in TO_COME:
        return None
    register = register_to_review(case)
    return register_review_of(case, register, context) if register else None
