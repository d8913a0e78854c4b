"""A rehabilitation activity requirement sets the most days that may be asked, and none to reach."""

from __future__ import annotations

import pytest
from django.urls import reverse

from followthrough.desks.shared.tests.pages import opened
from tests import factories


def required(kind: str, amount: int, done: int) -> dict:
    return {
        "sentences__0__requirements": [
            {"ref": "R1", "kind": kind, "amount": amount, "done": done},
            {"ref": "R2", "kind": "accredited_programme"},
        ]
    }


@pytest.mark.parametrize("name", ["plan", "case"])
@pytest.mark.parametrize(
    ("kind", "said"),
    [
        ("rehabilitation_activity", "4 of at most 20 days used"),
        ("unpaid_work", "4 of 20 hours"),
    ],
)
def test_only_what_sets_a_most_is_said_to_be_used(client, amara, name, kind, said):
    factories.case(amara, **required(kind, 20, 4))
    text = opened(client, reverse(name, args=["X000001"])).text
    assert said in text
    assert ("at most" in text) == ("at most" in said)


@pytest.mark.parametrize(
    ("used", "tag"),
    [
        (0, "No step names it"),
        (1, "Needs no step"),
        (19, "Needs no step"),
        (20, "All used"),
        (21, "All used"),
    ],
)
def test_a_most_that_is_used_up_is_not_called_done(client, amara, used, tag):
    factories.case(amara, **required("rehabilitation_activity", 20, used))
    text = opened(client, reverse("plan", args=["X000001"])).text
    assert f"Rehabilitation activity requirement (RAR) {tag} {used} of at most 20 days" in text
