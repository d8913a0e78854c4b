"""Of the steps of one class: the more severe need, then what the person would like, then the
sentence that ends first, however long the work is."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from followthrough.plans.rules import GoalFacts, StepFacts
from followthrough.sequencing.rules import propose
from followthrough.sequencing.tests.facts import (
    CASE,
    NOTHING,
    ON,
    PACK,
    TODAY,
    YEAR_END,
    assessed,
    plan_of,
    sentence,
    step,
)

AREAS = ("finance", "employment", "mental_health", "thinking")
# With three things at once, the fourth waits.
COURSES = [
    step(at, "emotional_wellbeing", area=area, goal_id=at, weeks=8)
    for at, area in enumerate(AREAS, 1)
]


def waits(*steps: StepFacts, case: Any = CASE, preferred: tuple[int, ...] = ()) -> list[int]:
    plan = replace(plan_of(*steps), preferred=preferred)
    result = propose(case, plan, NOTHING, PACK, TODAY, {})
    assert result.checked
    return [placed.step.id for placed in result.steps if placed.start != TODAY]


def test_as_the_plan_has_them_where_nothing_tells_them_apart() -> None:
    assert waits(*COURSES) == [4]


def test_the_more_severe_need_comes_first() -> None:
    case = assessed(*((area, "soon", "low") for area in AREAS[:3]), (AREAS[3], "soon", "high"))
    assert waits(*COURSES, case=case) == [3]


# The fourth would be done in a quarter of the time.
LONG_AND_SHORT = [*COURSES[:3], COURSES[3]._replace(weeks=2)]


def test_however_long_it_takes() -> None:
    alike = assessed(*((area, "soon", "medium") for area in AREAS))
    assert waits(*LONG_AND_SHORT, case=alike) == [3], "the short one goes first among equals"
    case = assessed(*((area, "soon", "medium") for area in AREAS[:3]), (AREAS[3], "soon", "low"))
    assert waits(*LONG_AND_SHORT, case=case) == [4]


def test_so_it_is_with_what_the_person_would_like() -> None:
    alike = assessed(*((area, "soon", "medium") for area in AREAS))
    assert waits(*LONG_AND_SHORT, case=alike, preferred=(3, 1, 2)) == [4]


def test_then_what_the_person_would_like_first() -> None:
    assert waits(*COURSES, preferred=(4, 3, 1)) == [2]
    case = assessed(
        (AREAS[1], "soon", "high"), *((area, "soon", "low") for area in AREAS if area != AREAS[1])
    )
    assert waits(*COURSES, case=case, preferred=(4, 3, 1)) == [1], "severity goes before"


def test_then_the_sentence_that_ends_first() -> None:
    case = replace(
        CASE,
        sentences=tuple(
            sentence(at, ON, date(2027, 8, 1) if at == 4 else YEAR_END) for at in range(1, 5)
        ),
    )
    assert waits(*(one._replace(requirement_id=one.id) for one in COURSES), case=case) == []


def low_readiness(**more: Any) -> Any:
    needs = [(area, "later", "medium") for area in AREAS]
    return assessed(*needs, readiness="low", **more)


def test_where_readiness_is_low_what_makes_ready_goes_before_what_is_for_later() -> None:
    motivating = step(9, "motivational_work", area="thinking", goal_id=4, weeks=20)
    assert waits(*COURSES[:3], motivating, case=low_readiness()) == [3]
    assert waits(
        *COURSES[:3], motivating, case=assessed(*((a, "later", "medium") for a in AREAS))
    ) == [9]


def test_but_not_before_what_is_immediate() -> None:
    needs = [(area, "immediate", "medium") for area in AREAS[:3]]
    case = assessed(*needs, readiness="low")
    motivating = step(9, "motivational_work", area="thinking", goal_id=4, weeks=20)
    assert waits(*COURSES[:3], motivating, case=case) == [9]


def test_and_its_sentence_says_so() -> None:
    motivating = step(9, "motivational_work", area="thinking", goal_id=4, weeks=20)
    plan = replace(
        plan_of(motivating),
        goals=(GoalFacts(4, "G", "thinking", "", "", "now", "active", (motivating,)),),
    )
    [found] = propose(low_readiness(), plan, NOTHING, PACK, TODAY, {}).steps
    assert "it is to make the rest possible, as readiness is low" in found.why


@pytest.mark.parametrize("number", [1, 2])
def test_the_order_of_the_plan_does_not_change_who_waits(number: int) -> None:
    steps = COURSES[number:] + COURSES[:number]
    assert waits(*steps, preferred=(1, 2, 3, 4)) == [4]
