"""After half an hour without use, and twelve hours after signing in: on the server, whatever the
browser still holds."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.contrib.sessions.models import Session
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from followthrough.accounts.tasks import forget_sessions
from tests import factories

pytestmark = pytest.mark.django_db
TODAY = "/today/"


@pytest.fixture(autouse=True)
def a_session_is_stored_seldom() -> None:
    """Not here: once a minute, as when it runs."""


@pytest.fixture
def amara(client: Client, monday):
    user = factories.practitioner(factories.unit())
    client.force_login(user)
    return user


def lets_in(client: Client) -> bool:
    return client.get(TODAY).status_code == 200


def used_for(client: Client, clock, minutes: int, every: int = 25) -> None:
    for _ in range(minutes // every):
        clock.shift(timedelta(minutes=every))
        assert lets_in(client)


def test_it_ends_after_half_an_hour_without_use(client, amara, monday):
    monday.shift(timedelta(minutes=29))
    assert lets_in(client)
    monday.shift(timedelta(minutes=30))
    assert client.get(TODAY)["Location"] == f"/sign-in?next={TODAY}"


def test_the_page_says_why_one_signs_in_again(client, amara, monday):
    assert "You were signed out" not in Client().get("/sign-in").text
    monday.shift(timedelta(minutes=31))
    page = client.get(TODAY, follow=True).text
    assert "You were signed out after 30 minutes without use." in page
    client.force_login(amara)
    client.post("/sign-out")
    assert "You were signed out" not in client.get("/sign-in").text


def test_it_ends_after_twelve_hours_of_use(client, amara, monday):
    used_for(client, monday, minutes=12 * 60 - 20)
    monday.shift(timedelta(minutes=20))
    page = client.get(TODAY, follow=True).text
    assert "You were signed out after 12 hours." in page


def test_the_limits_are_those_of_the_settings(client, amara, monday, settings):
    settings.IDLE_SECONDS, settings.SIGNED_IN_SECONDS = 120, 3600
    monday.shift(timedelta(minutes=2))
    page = client.get(TODAY, follow=True).text
    assert "You were signed out after 2 minutes without use." in page
    client.force_login(amara)
    settings.IDLE_SECONDS = 1800
    used_for(client, monday, minutes=50)
    monday.shift(timedelta(minutes=10))
    assert "You were signed out after 1 hour." in client.get(TODAY, follow=True).text


def test_a_cookie_that_was_copied_is_worth_nothing_afterwards(client, amara, monday):
    copied = client.cookies["sessionid"].value
    monday.shift(timedelta(minutes=31))
    assert not lets_in(client)
    thief = Client()
    thief.cookies["sessionid"] = copied
    assert not lets_in(thief)
    assert not Session.objects.filter(session_key=copied).exists()


def test_signing_in_again_begins_anew(client, amara, monday):
    used_for(client, monday, minutes=7 * 60 + 5)
    client.force_login(amara)
    used_for(client, monday, minutes=7 * 60 + 5)


def test_another_device_is_left_alone(client, amara, monday):
    office = Client()
    office.force_login(amara)
    for _ in range(4):
        monday.shift(timedelta(minutes=10))
        assert lets_in(office)
    assert not lets_in(client)
    assert lets_in(office)


def test_the_cookie_ends_with_the_browser(client, amara, monday):
    monday.shift(timedelta(minutes=5))
    cookie = client.get(TODAY).cookies["sessionid"]
    assert (cookie["max-age"], cookie["expires"]) == ("", "")
    assert cookie["httponly"]


def test_who_was_seen_is_stored_once_a_minute(client, amara, monday):
    def statements(address: str = "/services/") -> list[str]:
        with CaptureQueriesContext(connection) as sent:
            assert client.get(address).status_code == 200
        return [query["sql"] for query in sent]

    lets_in(client)
    monday.shift(timedelta(seconds=50))
    usual = statements()
    assert not any(sql.startswith("UPDATE") for sql in usual)
    monday.shift(timedelta(seconds=10))
    assert len(statements()) == len(usual) + 1
    assert len(statements()) == len(usual)


def test_a_clock_that_goes_back_signs_nobody_out(client, amara, monday):
    monday.shift(timedelta(hours=-3))
    assert lets_in(client)


def test_what_is_left_of_a_session_is_gone_after_a_quarter_of_an_hour(client, amara, monday):
    monday.shift(timedelta(minutes=31))
    client.get(TODAY)
    assert Session.objects.count() == 1
    monday.shift(timedelta(minutes=16))
    assert "You were signed out" not in client.get("/sign-in").text
    forget_sessions()
    assert not Session.objects.exists()
