"""The order weighs no day by which a step is wanted, so the page says where it misses one."""

from __future__ import annotations

import pytest
from django.urls import reverse

from followthrough.desks.shared.tests.pages import opened
from tests import factories

PLAN = reverse("plan", args=["X000001"])
AFTER = "Placed after the day it is wanted by, 24 January 2027."


@pytest.fixture
def housing():
    """A place that is free in three weeks, on 25 January, for work that takes some weeks."""
    factories.places(
        providers=[factories.PROVIDER],
        services=[factories.service("accommodation_support")],
        pools=[factories.pool("PL1", "accommodation_support", wait_weeks=3)],
    )


def told(client, amara, by_on: str, **changes) -> str:
    factories.case(amara, plan__goals__0__steps__0__by_on=by_on, **changes)
    text = opened(client, PLAN).text
    return text[text.index("All dates as a table") :]


def test_a_start_after_the_day_is_said_with_the_day(client, amara, housing):
    text = told(client, amara, "2027-01-24")
    assert AFTER in text
    assert "To be done by" not in text  # the same day, said once


def test_a_start_in_time_with_an_end_that_is_not_is_said_of_the_end(client, amara, housing):
    text = told(client, amara, "2027-01-25")
    assert "Expected to end after the day it is wanted by, 25 January 2027." in text
    assert "Placed after" not in text


def test_a_step_in_time_has_no_mark(client, amara, housing):
    text = told(client, amara, "2027-09-30")
    assert "To be done by 30 September 2027." in text
    assert "wanted by" not in text


def test_what_goes_on_without_an_end_is_only_to_begin_by_the_day(client, amara, housing):
    ongoing = {"plan__goals__0__steps__0__nature": "ongoing"}
    text = told(client, amara, "2027-01-24", **ongoing)
    assert "Begins after the day it was to begin by, 24 January 2027." in text
    assert "wanted by" not in text


def test_what_goes_on_without_an_end_is_in_time_once_it_begins(client, amara, housing):
    text = told(client, amara, "2027-01-25", plan__goals__0__steps__0__nature="ongoing")
    assert "To begin by 25 January 2027." in text
    assert "Expected to end" not in text


def test_a_day_that_is_past_is_said_as_past_and_not_twice(client, amara, housing):
    text = told(client, amara, "2027-01-03")
    assert "Was to be done by 3 January 2027." in text
    assert "wanted by" not in text


def test_a_step_without_a_date_has_no_mark(client, amara):
    assert "wanted by" not in told(client, amara, "2027-01-24")


def test_a_step_that_is_done_has_no_mark(client, amara, housing):
    done = {"started_on": "2026-12-01", "finished_on": "2027-01-02"}
    assert "wanted by" not in told(
        client, amara, "2027-01-24", plan__goals__0__steps__0__delivery=done
    )
