"""A goal of which every step is over, and one is done, asks on the plan whether it was achieved."""

from __future__ import annotations

import pytest
from django.urls import reverse

from followthrough.desks.shared.tests.pages import opened
from tests import factories

ASKS = "All its steps are over: was it achieved, or what comes next?"
DONE = {"delivery": {"started_on": "2026-11-02", "finished_on": "2026-12-01"}}
FAILED = {"delivery": {"not_delivered_on": "2026-12-21", "not_delivered_reason": "travel"}}


@pytest.mark.parametrize(
    ("steps", "state", "asks"),
    [
        ([DONE], "active", True),
        ([DONE, FAILED], "active", True),
        ([DONE, {}], "active", False),
        ([FAILED], "active", False),  # nothing came of it: its need says so
        ([DONE], "achieved", False),
    ],
)
def test_it_is_asked_where_all_is_over_and_something_was_done(client, amara, steps, state, asks):
    goal = {
        **factories.LINE["plan"]["goals"][0],
        "state": state,
        "steps": [factories.step(f"T{n}", **one) for n, one in enumerate(steps, 7)],
    }
    factories.case(amara, plan__goals__0=goal)
    client.force_login(amara)
    page = opened(client, reverse("plan", args=["X000001"]))
    assert (ASKS in page.text) is asks
