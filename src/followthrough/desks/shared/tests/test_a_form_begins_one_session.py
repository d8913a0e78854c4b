"""Whoever holds the number of a form can send it without a session as often as they like, each time
as from another browser: what waits does not grow with it. Whoever sends theirs in the browser in
which it was shown gets it back."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from django.contrib.sessions.models import Session
from django.test import Client

from followthrough.accounts.models import BegunSession, User
from followthrough.accounts.tasks import forget_sessions
from followthrough.desks.shared import unsent
from followthrough.desks.shared.form_numbers import FIELD, new_number
from followthrough.desks.shared.tests.pages import opened
from followthrough.desks.shared.tests.unsent_forms import (
    GOAL,
    TYPED,
    signed_in,
    signed_out,
    with_password,
)
from tests import factories

pytestmark = pytest.mark.django_db


@pytest.fixture
def amara(client: Client, monday: Any) -> User:
    user = with_password(factories.practitioner(factories.unit()))
    factories.case(user)
    client.force_login(user)
    return user


def sent_from_elsewhere(number: str, at: int, title: str = "x" * 1000) -> Any:
    """As from a browser that was never here; with Django's token, which anybody may make."""
    browser = Client()
    browser.cookies["csrftoken"] = f"{at:032d}"
    return browser.post(GOAL, {FIELD: number, "title": title, "when": "now"})


@pytest.mark.usefixtures("amara")
def test_one_form_from_many_browsers_begins_one_session(client: Client) -> None:
    number = opened(client, GOAL).form("area=finance").values[FIELD]
    before = Session.objects.count()
    answers = [sent_from_elsewhere(number, at) for at in range(20)]
    assert Session.objects.count() == before + 1
    assert [answer.status_code for answer in answers] == [302, *[503] * 19]


def test_many_forms_begin_as_many_sessions_as_may_wait_for_one_user(
    amara: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(unsent, "MOST_FORMS", 3)
    before = Session.objects.count()
    for at in range(10):
        sent_from_elsewhere(new_number(amara.pk).signed(), at)
    assert Session.objects.count() == before + 3
    ben = factories.user("ben")
    assert sent_from_elsewhere(new_number(ben.pk).signed(), 11).status_code == 302


def test_its_owner_gets_it_back_and_sends_it_again_and_again(
    client: Client, amara: User, monday: Any
) -> None:
    page = opened(client, GOAL)
    signed_out(monday)
    for title in ("One", "Two", TYPED):
        page.send("area=finance", title=title, when="now")
    assert signed_in(client, amara).form("area=finance").values["title"] == TYPED
    client.post("/sign-out")
    page.send("area=finance", title="Later", when="now")  # of a tab that is still open
    assert signed_in(client, amara).form("area=finance").values["title"] == "Later"


def test_also_where_the_row_of_the_session_is_gone(client: Client, amara: User) -> None:
    page = opened(client, GOAL)
    Session.objects.all().delete()
    page.send("area=finance", title=TYPED, when="now")
    Session.objects.all().delete()
    page.send("area=finance", title=TYPED, when="now")
    assert signed_in(client, amara).form("area=finance").values["title"] == TYPED


@pytest.mark.usefixtures("amara")
def test_nothing_is_noted_of_it_once_it_is_over(client: Client, monday: Any) -> None:
    number = opened(client, GOAL).form("area=finance").values[FIELD]
    sent_from_elsewhere(number, 1)
    monday.shift(timedelta(minutes=16))
    assert sent_from_elsewhere(number, 2).status_code == 302
    monday.shift(timedelta(minutes=16))
    forget_sessions()
    assert not BegunSession.objects.exists()
