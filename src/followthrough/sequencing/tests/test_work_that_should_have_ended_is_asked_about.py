"""Of a course that goes on after its length it is asked how far it is, by one rule for every page,
until something is recorded of it."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from followthrough.people.rules import RequirementFacts
from followthrough.plans.rules import Fact
from followthrough.sequencing.rules.length_of_work import asked_how_far_since
from followthrough.sequencing.tests.facts import CASE, FINISHED, PACK, TODAY, proposed, step

KIND = "problem_solving_sessions"
LENGTH = timedelta(weeks=PACK.known.interventions[KIND].weeks)
MARGIN = PACK.timescales["usual_length_over"].amount


def course(days_over: int, *, planned: bool = True, **more: Any):
    """Of a length that was planned here, or else of the usual one, which is as long."""
    weeks = {"weeks": LENGTH.days // 7} if planned else {}
    began = {"started": Fact(TODAY - LENGTH - timedelta(days_over))}
    return step(1, KIND, facts=began, **{**weeks, **more})


def asked(one: Any, case: Any = CASE) -> Any:
    return asked_how_far_since(one, case, PACK, TODAY)


@pytest.mark.parametrize(("days_over", "is_asked"), [(-1, False), (0, False), (1, True)])
def test_from_the_day_after_its_length_as_the_order_says(days_over, is_asked):
    one = course(days_over)
    [placed] = proposed(one).steps
    assert (placed.should_have_ended is not None) is is_asked
    assert asked(one) == placed.should_have_ended


@pytest.mark.parametrize(
    ("days_over", "is_asked"), [(1, False), (MARGIN, False), (MARGIN + 1, True)]
)
def test_a_usual_length_is_an_estimate_and_has_the_margin_of_the_pack(days_over, is_asked):
    one = course(days_over, planned=False)
    [placed] = proposed(one).steps
    assert placed.end is None  # whether or not it is asked about, no day in the past is an end
    late_since = TODAY - timedelta(days_over) if is_asked else None
    assert placed.should_have_ended == late_since
    assert asked(one) == late_since


def test_the_months_that_a_sentence_asks_for_have_no_margin():
    months = RequirementFacts(1, "R1", "mental_health_treatment", 3, 0)
    order = CASE.sentences[0]._replace(requirements=(months,))
    over = {"facts": {"started": Fact(TODAY - timedelta(weeks=14))}, "requirement_id": 1}
    one = step(1, "mental_health_treatment", nature="course", **over)
    assert asked(one, replace(CASE, sentences=(order,))) is not None


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
