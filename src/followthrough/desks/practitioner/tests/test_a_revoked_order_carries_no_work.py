"""Once the order was revoked no page tells its work as going on now: each says that the order was
revoked, and what stood."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import Client

from followthrough.people.models import Case
from tests import factories

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("monday")]

REVOKED = "The order was revoked on 2 January 2027."


def told(*, ends_on: str = "2027-01-02", steps: Any = None) -> dict[str, Any]:
    begun = factories.step("T1", text="Meet the adviser", delivery={"started_on": "2026-10-20"})
    goal = {**factories.LINE["plan"]["goals"][1]}
    goal["steps"] = steps or [begun, factories.step("T2", text="Look for a course")]
    return {
        "sentences__0": {
            **factories.LINE["sentences"][0],
            "kind": "community_order",
            "ends_on": ends_on,
            "changes": [{"kind": "revoked", "on": "2027-01-02"}],
            "requirements": [],
        },
        "plan__goals": [goal],
    }


def world(client: Client, **more: Any) -> Case:
    amara = factories.user("amara", units=(factories.unit(),))
    client.force_login(amara)
    return factories.case(amara, **told(**more))


def test_the_order_page_has_no_now_and_says_what_stood(client):
    world(client)
    text = client.get("/cases/X000001/plan/").text
    assert REVOKED in text
    assert 'id="lane-now"' not in text
    assert "Stood when the last sentence ended (2)" in text
    assert "Meet the adviser" in text
    assert "Publish this order" not in text


def test_an_order_that_runs_has_its_lanes(client):
    amara = factories.user("amara", units=(factories.unit(),))
    client.force_login(amara)
    factories.case(amara)
    text = client.get("/cases/X000001/plan/").text
    assert 'id="lane-now"' in text
    assert "Stood when" not in text


@pytest.mark.parametrize("page", ["", "plan/"])
def test_every_page_of_the_case_says_that_it_was_revoked(client, page):
    world(client)
    assert REVOKED in client.get(f"/cases/X000001/{page}").text


def test_the_overview_tells_nothing_as_worked_on_now(client):
    world(client)
    text = client.get("/cases/X000001/").text
    assert "Working on now" not in text
    assert "To start" not in text
    assert "No sentence in force carries it" in text
    assert "Meet the adviser" in text


def test_my_plan_has_nothing_now(client):
    world(client)
    text = client.get("/cases/X000001/my-plan/").text
    assert "My order ended on 2 January 2027. I can ask Amara if it goes on." in text
    assert "I have nothing to start just now." in text
