from __future__ import annotations

from datetime import date, timedelta

import pytest

from followthrough.plans.rules import Fact, why_not_on_day
from followthrough.plans.tests.values import DAY, a_step

BEFORE, AFTER = DAY - timedelta(days=1), DAY + timedelta(days=1)
TODAY = DAY + timedelta(days=30)
RECORDED = (
    "referred",
    "started",
    "worked",
    "finished",
    "needs_help",
    "help_given",
    "not_delivered",
    "taken_back",
)


@pytest.mark.parametrize("kind", RECORDED)
def test_nothing_lies_in_the_future(kind: str) -> None:
    assert why_not_on_day(a_step(), kind, TODAY, TODAY) is None
    assert why_not_on_day(a_step(), kind, BEFORE, TODAY) is None
    assert "future" in (why_not_on_day(a_step(), kind, TODAY + timedelta(days=1), TODAY) or "")


@pytest.mark.parametrize("kind", RECORDED)
def test_a_year_that_was_mistyped_is_told(kind: str) -> None:
    assert why_not_on_day(a_step(), kind, date(1900, 1, 1), TODAY) is None
    for on in (date(1899, 12, 31), date(26, 12, 1), date.min):
        assert "too far back" in (why_not_on_day(a_step(), kind, on, TODAY) or "")


# What a fact of the left kind cannot lie before, where that is recorded.
ORDER = {
    "referred": (),
    "started": ("referred",),
    "worked": ("referred",),
    "not_delivered": ("referred", "started"),
    "finished": ("referred", "started", "not_delivered"),
    "needs_help": (),
    "help_given": ("needs_help",),
    "taken_back": (),
}


@pytest.mark.parametrize("kind", RECORDED)
@pytest.mark.parametrize("earlier", ["referred", "started", "not_delivered", "needs_help"])
def test_a_fact_lies_on_the_day_of_what_came_before_or_later(kind: str, earlier: str) -> None:
    step = a_step(facts={earlier: Fact(DAY)})
    if kind == "worked" and earlier == "not_delivered":
        return  # the other way round: below
    assert why_not_on_day(step, kind, DAY, TODAY) is None
    assert why_not_on_day(step, kind, AFTER, TODAY) is None
    refused = why_not_on_day(step, kind, BEFORE, TODAY)
    assert (refused is not None) is (earlier in ORDER[kind]), refused
    assert refused is None or "_" not in refused, "words, no codes"


@pytest.mark.parametrize("end", ["not_delivered", "finished"])
@pytest.mark.parametrize(("on", "may"), [(BEFORE, False), (DAY, True), (AFTER, True)])
def test_a_step_does_not_end_before_the_last_work_on_it(end: str, on: date, may: bool) -> None:
    step = a_step(facts={"started": Fact(BEFORE)}, times_worked=1, last_worked_on=DAY)
    assert (why_not_on_day(step, end, on, TODAY) is None) is may


@pytest.mark.parametrize("end", ["not_delivered", "finished"])
@pytest.mark.parametrize(("on", "may"), [(BEFORE, True), (DAY, True), (AFTER, False)])
def test_work_on_a_step_that_ended_lies_before_its_end(end: str, on: date, may: bool) -> None:
    step = a_step(facts={"started": Fact(BEFORE), end: Fact(DAY)})
    assert (why_not_on_day(step, "worked", on, TODAY) is None) is may


@pytest.mark.parametrize(("since", "may"), [(BEFORE, True), (DAY, True), (AFTER, False)])
def test_nothing_is_told_of_days_before_work_on_the_case_began(since, may):
    refused = why_not_on_day(a_step(), "worked", DAY, TODAY, since)
    assert (refused is None) is may
    assert may or "when work on this case began" in refused
