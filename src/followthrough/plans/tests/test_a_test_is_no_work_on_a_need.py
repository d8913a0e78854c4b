"""Giving a sample when asked tells whether somebody uses, and is no help with it: an immediate need
is still without work while only tests are planned for it."""

from __future__ import annotations

import pytest
from django.urls import reverse

from followthrough.desks.shared.tests.pages import opened
from tests import factories

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("monday")]

ASKED = "Immediate, and no step works on it Drug use"


@pytest.mark.parametrize(
    ("kind", "work", "asked"),
    [
        ("drug_testing", {}, True),
        ("drug_rehabilitation", {}, False),
        ("drug_testing", {"intervention": "drug_recovery_support"}, False),
    ],
)
def test_an_immediate_need_with_tests_alone_is_without_work(client, kind, work, asked):
    amara = factories.practitioner(factories.unit())
    goal = {
        **factories.LINE["plan"]["goals"][0],
        "area": "drugs",
        "steps": [factories.step("T1", text="Give a sample", requirement="R1", **work)],
    }
    factories.case(
        amara,
        sentences__0__requirements=[{"ref": "R1", "kind": kind, "amount": 6}],
        assessment__needs=[{"area": "drugs", "immediacy": "immediate", "severity": "high"}],
        plan__goals=[goal],
    )
    client.force_login(amara)
    assert (ASKED in opened(client, reverse("plan", args=["X000001"])).text) is asked
