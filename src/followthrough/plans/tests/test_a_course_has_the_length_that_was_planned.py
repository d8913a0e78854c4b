"""A course is as long as its kind of work usually is, until somebody plans another length for this
person."""

from __future__ import annotations

import pytest

from followthrough import policy
from followthrough.common.actors import OPERATOR
from followthrough.common.errors import NotPossible
from followthrough.plans.actions.steps import change_length
from followthrough.plans.rules.natures import MOST_WEEKS, weeks_of, why_not_length
from followthrough.plans.tests.factories import World, note
from followthrough.plans.tests.values import DAY, a_step
from followthrough.plans.tests.versions import versions
from followthrough.plans.words import say_runs

PACK = policy.on(DAY)
COURSE = {"intervention": "accommodation_support"}


@pytest.mark.parametrize(
    ("said", "weeks", "runs"),
    [
        (COURSE, 16, "a course, usually 8 sessions over 16 weeks"),
        ({**COURSE, "weeks": 10}, 10, "a course of 10 weeks, as planned here"),
        ({**COURSE, "weeks": 1}, 1, "a course of 1 week, as planned here"),
        ({"nature": "course"}, None, "a course"),
        ({"nature": "course", "weeks": 3}, 3, "a course of 3 weeks, as planned here"),
        ({**COURSE, "nature": "one_off", "weeks": 3}, 3, "once"),
    ],
)
def test_the_planned_length_comes_before_the_usual_one(said, weeks, runs):
    step = a_step(**said)
    assert weeks_of(step, PACK) == weeks
    assert say_runs(step, PACK) == runs


AT_HAND = "at hand from the day it is handed over, and renewed once used or out of date"
REPEATED = "each time that it is asked for, while the sentence asks"


@pytest.mark.parametrize(
    ("said", "repeated", "runs"),
    [
        ({"intervention": "naloxone"}, False, AT_HAND),
        ({"intervention": "naloxone", "nature": "one_off"}, False, "once"),
        ({"intervention": "supervision_meetings"}, True, "goes on from its start"),
        ({"nature": "ongoing"}, True, "goes on from its start"),
        ({}, True, REPEATED),
        ({}, False, "once"),
        ({**COURSE}, True, "a course, usually 8 sessions over 16 weeks"),
    ],
)
def test_how_it_runs_is_said_as_it_is(said, repeated, runs):
    assert say_runs(a_step(**said), PACK, repeated=repeated) == runs


@pytest.mark.parametrize(
    ("said", "weeks", "can"),
    [
        (COURSE, None, True),
        (COURSE, 1, True),
        (COURSE, MOST_WEEKS, True),
        (COURSE, 0, False),
        (COURSE, MOST_WEEKS + 1, False),
        ({**COURSE, "nature": "one_off"}, 4, False),
        ({"intervention": "supervision_meetings"}, 4, False),
    ],
)
def test_only_a_course_has_a_length_and_it_is_a_number_of_weeks(said, weeks, can):
    assert (why_not_length(a_step(**said), weeks, PACK) is None) is can


@pytest.mark.django_db
def test_changing_it_keeps_a_version_and_what_the_person_said_of_the_plan() -> None:
    world = World.start()
    said = world.plan.agreement.state
    change_length(OPERATOR, world.case, world.ids["T2"], 10, note())
    assert world.step("T2").weeks == 10
    assert versions(world)[-1][2]["goals"][1]["steps"][0]["weeks"] == 10
    assert (world.plan.agreement.state, world.plan.changed_since_said) == (said, False)

    change_length(OPERATOR, world.case, world.ids["T2"], None, note())
    assert world.step("T2").weeks is None


@pytest.mark.django_db
def test_what_is_no_number_of_weeks_is_refused() -> None:
    world = World.start()
    with pytest.raises(NotPossible, match="Enter a number of weeks from 1 to 260"):
        change_length(OPERATOR, world.case, world.ids["T2"], 0, note())
