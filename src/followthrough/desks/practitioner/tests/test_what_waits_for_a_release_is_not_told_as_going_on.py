"""The case page of somebody in custody keeps what waits for the release apart from what goes on,
and names no day that holds no longer."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import Client

from followthrough.common.actors import OPERATOR
from followthrough.people.models import Case
from followthrough.sequencing.actions import publish_order
from tests import factories

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("monday")]

INSIDE = {"case__in_custody": True, "case__expected_release_on": "2027-02-09"}
FAMILY = factories.step(
    "T1", text="See the family worker", route="referral", intervention="family_support"
)
CHECKS = factories.step("T2", text="Check with the police", intervention="agency_checks")


def goal(*steps: dict[str, Any]) -> list[dict[str, Any]]:
    return [{**factories.LINE["plan"]["goals"][1], "steps": list(steps)}]


def world(client: Client, **more: Any) -> Case:
    amara = factories.user("amara", units=(factories.unit(),))
    client.force_login(amara)
    return factories.case(amara, **more)


def part(text: str, start: str, end: str) -> str:
    return text.partition(start)[2].partition(end)[0]


def test_a_place_that_is_waited_for_in_the_community_stands_apart(client):
    referred = {**FAMILY, "delivery": {"referred_on": "2026-11-20"}}
    world(client, plan__goals=goal(referred, CHECKS), **INSIDE)
    text = client.get("/cases/X000001/").text
    now = part(text, "To start", "For after the release")
    assert "Check with the police" in now
    assert "See the family worker" not in now
    assert "See the family worker" in part(text, "For after the release", "</section>")


def test_a_referral_for_after_the_release_is_not_being_worked_on(client):
    world(client, plan__goals=goal(FAMILY, CHECKS), **INSIDE)
    text = client.get("/cases/X000001/").text
    assert "See the family worker" not in part(text, 'id="card-plan"', "</section>")
    delivery = client.get("/cases/X000001/plan/").text
    assert "It is for after the release on 9 February 2027." in delivery


def test_a_published_start_that_no_longer_holds_is_no_date_to_come(client):
    step = factories.step("T1", text="Go to the class", intervention="problem_solving_sessions")
    case = world(client, plan__goals=goal(step))
    publish_order(OPERATOR, case, today=factories.TODAY)
    assert "Start: Go to the class" in client.get("/cases/X000001/").text
    summary, rows = factories.imported(factories.line(plan__goals=goal(step), **INSIDE))
    assert summary.aside == 0, rows
    text = part(client.get("/cases/X000001/").text, 'id="card-dates"', "</section>")
    assert "Release expected" in text
    assert "Go to the class" not in text
