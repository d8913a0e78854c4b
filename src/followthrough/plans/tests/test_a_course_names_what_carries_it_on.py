"""What others teach is kept up in supervision, beside the course and after it."""

from __future__ import annotations

from typing import Any

import pytest

from followthrough.plans.rules import Fact
from followthrough.plans.rules.carried_on import carried_on
from followthrough.plans.words import say_carried_on
from followthrough.sequencing.tests.facts import FINISHED, ON, PACK, plan_of, step

COURSE = step(1, "building_choices_moderate", route="referral")
MEETINGS = step(2, "supervision_meetings")
CHECKS = step(3, "agency_checks")
LOOK_BACK = step(4, "consolidation_review")


def said(*steps: Any) -> str:
    found = carried_on(steps[0], plan_of(*steps), PACK)
    return say_carried_on(found) if found else ""


def test_meetings_go_on_beside_a_course_and_after_it() -> None:
    assert said(COURSE, MEETINGS) == "“Step 2” goes on beside it and after it."


def test_a_look_back_follows() -> None:
    text = said(COURSE, LOOK_BACK, MEETINGS)
    assert text == "“Step 2” goes on beside it and after it, and “Step 4” follows."


def test_meetings_of_the_same_goal_come_first() -> None:
    elsewhere = step(5, "supervision_meetings", goal_id=2)
    assert said(COURSE, elsewhere, MEETINGS).startswith("“Step 2”")


@pytest.mark.parametrize(
    "other",
    [
        CHECKS,
        step(2, "supervision_meetings", **FINISHED),
        step(2, "problem_solving_sessions"),
        step(2, nature="ongoing"),
    ],
    ids=["staff only", "over", "no meetings", "a sample when asked"],
)
def test_where_nothing_does_nobody_is_reproached(other: Any) -> None:
    assert said(COURSE, other) == ""


def test_a_look_back_alone_is_said() -> None:
    assert said(COURSE, LOOK_BACK) == "“Step 4” follows."


@pytest.mark.parametrize(
    "changes",
    [
        {"route": "probation_staff"},
        {"intervention": "naloxone"},
        {"facts": {"started": Fact(ON), "finished": Fact(ON)}},
        {"intervention": "accommodation_support"},
        {"area": "finance"},
    ],
    ids=["taught in supervision", "no course", "over", "steadies", "practical help"],
)
def test_nothing_is_said_of_what_is_taught_in_supervision_practical_or_over(changes: Any) -> None:
    assert said(COURSE._replace(**changes), MEETINGS) == ""
