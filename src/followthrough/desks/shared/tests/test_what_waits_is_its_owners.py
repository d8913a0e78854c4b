"""Two people use one browser, one after the other: what one of them sent too late waits for them
while the other is signed in, who neither sees nor hears of it."""

from __future__ import annotations

from datetime import timedelta

import pytest

from followthrough.accounts.models import User
from followthrough.desks.shared.tests.pages import opened, say_why
from followthrough.desks.shared.tests.unsent_forms import (
    GOAL,
    TYPED,
    signed_in,
    signed_out,
    typed_too_late,
    with_password,
)
from followthrough.desks.shared.unsent import GET_IT_BACK
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
