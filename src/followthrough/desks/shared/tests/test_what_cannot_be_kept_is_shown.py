"""Where what was sent too late cannot be put aside, as while another connection holds the session,
whoever sent it is told so and reads it: it is not answered as if it were kept."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pytest
from django.db import connection
from django.test import Client

from followthrough.accounts.models import User
from followthrough.desks.shared.tests.pages import Page, opened
from followthrough.desks.shared.tests.unsent_forms import GOAL, TYPED, signed_out, with_password
from tests import factories

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.usefixtures("monday")]


@contextmanager
def sessions_held_by_another() -> Iterator[None]:
    other = connection.copy("holding")
    try:
        other.set_autocommit(False)
        with other.cursor() as cursor:
            cursor.execute("SELECT 1 FROM django_session FOR UPDATE")
        with connection.cursor() as cursor:
            cursor.execute("SET lock_timeout = 300")
        yield
    finally:
        other.close()
        connection.close()


@pytest.fixture
def amara() -> User:
    return with_password(factories.practitioner(factories.unit()))


@pytest.fixture
def page(amara: User) -> Page:
    """Of a browser, for which Django's tokens count."""
    factories.case(amara)
    client = Client(enforce_csrf_checks=True)
    client.force_login(amara)
    return opened(client, GOAL)


FILLED_IN = {"title": TYPED, "when": "now"}


def is_told_so(answer: Page) -> None:
    assert answer.status == 503
    assert answer.title.startswith("That took too long")
    assert TYPED in answer.text


def test_a_token_of_before_while_the_session_is_held(page: Page) -> None:
    with sessions_held_by_another():
        answer = page.send("area=finance", **FILLED_IN, csrfmiddlewaretoken="z" * 64)
        is_told_so(answer)
    # As a reload sends it again.
    back = page.send("area=finance", **FILLED_IN, csrfmiddlewaretoken="z" * 64)
    assert back.form("area=finance").values["title"] == TYPED


def test_a_session_that_ended_while_its_row_is_held(page: Page, monday: Any) -> None:
    signed_out(monday)
    page.client.get("/today/")
    with sessions_held_by_another():
        is_told_so(page.send("area=finance", **FILLED_IN))


def test_who_signs_in_in_another_tab_at_that_moment(
    page: Page, amara: User, monkeypatch: pytest.MonkeyPatch, monday: Any
) -> None:
    """The session of those who are signed out is gone by the time it would be stored."""
    signed_out(monday)
    page.client.get("/today/")

    def after_signing_in(*_: object) -> None:
        with connection.copy("signing in").cursor() as cursor:
            cursor.execute("DELETE FROM django_session")

    monkeypatch.setattr("followthrough.desks.shared.unsent.where_it_led", after_signing_in)
    is_told_so(page.send("area=finance", **FILLED_IN))
