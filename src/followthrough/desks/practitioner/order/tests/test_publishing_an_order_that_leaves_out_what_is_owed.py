"""Asked once more: what protects others or the sentence requires has no place in it, or it rests on
what is not there yet."""

from __future__ import annotations

import pytest
from django.urls import reverse

from followthrough.common.actors import OPERATOR
from followthrough.desks.shared.tests.pages import opened
from followthrough.plans.actions.agreements import record_agreement
from followthrough.plans.actions.locking import ChangeNote
from followthrough.plans.rules import AgreementState
from followthrough.sequencing.models import PublishedOrder
from tests import factories

ORDER = reverse("plan", args=["X000001"])
ASKED = "This order leaves out what has to be delivered"


@pytest.fixture
def owed(amara, client):
    """By referral, and nothing is listed."""
    step = factories.line()["plan"]["goals"][0]["steps"][0] | {"protects_others": True}
    case = factories.case(amara, plan__goals__0__steps__0=step)
    client.force_login(amara)
    return case


def test_the_first_press_asks_and_the_second_publishes(client, owed):
    asked = opened(client, ORDER).send("publish/")
    assert ASKED in asked.text
    assert "Meet the housing adviser protects other people, and has no place." in asked.text
    assert "Next:" in asked.text
    assert not PublishedOrder.objects.exists()
    assert "Order 1 is published." in asked.send().text
    assert PublishedOrder.objects.count() == 1


def test_it_is_asked_too_where_it_waits_for_a_place_that_comes_too_late(amara, client):
    step = factories.line()["plan"]["goals"][0]["steps"][0] | {
        "protects_others": True,
        "delivery": {"referred_on": "2026-12-01"},
    }
    factories.case(amara, plan__goals__0__steps__0=step)
    client.force_login(amara)
    asked = opened(client, ORDER).send("publish/")
    assert ASKED in asked.text
    assert "Meet the housing adviser protects other people, and has no place." in asked.text
    assert "Next: Ask locally." in asked.text


PROVISIONAL = "This order is provisional"
ONE_GOAL = {"plan__goals__1__steps": [factories.line()["plan"]["goals"][1]["steps"][0]]}


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        (
            {
                "plan__agreement": {"state": "provisional", "on": "2026-12-21"},
                **ONE_GOAL,
            },
            "The plan has not been talked through with",
        ),
        (
            {"plan__agreement": {"state": "draft"}, **ONE_GOAL},
            "The plan is not agreed yet: nobody has recorded what",
        ),
        (
            {
                "plan__agreement": {"state": "did_not_agree", "on": "2026-12-21", "words": "No."},
                **ONE_GOAL,
            },
            "does not agree with the plan.",
        ),
    ],
)
def test_an_order_that_is_provisional_is_asked_about_once_more(amara, client, changes, said):
    factories.case(amara, **changes)
    client.force_login(amara)
    asked = opened(client, ORDER).send("publish/")
    assert PROVISIONAL in asked.text
    assert said in asked.text
    assert ASKED not in asked.text
    assert "the dates of the steps that have one can be told to" in asked.text
    assert not PublishedOrder.objects.exists()
    assert "Order 1 is published." in asked.send().text


def test_so_is_an_order_of_which_nothing_has_a_date(amara, client):
    factories.case(amara, no_plan__goals__1=None)
    client.force_login(amara)
    asked = opened(client, ORDER).send("publish/")
    assert PROVISIONAL in asked.text
    assert "Nothing that is to come has a date." in asked.text
    assert "Published, it has no date that could be told to" in asked.text
    assert "the dates of the steps" not in asked.text


def test_what_is_owed_and_what_is_lacking_are_asked_about_together(amara, client):
    step = factories.line()["plan"]["goals"][0]["steps"][0] | {"protects_others": True}
    provisional = {"state": "provisional", "on": "2026-12-21"}
    factories.case(amara, plan__goals__0__steps__0=step, plan__agreement=provisional)
    client.force_login(amara)
    asked = opened(client, ORDER).send("publish/")
    assert ASKED in asked.text
    assert "The plan has not been talked through" in asked.text


def test_what_protects_by_its_kind_is_said_to(amara, client):
    step = factories.line()["plan"]["goals"][0]["steps"][0] | {"intervention": "safety_planning"}
    factories.case(amara, plan__goals__0__steps__0=step)
    client.force_login(amara)
    asked = opened(client, ORDER).send("publish/")
    assert "Meet the housing adviser protects other people, and has no place." in asked.text


def test_an_order_that_changed_meanwhile_is_looked_at_again(client, owed):
    asked = opened(client, ORDER).send("publish/")
    factories.places(
        providers=[factories.PROVIDER],
        services=[factories.service("accommodation_support")],
        pools=[factories.pool("PL1", "accommodation_support", wait_weeks=3)],
    )
    assert "The order changed since you opened this page" in asked.send().text
    assert not PublishedOrder.objects.exists()


def test_what_is_lacking_since_the_question_was_read_is_asked_about(amara, client):
    case = factories.case(amara, plan__agreement={"state": "draft"}, **ONE_GOAL)
    client.force_login(amara)
    asked = opened(client, ORDER).send("publish/")
    assert "The plan is not agreed yet" in asked.text
    note = ChangeNote(factories.TODAY, words="No.")
    record_agreement(OPERATOR, case, AgreementState.DID_NOT_AGREE, "Two people", note)
    again = asked.send()
    assert "does not agree with the plan." in again.text
    assert not PublishedOrder.objects.exists()
    assert "Order 1 is published." in again.send().text


def test_nothing_is_asked_where_all_that_is_owed_has_a_place(client, amara):
    plan = factories.line()["plan"]
    own_work = plan["goals"][1]["steps"][0] | {"protects_others": True}
    factories.case(amara, plan__goals__1__steps=[own_work])
    client.force_login(amara)
    page = opened(client, ORDER).send("publish/")
    assert ASKED not in page.text
    assert "Order 1 is published." in page.text
