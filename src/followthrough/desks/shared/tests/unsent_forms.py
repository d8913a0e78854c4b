"""Forms that are sent after the session has ended, and signing in again by the page."""

from __future__ import annotations

from datetime import timedelta

from django.test import Client
from django.urls import reverse

from followthrough.accounts.models import User
from followthrough.desks.shared.tests.pages import Page, opened

CRN = "X000001"
GOAL = reverse("add-goal", args=[CRN]) + "?area=finance"
TYPED = "Clear the <debts> & keep “the” flat"
PASSWORD = "correct horse battery"


def with_password(user: User) -> User:
    user.set_password(PASSWORD)
    user.save()
    return user


def signed_out(monday, minutes: int = 31) -> None:
    monday.shift(timedelta(minutes=minutes))


def signed_in(client: Client, user: User, **more: str) -> Page:
    """By the page, and where that leads."""
    answer = client.post(
        "/sign-in", {"username": user.username, "password": PASSWORD} | more, follow=True
    )
    return Page(client, answer.request["PATH_INFO"], answer)


def typed_too_late(client: Client, monday, address: str = GOAL, **typed: str) -> Page:
    page = opened(client, address)
    signed_out(monday)
    sent = page.send(**(typed or {"title": TYPED, "when": "later"}))
    assert sent.title.startswith("Sign in")
    return sent
