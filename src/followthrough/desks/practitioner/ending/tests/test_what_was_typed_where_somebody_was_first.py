"""Two people open the same form, and one is first: the other reads so, and what they typed."""

from __future__ import annotations

import pytest
from django.test import Client
from django.urls import reverse

from followthrough.common.actors import Role
from followthrough.desks.shared.tests.pages import Page, opened
from tests import factories

CRN, TYPED = "X000001", "Words that took a quarter of an hour"
ENDED = {
    "reason": "revoked",
    "on_day": "3",
    "on_month": "1",
    "on_year": "2027",
    "words": "The court.",
}
DIED = {"on_day": "3", "on_month": "1", "on_year": "2027", "words": "His sister rang."}


def managers() -> tuple[Client, Client]:
    unit = factories.unit()
    clients = Client(), Client()
    for client, name in zip(clients, ("helen", "rosa"), strict=True):
        user = factories.user(name, Role.MANAGER, units=(unit,))
        client.force_login(user)
        opened(client, reverse("cover", args=[CRN])).send(reason="other", words="Covering")
    return clients


def send(client: Client, name: str, **fields: str) -> Page:
    return opened(client, reverse(name, args=[CRN])).send(**fields)


@pytest.mark.parametrize(
    ("before", "name", "fields", "said", "labels"),
    [
        (
            (),
            "close-case",
            ENDED,
            "This case ended on 3 January 2027.",
            (
                "Why does the case end? The order or the licence was revoked",
                "On which day did it end? 3 January 2027",
                "What should be known about it?",
            ),
        ),
        (
            (),
            "record-death",
            DIED,
            "The person died on 3 January 2027.",
            (
                "On which day did the person die? 3 January 2027",
                "How do you know, and what should colleagues know?",
            ),
        ),
        (
            (("record-death", DIED),),
            "take-back-death",
            {},
            "that the person died",
            ("How did it come about that this was recorded?",),
        ),
        (
            (("close-case", ENDED),),
            "reopen-case",
            {},
            "This case is open.",
            ("From which day does it go on? 4 January 2027", "Why does it go on?"),
        ),
    ],
)
def test_it_is_shown_and_not_lost(client, case, monday, before, name, fields, said, labels):
    first, second = managers()
    for earlier, what in before:
        send(first, earlier, **what)
    form = opened(second, reverse(name, args=[CRN]))
    done = send(first, name, **{"words": "I was first."} | fields)
    assert done.status == 200, done.text
    late = form.send(**fields | {"words": TYPED})
    assert late.status == 409
    assert said in late.text
    assert TYPED in late.text
    assert " ".join((*labels, TYPED)) in late.text


def test_whoever_may_no_longer_see_the_case_reads_what_they_typed(client, case, monday):
    first, _ = managers()
    form = opened(first, reverse("close-case", args=[CRN]))
    case.person.limits.create(kind="exclusion", username="helen")
    type(case.person).objects.update(limited=True)
    late = form.send(**ENDED | {"words": TYPED})
    assert late.status == 404
    assert "The order or the licence was revoked On which day did it end? 3 January" in late.text
    assert TYPED in late.text
    assert "X000001" not in late.text
    assert TYPED not in first.get(reverse("close-case", args=[CRN])).text
