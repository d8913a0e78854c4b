"""What is stored with a record is derived from how the step then stands; here as plain values, and
in `test_any_sequence_of_changes_keeps_the_plan_whole` against what the database says."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from followthrough.plans.rules import (
    Fact,
    StepState,
    step_with_fact,
    step_with_work,
    step_without_fact,
)
from followthrough.plans.tests.values import DAY, a_step

EARLIER, LATER = DAY - timedelta(1), DAY + timedelta(1)


def test_a_fact_stands_beside_the_others_and_replaces_its_own_kind() -> None:
    step = a_step(facts={"started": Fact(DAY)})
    assert step_with_fact(step, "started", EARLIER).facts == {"started": Fact(EARLIER)}
    ended = step_with_fact(step, "not_delivered", LATER, "health")
    assert ended.facts == {"started": Fact(DAY), "not_delivered": Fact(LATER, "health")}
    assert ended.state is StepState.NOT_DELIVERED
    assert step.state is StepState.STARTED


def test_a_fact_taken_back_leaves_the_others() -> None:
    step = a_step(facts={"started": Fact(DAY), "finished": Fact(LATER)})
    assert step_without_fact(step, "finished").facts == {"started": Fact(DAY)}
    assert step_without_fact(step, "referred") == step


@pytest.mark.parametrize(
    ("last", "on", "expected"),
    [(None, DAY, DAY), (DAY, EARLIER, DAY), (DAY, DAY, DAY), (DAY, LATER, LATER)],
)
def test_the_newest_work_is_the_last(last: date | None, on: date, expected: date) -> None:
    step = step_with_work(a_step(times_worked=1, last_worked_on=last), on)
    assert (step.times_worked, step.last_worked_on) == (2, expected)
