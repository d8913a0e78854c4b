from __future__ import annotations

from datetime import timedelta

import pytest
import time_machine
from django.contrib.sessions.models import Session
from django.test import Client
from django.urls import reverse

from followthrough.accounts.models import User
from followthrough.common.actors import OPERATOR
from followthrough.people.actions.case_life import LifeNote, close_case
from tests import factories
from tests.clock import morning

pytestmark = pytest.mark.django_db
PASSWORD = "correct horse battery"


@pytest.fixture
def nadia() -> User:
    user = User(username="nadia", name="Nadia Okafor", role="practitioner")
    user.set_password(PASSWORD)
    user.save()
    return user


@pytest.fixture
def persona() -> User:
    return User.objects.create(
        username="tom", name="Tom Beckett", role="manager", persona="Oversees five people"
    )


def signed_in(client: Client) -> bool:
    return "_auth_user_id" in client.session


def test_the_right_password_leads_to_the_start_page(client: Client, nadia: User) -> None:
    answer = client.post("/sign-in", {"username": "nadia", "password": PASSWORD})
    assert (answer.status_code, answer["Location"]) == (302, "/")


def test_a_wrong_password_is_explained_without_saying_which(client: Client, nadia: User) -> None:
    page = client.post("/sign-in", {"username": "nadia", "password": "wrong"}).content.decode()
    assert "<title>Error: Sign in" in page
    assert 'href="#id_username">The user name or password is not right' in page
    assert not signed_in(client)


def test_an_empty_form_is_explained(client: Client) -> None:
    page = client.post("/sign-in", {}).content.decode()
    assert "Enter your user name" in page
    assert "Enter your password" in page


def test_too_many_tries_lock_the_name(client: Client, nadia: User) -> None:
    for _ in range(6):
        answer = client.post("/sign-in", {"username": "nadia", "password": "wrong"})
    assert answer.status_code == 429
    assert "Sign-in is locked" in answer.content.decode()
    assert "for 60 minutes" in answer.content.decode()


def test_a_persona_signs_in_without_a_password_in_a_demonstration(
    client: Client, persona: User, settings
) -> None:
    settings.DEMO = True
    assert "Sign in as Tom Beckett" in client.get("/sign-in").content.decode()
    answer = client.post("/sign-in/persona", {"username": "tom"})
    assert (answer.status_code, answer["Location"]) == (302, "/")
    assert signed_in(client)


def test_a_persona_is_refused_outside_a_demonstration(
    client: Client, persona: User, settings
) -> None:
    settings.DEMO = False
    assert "Tom Beckett" not in client.get("/sign-in").content.decode()
    assert client.post("/sign-in/persona", {"username": "tom"}).status_code == 403
    assert not signed_in(client)


def test_nobody_but_a_persona_signs_in_that_way(client: Client, nadia: User, settings) -> None:
    settings.DEMO = True
    assert client.post("/sign-in/persona", {"username": "nadia"}).status_code == 403
    assert client.get("/sign-in/persona").status_code == 405


def test_signing_out_is_a_post(client: Client, nadia: User) -> None:
    client.force_login(nadia)
    assert client.get("/sign-out").status_code == 405
    assert client.post("/sign-out")["Location"] == "/sign-in"
    assert not signed_in(client)


def tried(client: Client, password: str, times: int = 1) -> int:
    """The status of the last answer."""
    for _ in range(times):
        answer = client.post("/sign-in", {"username": "nadia", "password": password})
    return answer.status_code


def test_who_remembers_the_password_begins_anew(client: Client, nadia: User) -> None:
    for _ in range(3):
        assert tried(client, "wrong", times=4) == 200
        assert tried(client, PASSWORD) == 302
        client.post("/sign-out")


def test_whoever_goes_on_trying_keeps_nobody_out_for_longer(client: Client, nadia: User) -> None:
    with time_machine.travel(morning(), tick=False) as clock:
        tried(client, "wrong", times=5)
        assert tried(client, PASSWORD) == 429
        clock.shift(timedelta(minutes=59))
        assert tried(client, "wrong", times=3) == 429
        clock.shift(timedelta(minutes=2))
        assert tried(client, PASSWORD) == 302


@pytest.mark.parametrize("ends", ["sign-out", "idle", "row"])
def test_what_was_to_be_said_next_ends_with_the_session_and_is_in_no_cookie(
    client: Client, monday: time_machine.Coordinates, ends: str
) -> None:
    case = factories.case(amara := factories.practitioner(factories.unit()))
    client.force_login(amara)
    close_case(
        OPERATOR, case, "revoked", LifeNote(factories.TODAY, factories.TODAY, "The court did.")
    )
    answer = client.get(reverse("plan", args=["X000001"]))
    assert answer.status_code == 302  # and says on the next page that the case has ended
    assert set(client.cookies) <= {"sessionid", "csrftoken"}
    if ends == "sign-out":
        client.post("/sign-out")
    elif ends == "idle":
        monday.shift(timedelta(minutes=31))
    else:
        Session.objects.all().delete()
    page = client.get("/sign-in").text
    assert "Sign in" in page
    assert "This case ended" not in page


@pytest.mark.parametrize("length", [151, 300, 10_000])
def test_a_user_name_that_nobody_can_have_is_only_wrong(client: Client, length: int) -> None:
    page = client.post("/sign-in", {"username": "x" * length, "password": PASSWORD})
    assert page.status_code == 200
    assert "The user name or password is not right" in page.text


def test_a_name_that_grows_when_it_is_folded_is_only_wrong(client: Client) -> None:
    page = client.post(reverse("sign-in"), {"username": "İ" * 140, "password": "wrong"})
    assert page.status_code == 200
    assert "The user name or password is not right" in page.content.decode()


@pytest.mark.parametrize("typed", ["Nadia", "NADIA", " nadia "])
def test_capitals_of_a_user_name_do_not_matter(client: Client, nadia: User, typed: str) -> None:
    """No two accounts differ by them alone."""
    assert client.post("/sign-in", {"username": typed, "password": PASSWORD}).status_code == 302
    assert signed_in(client)


def test_tries_in_whatever_capitals_count_together(client: Client, nadia: User) -> None:
    for typed in ("nadia", "Nadia", "NADIA", "naDia", "nadiA"):
        answer = client.post("/sign-in", {"username": typed, "password": "wrong"})
    assert answer.status_code == 429
    assert tried(client, PASSWORD) == 429


def test_an_account_with_capitals_is_found_as_well(client: Client) -> None:
    user = User(username="Nadia.Okafor", name="Nadia Okafor", role="practitioner")
    user.set_password(PASSWORD)
    user.save()
    for typed in ("Nadia.Okafor", "nadia.okafor"):
        answer = client.post("/sign-in", {"username": typed, "password": PASSWORD})
        assert answer.status_code == 302
        client.post("/sign-out")


def test_tries_for_a_name_that_nobody_has_count_together_too(client: Client) -> None:
    """Else the two would be told apart."""
    for typed in ("nobody", "Nobody", "NOBODY", "noBody", "nobodY"):
        answer = client.post("/sign-in", {"username": typed, "password": "wrong"})
    assert answer.status_code == 429
