"""A plan is stalled where nothing was recorded for long: of work that goes on without an end, as
monthly meetings do, or that is to be done by a day to come, for longer."""

from __future__ import annotations

import pytest

from followthrough.delivery.tests.facts import case, context, step
from followthrough.plans.rules import is_stalled

MEETINGS = {"intervention": "supervision_meetings", "nature": "ongoing"}
COURSE = {"intervention": "accommodation_support", "nature": "course"}


@pytest.mark.parametrize(
    ("quiet_for", "work", "stalled"),
    [
        (29, COURSE, True),
        (28, COURSE, False),
        (29, MEETINGS, False),
        (84, MEETINGS, False),
        (85, MEETINGS, True),
    ],
)
def test_what_goes_on_may_be_quiet_three_times_as_long(quiet_for, work, stalled):
    facts = case(plan_made=-400, steps=[step(started=-quiet_for, **work)])
    assert is_stalled(facts, context()) is stalled


@pytest.mark.parametrize(("by", "stalled"), [(0, False), (20, False), (-1, True), (None, True)])
def test_what_is_to_be_done_by_a_day_to_come_is_not_stalled_before_it(by, stalled):
    facts = case(plan_made=-400, steps=[step(started=-40, **MEETINGS), step(by=by)])
    assert is_stalled(facts, context()) is stalled
