"""No order prints an end in the past for work that goes on."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import timedelta

import pytest

from followthrough.interchange.order_json import order_as_json
from followthrough.people.rules import RequirementFacts
from followthrough.plans.rules import Fact
from followthrough.sequencing.tests.facts import (
    CASE,
    FINISHED,
    TODAY,
    YEAR_END,
    proposed,
    step,
)
from followthrough.sequencing.words import say_end

KIND = "problem_solving_sessions"
WEEKS = 10
LENGTH = timedelta(weeks=WEEKS)


def started(days_over: int):
    """A course whose planned length was over that many days ago."""
    on = TODAY - LENGTH - timedelta(days=days_over)
    [placed] = proposed(step(1, KIND, weeks=WEEKS, facts={"started": Fact(on)})).steps
    return placed


@pytest.mark.parametrize(("days_over", "late"), [(-1, False), (0, False), (1, True)])
def test_from_the_day_after_its_planned_length(days_over, late):
    placed = started(days_over)
    over_on = TODAY - timedelta(days=days_over)
    assert placed.should_have_ended == (over_on if late else None)
    assert placed.end == (None if late else over_on)


def test_it_is_said_in_words_and_in_json():
    assert say_end(started(4)) == "Should have ended 31 December 2026"
    assert say_end(started(0)) == "Expected 4 January 2027"
    began = {"started": Fact(TODAY - LENGTH - timedelta(4))}
    proposal = proposed(step(1, KIND, weeks=WEEKS, facts=began))
    [told] = json.loads(order_as_json(proposal))["steps"]
    assert (told["end"], told["should_have_ended"]) == (None, "2026-12-31")


def test_what_goes_on_without_an_end_and_what_has_ended_are_not_late():
    ongoing = step(1, nature="ongoing", facts={"started": Fact(TODAY - timedelta(weeks=80))})
    finished = step(2, KIND, **FINISHED)
    assert [placed.should_have_ended for placed in proposed(ongoing, finished).steps] == [None] * 2


@pytest.mark.parametrize(("done", "spread"), [(132, True), (200, False)])
def test_hours_that_are_left_go_on_until_their_order_ends(done: int, spread: bool) -> None:
    """As the page says how many a week that makes."""
    hours = RequirementFacts(1, "R1", "unpaid_work", 200, done)
    order = CASE.sentences[0]._replace(requirements=(hours,))
    began = {"started": Fact(TODAY - timedelta(weeks=25))}
    one = step(1, "unpaid_work", facts=began, requirement_id=1)
    [placed] = proposed(one, case=replace(CASE, sentences=(order,))).steps
    assert placed.end == (YEAR_END if spread else TODAY + timedelta(weeks=1))
    longer = one._replace(facts={"started": Fact(TODAY - timedelta(weeks=31))})
    [placed] = proposed(longer, case=replace(CASE, sentences=(order,))).steps
    assert (placed.should_have_ended is None) is spread
