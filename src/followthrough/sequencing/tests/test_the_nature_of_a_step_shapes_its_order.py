"""What is done once, goes on, looks back, or is done by staff alone, in the order of delivery."""

from __future__ import annotations

from dataclasses import replace

import pytest

from followthrough.people.rules import AssessmentFacts
from followthrough.sequencing.rules.problem import state_problem
from followthrough.sequencing.tests.facts import CASE, PACK, TODAY, plan_of, proposed, step
from followthrough.services.rules import Directory

COURSE = "problem_solving_sessions"
UNREADY = AssessmentFacts(TODAY, "low", "low", (), False, "no", "low", (), (), (), ())


def places(*steps):
    """By id of the step: when it starts and ends, of an order with one thing at once."""
    return {one.step.id: one for one in proposed(*steps).steps}


@pytest.mark.parametrize("nature", ["one_off", "ongoing"])
def test_what_takes_no_week_after_week_is_none_of_the_things_at_once(nature):
    many = [step(n, nature=nature) for n in range(1, 9)]
    assert {one.start for one in places(*many).values()} == {TODAY}


def test_courses_wait_for_each_other():
    starts = sorted(one.start for one in places(*(step(n, COURSE) for n in range(1, 9))).values())
    assert starts[-1] > starts[0]


@pytest.mark.parametrize(
    ("nature", "has_end"),
    [("one_off", False), ("ongoing", False), ("course", True), ("look_back", False)],
)
def test_only_a_course_has_a_day_on_which_it_ends(nature, has_end):
    [placed] = places(step(1, nature=nature)).values()
    assert placed.start is not None
    assert (placed.end is not None) is has_end


def test_a_look_back_comes_after_the_courses_of_its_goal():
    back = step(1, nature="look_back")
    course, call = step(2, COURSE), step(3, nature="one_off")
    elsewhere = step(4, "building_choices_high", goal_id=2)
    made = places(back, course, call, elsewhere)
    assert made[1].start > made[2].end
    assert made[1].start < made[4].end


def test_a_look_back_alone_is_done_when_there_is_time():
    assert places(step(1, nature="look_back"))[1].start == TODAY


def test_what_only_staff_do_waits_for_no_stability_and_asks_for_no_readiness():
    kind = "building_choices_moderate"
    assert PACK.interventions[kind].needs_stability
    stated = [
        state_problem(
            CASE, plan_of(step(1, kind, for_whom=who)), Directory((), {}, {}), PACK, TODAY, {}
        ).problem.tasks[0]
        for who in ("", "staff_only")
    ]
    assert [task.needs_stability for task in stated] == [True, False]
    assert [task.takes_slot for task in stated] == [True, False]


@pytest.mark.parametrize("who", ["", "staff_only"])
def test_readiness_is_asked_of_nobody_for_what_staff_do(who):
    case = replace(CASE, assessment=UNREADY)
    advice = proposed(step(1, COURSE, for_whom=who), case=case).advice
    assert ("S5" in [one.rule for one in advice]) is (who == "")
