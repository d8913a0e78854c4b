"""What begins the work for a need: what runs, not the call that was made before it."""

from __future__ import annotations

import pytest

from followthrough.delivery.tests.facts import context, step
from followthrough.plans.rules.work_begun import begun_by

COURSE, ONGOING = {"nature": "course"}, {"nature": "ongoing"}
CHECKS = step("Ask the police", started=-9, for_whom="staff_only", **ONGOING)
CALL_MADE = step("Call", finished=-1, nature="one_off")
CALL_BEGUN = step("Call", started=-1, nature="one_off")


@pytest.mark.parametrize(
    ("steps", "has_begun"),
    [
        ([], False),
        ([step()], False),
        ([step(**COURSE)], False),
        ([step(**COURSE, referred=-1)], False),
        # What runs, whatever became of it.
        ([step(**COURSE, started=-1)], True),
        ([step(**ONGOING, started=-1)], True),
        ([step(**COURSE, finished=-1), step(**COURSE)], True),
        ([step(**COURSE, started=-9, not_delivered=-1), step()], True),
        ([step(**COURSE, started=-9, decided="drop", decided_on=-1), step()], True),
        ([step(intervention="problem_solving_sessions", started=-1), step()], True),
        # What is done once prepares what runs.
        ([CALL_MADE, step(**COURSE)], False),
        ([CALL_MADE, step(**COURSE, referred=-1)], False),
        ([CALL_MADE, step(**ONGOING)], False),
        ([CALL_MADE, step(**COURSE, decided="hold")], False),
        ([CALL_MADE, step(**COURSE, not_delivered=-1)], False),
        ([CALL_BEGUN, step(**COURSE)], False),
        ([CALL_MADE, step(**COURSE, started=-1)], True),
        # What only staff do goes on beside what is planned with the person.
        ([CHECKS, step(**COURSE, referred=-1)], False),
        ([CHECKS, step(**ONGOING)], False),
        ([CHECKS, step(**COURSE, started=-1)], True),
        ([CHECKS, step(**COURSE, decided="drop")], True),
        ([CHECKS], True),
        # Where nothing else is planned, it is the work.
        ([CALL_MADE], True),
        ([CALL_BEGUN], True),
        ([step(started=-9, decided="hold", decided_on=-1)], True),
        ([CALL_MADE, step(**COURSE, decided="drop")], True),
        ([CALL_MADE, step(nature="one_off", decided="drop")], True),
        ([CALL_MADE, step(nature="one_off", not_delivered=-1)], True),
        ([CALL_MADE, step(nature="one_off")], False),
        ([CALL_MADE, step(nature="one_off", referred=-1)], False),
        ([CALL_MADE, step(nature="one_off", decided="hold")], False),
        ([CALL_BEGUN, step(nature="one_off")], True),
    ],
)
def test_what_runs_begins_the_work_and_a_call_only_where_it_is_all(steps, has_begun):
    assert bool(begun_by(steps, context().pack)) is has_begun
    assert bool(begun_by(list(reversed(steps)), context().pack)) is has_begun
