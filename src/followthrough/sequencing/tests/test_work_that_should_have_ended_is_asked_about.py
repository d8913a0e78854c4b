"""Of a course that goes on after its length it is asked how far it is, by one rule for every page,
until something is recorded of it."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from followthrough.plans.rules import Fact
from followthrough.sequencing.rules.length_of_work import asked_how_far_since
from followthrough.sequencing.tests.facts import CASE, FINISHED, PACK, TODAY, proposed, step

KIND = "problem_solving_sessions"
LENGTH = timedelta(weeks=PACK.known.interventions[KIND].weeks)


def course(days_over: int, **more: Any):
    return step(1, KIND, facts={"started": Fact(TODAY - LENGTH - timedelta(days_over))}, **more)


def asked(one: Any, case: Any = CASE) -> Any:
    return asked_how_far_since(one, case, PACK, TODAY)


@pytest.mark.parametrize(("days_over", "is_asked"), [(-1, False), (0, False), (1, True)])
def test_from_the_day_after_its_length_as_the_order_says(days_over, is_asked):
    one = course(days_over)
    [placed] = proposed(one).steps
    assert (placed.should_have_ended is not None) is is_asked
    assert asked(one) == placed.should_have_ended


@pytest.mark.parametrize(("days_ago", "is_asked"), [(9, True), (8, True), (7, False), (0, False)])
def test_until_something_is_recorded_of_it_after_that_day(days_ago, is_asked):
    """It should have ended eight days ago."""
    one = course(8, last_worked_on=TODAY - timedelta(days_ago))
    assert (asked(one) is not None) is is_asked


def test_a_longer_length_that_was_planned_ends_it():
    assert asked(course(8)) is not None
    weeks = LENGTH.days // 7
    assert asked(course(8, weeks=weeks + 2)) is None


def test_what_is_over_or_has_no_length_is_not_asked_about():
    assert asked(step(1, KIND, **FINISHED)) is None
    assert asked(step(1, KIND)) is None
    long_ago = {"started": Fact(TODAY - timedelta(weeks=80))}
    assert asked(step(1, nature="ongoing", facts=long_ago)) is None
    assert asked(step(1, nature="one_off", facts=long_ago)) is None


def test_while_contact_is_suspended_nobody_is_asked():
    sentences = tuple(s._replace(regime="suspended") for s in CASE.sentences)
    assert asked(course(8), replace(CASE, sentences=sentences)) is None
