"""Two people use one browser, one after the other: what one of them sent too late waits for them
while the other is signed in, who neither sees nor hears of it."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.contrib.sessions.backends.base import UpdateError
from django.test import Client
from django.urls import reverse

from followthrough.accounts.models import User
from followthrough.common.actors import Role
from followthrough.desks.shared.tests.pages import Page, opened, say_why
from followthrough.desks.shared.tests.unsent_forms import (
    CRN,
    GOAL,
    TYPED,
    signed_in,
    signed_out,
    typed_too_late,
    with_password,
)
from followthrough.desks.shared.unsent import (
    GET_IT_BACK,
    KEPT_FOR_ITS_OWNER,
    NOT_KEPT_NOW,
    NOTHING_WAS_SAVED,
    SAVED_FOR_ITS_OWNER,
    TOO_LONG_FOR_ITS_OWNER,
)
from tests import factories

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("_case")]


@pytest.fixture
def amara(client, monday) -> User:
    """With a password from the start: another one would end the session."""
    user = with_password(factories.practitioner(factories.unit()))
    client.force_login(user)
    return user


@pytest.fixture
def _case(amara) -> None:
    factories.case(amara)


@pytest.fixture
def ben(amara) -> User:
    """Of the same unit."""
    return with_password(factories.practitioner(amara.units.get(), "ben"))


def test_it_comes_back_to_its_owner_also_after_somebody_else_was_signed_in(
    client, amara, ben, monday
):
    typed_too_late(client, monday)
    signed_in(client, ben)
    client.post("/sign-out")
    asked = opened(client, "/sign-in")
    assert "What you sent last" not in asked.text  # the last who used this browser sent nothing
    assert signed_in(client, amara).form("area=finance").values["title"] == TYPED


def test_what_waits_for_two_is_told_apart(client, amara, ben, monday):
    mine = opened(client, GOAL)
    signed_out(monday)
    mine.send("area=finance", title=TYPED, when="now")
    signed_in(client, ben)
    say_why(client)
    theirs = opened(client, GOAL)
    client.post("/sign-out")
    asked = theirs.send("area=finance", title="Of Ben", when="now")
    assert GET_IT_BACK in asked.text
    assert signed_in(client, ben).form("area=finance").values["title"] == "Of Ben"
    client.post("/sign-out")
    assert signed_in(client, amara).form("area=finance").values["title"] == TYPED


def test_of_somebody_else_nothing_waits_for_longer(client, amara, ben, monday):
    typed_too_late(client, monday)
    signed_in(client, ben)
    client.post("/sign-out")
    monday.shift(timedelta(minutes=16))
    assert signed_in(client, amara, next=GOAL).form("area=finance").values["title"] == ""


def of_a_browser(user: User) -> Client:
    """For which Django's tokens count, and are others after signing in."""
    client = Client(enforce_csrf_checks=True)
    signed_in_by_page(client, user)
    return client


def signed_in_by_page(client: Client, user: User) -> Page:
    page = opened(client, "/sign-in")
    return signed_in(
        client, user, csrfmiddlewaretoken=page.form("/sign-in").values["csrfmiddlewaretoken"]
    )


def signed_out_by_page(client: Client) -> Page:
    client.post("/sign-out", {"csrfmiddlewaretoken": client.cookies["csrftoken"].value})
    return opened(client, "/sign-in")


def sent_while_signed_in(amara: User, other: User, **typed: str) -> tuple[Client, Page]:
    """In a tab of hers, while the other one is signed in in the same browser."""
    browser = of_a_browser(amara)
    page = opened(browser, GOAL)
    signed_out_by_page(browser)
    signed_in_by_page(browser, other)
    return browser, page.send("area=finance", when="now", **({"title": TYPED} | typed))


def test_what_is_sent_while_somebody_else_is_signed_in_is_kept_for_its_owner(amara, ben):
    browser, answer = sent_while_signed_in(amara, ben)
    assert answer.status == 403
    assert KEPT_FOR_ITS_OWNER in answer.text
    assert amara.name not in answer.text
    signed_out_by_page(browser)
    again = signed_in_by_page(browser, amara)
    assert NOTHING_WAS_SAVED in again.text
    assert again.form("area=finance").values["title"] == TYPED
    assert "The goal is added." in again.send("area=finance").text


def test_whoever_is_signed_in_then_sees_nothing_of_it_and_hears_nothing_afterwards(amara, ben):
    browser, answer = sent_while_signed_in(amara, ben)
    assert TYPED not in answer.text
    opened(browser, reverse("cover", args=[CRN])).send(reason="duty")
    for address in (GOAL, "/today/", "/cases/", f"/cases/{CRN}/"):
        assert TYPED not in opened(browser, address).html
    assert opened(browser, GOAL).form("area=finance").values["title"] == ""
    assert "What you sent last" not in signed_out_by_page(browser).text


def test_also_where_the_other_one_has_no_such_pages(amara):
    commissioner = with_password(factories.user("joel", Role.COMMISSIONER))
    browser, answer = sent_while_signed_in(amara, commissioner)
    assert KEPT_FOR_ITS_OWNER in answer.text
    signed_out_by_page(browser)
    again = signed_in_by_page(browser, amara)
    assert again.form("area=finance").values["title"] == TYPED


def test_it_is_kept_for_its_owner_also_where_the_token_is_right(client, amara, ben):
    """As where both signed in with one token."""
    values = opened(client, GOAL).form("area=finance").values | {"title": TYPED}
    client.force_login(ben)
    assert client.post(GOAL, values).status_code == 403
    client.post("/sign-out")
    assert signed_in(client, amara).form("area=finance").values["title"] == TYPED


def test_of_it_too_nothing_waits_for_longer(amara, ben, monday):
    browser, _ = sent_while_signed_in(amara, ben)
    monday.shift(timedelta(minutes=16))
    signed_out_by_page(browser)
    signed_in_by_page(browser, amara)
    assert opened(browser, GOAL).form("area=finance").values["title"] == ""


def test_that_it_is_too_long_to_be_kept_is_said(amara, ben):
    _, answer = sent_while_signed_in(amara, ben, title="x" * 100_001)
    assert TOO_LONG_FOR_ITS_OWNER in answer.text


def test_what_was_saved_before_is_said_to_be_saved(amara, ben):
    browser = of_a_browser(amara)
    page = opened(browser, GOAL)
    page.send("area=finance", title=TYPED, when="now")
    signed_out_by_page(browser)
    signed_in_by_page(browser, ben)
    answer = page.send("area=finance", title=TYPED, when="now")
    assert SAVED_FOR_ITS_OWNER in answer.text
    assert KEPT_FOR_ITS_OWNER not in answer.text


def test_where_it_cannot_be_stored_that_is_said_and_it_is_shown_to_nobody(
    client, amara, ben, monkeypatch
):
    page = opened(client, GOAL)
    client.force_login(ben)

    def held(session: object) -> None:
        raise UpdateError

    monkeypatch.setattr("followthrough.desks.shared.unsent.store_now", held)
    answer = page.send("area=finance", title=TYPED, when="now")
    assert NOT_KEPT_NOW in answer.text
    assert TYPED not in answer.text
