"""What is offered stands under a heading of its own, and an empty group is not drawn."""

from __future__ import annotations

import pytest

from followthrough.desks.person.tests.ticks import ticks
from tests import factories

pytestmark = pytest.mark.django_db
ADDRESS = "/cases/X000001/my-plan/"


def sheet(client, requirement: str) -> str:
    """Of somebody who trains at a club, as they chose, and of whom an order asks this."""
    amara = factories.practitioner(factories.unit())
    trains = factories.step("T1", text="Train at the club", route="person", actor="key_individual")
    goal = {"ref": "G1", "area": "health", "title": "Keep boxing", "when": "now"}
    factories.case(
        amara,
        sentences__0__requirements=[{"ref": "R1", "kind": requirement}],
        plan__goals=[{**goal, "steps": [trains]}],
        plan__preference=None,
    )
    client.force_login(amara)
    text = client.get(ADDRESS).text
    return text[text.index("<main") :]


def test_what_is_offered_says_that_i_can_say_no(client):
    text = sheet(client, "curfew")
    assert "I do not have to do this. I can say no." in text[text.index("What I may do") :]
    assert "<li>Train at the club</li>" in text
    assert "I have a say in what I have to do" not in text


def test_how_to_get_in_touch_stands_in_a_line_of_its_own(client):
    text = sheet(client, "curfew")
    assert "<p>I can ask at the office how to ring Amara.</p>" in text


def test_what_may_be_ordered_is_not_said_to_be_a_choice(client):
    text = sheet(client, "mental_health_treatment")
    assert "What I may do" not in text
    assert "I can say no" not in text
    assert "<li>Train at the club</li>" in text[text.index("What I can ask about") :]


def test_a_say_within_what_is_ordered_stands_apart_from_it(client):
    text = sheet(client, "rehabilitation_activity")
    assert "I have a say in what I have to do:" in text
    assert "I can tell Amara what I would like to work on." in text


def test_a_group_that_was_ticked_off_is_not_drawn(client):
    sheet(client, "curfew")
    out = [*ticks(client, ADDRESS, "What I may do"), *ticks(client, ADDRESS, "My strengths")]
    text = client.get(ADDRESS, {"out": out}).text
    text = text[text.index("<main") :]
    assert "What I may do" not in text
    assert "Train at the club" not in text
    assert "My strengths" not in text
