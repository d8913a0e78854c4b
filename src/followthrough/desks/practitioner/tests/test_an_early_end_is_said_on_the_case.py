"""That an order is decided to end early, and on which day, is said on the case; and then no new
goals are asked for."""

from __future__ import annotations

import pytest

from followthrough.accounts.models import User
from followthrough.early_ending.tests.factories import World
from followthrough.plans.models import Goal
from tests import factories

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("monday")]

NO_GOAL = "The plan has no goal for now."
DAY = "18 January 2027"
DRAFT = {"state": "draft"}


@pytest.fixture
def world(client):
    made = World.start(plan__goals=[], plan__agreement=DRAFT)
    client.force_login(User.objects.get(username="amara"))
    return made


def read(client, page: str = "") -> str:
    return client.get(f"/cases/X000001/{page}").text


def test_each_stage_is_said_on_the_overview(client, world):
    assert "end early" not in read(client)
    world.decide()
    assert f"Decided to end early on {DAY}. It waits for a second person." in read(client)
    world.confirm()
    assert f"It ends early on {DAY}. Sam has not been told." in read(client)
    world.tell()
    assert f"It ends early on {DAY}. Sam was told on 4 January 2027." in read(client)


def test_one_that_was_withdrawn_is_said_no_more(client, world):
    world.decide()
    world.withdraw()
    assert "end early" not in read(client)
    assert NO_GOAL in read(client, "plan/")


@pytest.mark.parametrize("page", ["plan/", "agreement/"])
def test_no_goal_is_asked_for_once_it_is_decided(client, world, page):
    assert NO_GOAL in read(client, page)
    world.decide()
    text = read(client, page)
    assert NO_GOAL not in text
    waits = f"It waits for a second person whether the order ends early, on {DAY}."
    assert f"{waits} Until then no new goal is needed." in text
    world.confirm()
    said = f"It is decided that the order ends early, on {DAY}. No new goal is needed."
    assert said in read(client, page)


def test_a_goal_is_asked_for_while_another_sentence_runs_on(client):
    second = {**factories.LINE["sentences"][0], "ref": "S9", "requirements": []}
    made = World.start(plan__goals=[], plan__agreement=DRAFT)
    client.force_login(User.objects.get(username="amara"))
    made.decide()
    line = factories.line(plan__goals=[], plan__agreement=DRAFT)
    line["sentences"][0]["requirements"] = [
        {"ref": "R1", "kind": "unpaid_work", "amount": 60, "done": 60}
    ]
    line["sentences"].append(second)
    assert factories.imported(line)[0].aside == 0
    assert NO_GOAL in read(client, "plan/")
    assert not Goal.objects.exists()


def test_no_goal_is_asked_for_once_the_order_was_revoked(client):
    amara = factories.practitioner(factories.unit())
    client.force_login(amara)
    sentence = {
        **factories.LINE["sentences"][0],
        "changes": [{"kind": "revoked", "on": "2027-01-02"}],
        "ends_on": "2027-01-02",
    }
    factories.case(amara, plan__goals=[], plan__agreement=DRAFT, sentences__0=sentence)
    text = read(client, "plan/")
    assert NO_GOAL not in text
    assert "The order was revoked on 2 January 2027. No new goal is needed." in text
