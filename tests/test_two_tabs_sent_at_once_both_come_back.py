"""Two tabs are sent at the very same moment after the session ended, by real threads on a real
database: both forms come back after signing in."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from threading import Barrier
from typing import Any

import pytest
from django.contrib.sessions.models import Session
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse

from followthrough.accounts.models import User
from followthrough.common.actions.sent_forms import where_it_led
from followthrough.desks.shared.tests.pages import opened
from followthrough.desks.shared.tests.unsent_forms import (
    CRN,
    GOAL,
    TYPED,
    signed_in,
    signed_out,
    with_password,
)
from tests import factories
from tests.acts_at_once import SECONDS, threads

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.usefixtures("monday")]

STRENGTH = reverse("add-part", args=[CRN, "strengths"])


@pytest.fixture
def amara() -> User:
    amara = with_password(factories.practitioner(factories.unit()))
    factories.case(amara)
    return amara


def after_the_limit(client: Client, monday: Any) -> None:
    signed_out(monday)


def after_a_page_said_so(client: Client, monday: Any) -> None:
    signed_out(monday)
    client.get("/today/")


def after_signing_out(client: Client, monday: Any) -> None:
    client.post("/sign-out")


def after_the_row_is_gone(client: Client, monday: Any) -> None:
    Session.objects.all().delete()


@pytest.fixture
def _each_has_read_before_the_other_stores(monkeypatch: pytest.MonkeyPatch) -> None:
    both = Barrier(2)

    def together(*args: Any) -> Any:
        both.wait(SECONDS)
        return where_it_led(*args)

    monkeypatch.setattr("followthrough.desks.shared.unsent.where_it_led", together)


@pytest.mark.usefixtures("_each_has_read_before_the_other_stores")
@pytest.mark.parametrize(
    "end", [after_the_limit, after_a_page_said_so, after_signing_out, after_the_row_is_gone]
)
def test_both_forms_come_back(
    amara: User, monday: Any, end: Callable[[Client, Any], None], monkeypatch: pytest.MonkeyPatch
) -> None:
    client = Client()
    client.force_login(amara)
    forms = [
        (GOAL, opened(client, GOAL).form("area=finance").values | {"title": TYPED, "when": "now"}),
        (STRENGTH, opened(client, STRENGTH).form().values | {"text": "A brother who writes"}),
    ]
    end(client, monday)
    with threads(2) as together:
        sending = [partial(_same_browser(client).post, *form) for form in forms]
        answers: list[HttpResponse] = together.outcomes(*sending)

    assert [answer.status_code for answer in answers] == [302, 302]
    for answer in answers:  # the browser takes the cookie of both; either may come last
        if "sessionid" in answer.cookies:
            client.cookies["sessionid"] = answer.cookies["sessionid"].value
    monkeypatch.undo()
    assert "What you sent 2 times was not saved." in client.get("/sign-in").text
    signed_in(client, amara)
    assert opened(client, GOAL).form("area=finance").values["title"] == TYPED
    assert opened(client, STRENGTH).form().values["text"] == "A brother who writes"


def _same_browser(client: Client) -> Client:
    same = Client()
    same.cookies.load(client.cookies.output(header=""))
    return same
