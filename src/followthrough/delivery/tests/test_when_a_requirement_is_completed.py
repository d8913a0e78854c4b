"""A requirement is completed when its work is over, and the amount that the order asks for is done
or the time for which it runs has passed."""

from __future__ import annotations

import pytest

from followthrough.delivery.coverage_words import why_label
from followthrough.delivery.rules.coverage import covered_items
from followthrough.delivery.rules.coverage_counts import CoverageSubject, Reached
from followthrough.delivery.tests.facts import case, context, sentence, step
from followthrough.delivery.words import how_far
from followthrough.plans.rules.requirements import AMOUNT_LEFT, RUNS_ON


def line(*steps, kind: str, amount: int | None = None, done: int = 0, ends: int = 300):
    required = sentence(ends, requirements=(7,), kind=kind, amount=amount, done=done)
    result = covered_items(case(steps=list(steps), sentences=[required]), context())
    [one] = [one.line for one in result if one.line.about is CoverageSubject.REQUIREMENT]
    return one


FINISHED = step(requirement_id=7, started=-9, finished=-2)
DROPPED = step(requirement_id=7, decided="drop", why="duplicate")
COMPLETED = (Reached.COMPLETED, "")


@pytest.mark.parametrize(
    ("kind", "amount", "done", "ends", "found"),
    [
        ("accredited_programme", None, 0, 300, COMPLETED),
        ("unpaid_work", 60, 59, 300, (Reached.STARTED, AMOUNT_LEFT)),
        ("unpaid_work", 60, 60, 300, COMPLETED),
        ("unpaid_work", 60, 59, -1, (Reached.STARTED, AMOUNT_LEFT)),
        ("drug_testing", 6, 5, 300, (Reached.STARTED, AMOUNT_LEFT)),
        ("drug_testing", None, 0, 1, (Reached.STARTED, RUNS_ON)),
        ("licence_supervision", None, 0, 0, (Reached.STARTED, RUNS_ON)),
        ("licence_supervision", None, 0, -1, COMPLETED),
        ("licence_polygraph", None, 0, 300, (Reached.STARTED, RUNS_ON)),
    ],
)
@pytest.mark.parametrize("steps", [(FINISHED,), (FINISHED, DROPPED)])
def test_finished_steps_complete_it_only_where_nothing_holds_it(
    steps, kind, amount, done, ends, found
):
    one = line(*steps, kind=kind, amount=amount, done=done, ends=ends)
    assert (one.reached, one.why) == found


@pytest.mark.parametrize(
    ("steps", "why"),
    [
        ((), "no_step"),
        ((FINISHED, step(requirement_id=7, started=-1)), "under_way"),
        ((DROPPED,), "need_met_or_plan_changed"),
    ],
)
def test_where_work_is_left_that_is_why(steps, why):
    """What was not delivered is a reason of its own, beside the amount."""
    assert line(*steps, kind="unpaid_work", amount=60).why == why


@pytest.mark.parametrize(("kind", "amount"), [("unpaid_work", 60), ("licence_supervision", None)])
def test_it_is_told_as_what_has_started_and_goes_on(kind, amount):
    one = line(FINISHED, kind=kind, amount=amount)
    assert how_far(one) == "Started"
    assert why_label(one.why, context().pack).startswith("The steps are done; ")
