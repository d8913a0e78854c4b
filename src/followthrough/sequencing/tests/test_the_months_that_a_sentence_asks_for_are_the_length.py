"""A court that orders three months of treatment has said how long it takes."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest

from followthrough.people.rules import RequirementFacts
from followthrough.plans.rules import Fact, StepFacts
from followthrough.plans.rules.requirements import hours_ordered, months_ordered, weeks_in
from followthrough.plans.words import say_runs
from followthrough.sequencing.tests.facts import CASE, ON, PACK, TODAY, YEAR_END, proposed
from followthrough.sequencing.tests.facts import sentence as sentence_of
from followthrough.sequencing.tests.facts import step as step_of

KIND = "alcohol_brief"


def treated(months: int | None, kind: str = "alcohol_treatment") -> Any:
    requirement = RequirementFacts(1, "R1", kind, months, 0)
    return replace(
        CASE, sentences=(sentence_of(1, ON, YEAR_END)._replace(requirements=(requirement,)),)
    )


def step(**facts: Any) -> StepFacts:
    return step_of(1, KIND, requirement_id=1, **facts)


@pytest.mark.parametrize(("months", "weeks"), [(1, 5), (3, 13), (6, 26), (9, 39), (12, 52)])
def test_months_are_whole_weeks(months: int, weeks: int) -> None:
    assert weeks_in(months) == weeks


def ends(case: Any, **facts: Any) -> date | None:
    [found] = proposed(step(**facts), case=case).steps
    return found.end


def test_the_order_takes_as_long_as_the_court_said() -> None:
    assert ends(treated(3)) == TODAY + timedelta(weeks=13, days=-3)


def test_also_of_work_that_has_started() -> None:
    started = {"facts": {"started": Fact(date(2026, 12, 7))}}
    assert ends(treated(3), **started) == date(2026, 12, 7) + timedelta(weeks=13)


def test_a_length_that_was_planned_here_goes_before() -> None:
    assert ends(treated(3), weeks=8) == TODAY + timedelta(weeks=8, days=-3)


@pytest.mark.parametrize(
    "case",
    [treated(None), treated(3, "rehabilitation_activity"), CASE],
    ids=["no amount", "days", "no requirement of months"],
)
def test_otherwise_it_is_as_long_as_usual(case: Any) -> None:
    assert months_ordered(step(), case, PACK) is None
    usual = PACK.interventions[KIND].weeks
    assert ends(case) == TODAY + timedelta(weeks=usual, days=-3)


def test_the_row_says_whose_length_it_is() -> None:
    assert say_runs(step(), PACK, 3) == "a course of 3 months, as the sentence asks"
    assert say_runs(step(weeks=8), PACK, 3) == "a course of 8 weeks, as planned here"


def worked(hours: int | None, done: int) -> Any:
    requirement = RequirementFacts(1, "R1", "unpaid_work", hours, done)
    return replace(
        CASE, sentences=(sentence_of(1, ON, YEAR_END)._replace(requirements=(requirement,)),)
    )


@pytest.mark.parametrize(
    ("case", "facts", "said"),
    [
        (worked(120, 34), {}, "120 hours ordered, 34 done, 86 left"),
        (worked(120, 120), {}, "120 hours ordered, 120 done, 0 left"),
        (
            worked(120, 34),
            {"weeks": 10},
            "a course of 10 weeks, as planned here; 120 hours ordered, 34 done, 86 left",
        ),
        (worked(None, 0), {}, "a course, usually 20 sessions over 26 weeks"),
    ],
    ids=["under way", "all done", "with a length of its own", "nobody knows how many"],
)
def test_of_hours_the_row_says_those_that_the_court_ordered(
    case: Any, facts: dict[str, Any], said: str
) -> None:
    work = step_of(1, "unpaid_work", requirement_id=1, **facts)
    assert say_runs(work, PACK, hours=hours_ordered(work, case, PACK)) == said
