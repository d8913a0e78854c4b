"""A case that goes on asks about what stood when it closed: places, referrals, order and dates."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse

from followthrough.accounts.queries import actor_for
from followthrough.common.errors import NotPossible
from followthrough.desks.shared.tests.pages import opened
from followthrough.people.actions import case_life
from followthrough.people.actions.case_life import LifeNote
from followthrough.people.models import Case
from followthrough.plans.actions.asking import record_asked
from followthrough.plans.actions.locking import ChangeNote
from followthrough.sequencing.actions import publish_order
from tests import factories

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("monday")]

TODAY = factories.TODAY
NEXT = TODAY + timedelta(days=1)
NOTE = LifeNote(TODAY, TODAY, "By the court.")
CASE = "/cases/X000001/"
REFERRED = "Referral, and the wait for a place: Meet the housing adviser"


@pytest.fixture
def amara():
    return factories.user("amara", units=(factories.unit(),))


@pytest.fixture
def reopened(amara, monday) -> Case:
    goals = factories.line()["plan"]["goals"]
    goals[0]["steps"][0]["delivery"] = {"referred_on": "2026-12-01"}
    case = factories.case(amara, plan__goals=goals)
    publish_order(actor_for(amara), case, today=TODAY)
    case_life.close_case(actor_for(amara), case, "revoked", NOTE)
    monday.shift(timedelta(days=1))
    case_life.reopen_case(actor_for(amara), case, replace(NOTE, on=NEXT, today=NEXT))
    return case


def page_of(user, address: str = CASE) -> str:
    client = Client()
    client.force_login(user)
    return opened(client, address).text


ASKS = (
    "Opened again from 5 January 2027: 1 referral and the order of delivery stood when the case "
    "closed on 4 January 2027."
)
DO = "Record what became of it and publish the order again"


def test_it_is_one_thing_to_do_in_the_same_words_on_the_case_and_on_today(amara, reopened, monday):
    text = page_of(amara)
    assert f"{ASKS} {DO}: " in text
    assert REFERRED in text
    assert "The order of delivery of " in text
    assert page_of(amara, "/today/").count("Opened again from") == 1
    today = page_of(amara, "/today/")
    assert today.index(ASKS) < today.index(DO)  # the day stands between them
    monday.shift(timedelta(days=90))
    assert "Opened again from" in page_of(amara)
    assert page_of(amara, "/today/").count("Opened again from") == 1


def test_what_is_arranged_again_leaves_it(amara, reopened):
    publish_order(actor_for(amara), reopened, today=NEXT)
    step = reopened.plan.goals.get(ref="G1").steps.get().pk
    record_asked(actor_for(amara), reopened, step, ChangeNote(NEXT, words="The place is kept."))
    assert "Opened again from" not in page_of(amara)
    assert "Opened again from" not in page_of(amara, "/today/")


def test_a_case_that_never_closed_is_asked_no_such_thing(amara):
    factories.case(amara)
    assert "Opened again from" not in page_of(amara)


def test_nothing_is_published_once_the_last_sentence_was_revoked(amara):
    changes = [{"kind": "revoked", "on": "2026-12-20"}]
    case = factories.case(amara, sentences__0__changes=changes, sentences__0__ends_on="2026-12-20")
    text = page_of(amara, reverse("plan", args=["X000001"]))
    assert "The order was revoked on 20 December 2026." in text
    assert "Publish" not in text
    with pytest.raises(NotPossible, match="The order was revoked"):
        publish_order(actor_for(amara), case, today=TODAY)
