"""A requirement that others monitor needs no step here; that, and what is counted, is said."""

from __future__ import annotations

import pytest
from django.urls import reverse

from followthrough.desks.shared.tests.pages import opened
from tests import factories


@pytest.mark.parametrize(
    ("kind", "amount", "said"),
    [
        (
            "alcohol_abstinence_monitoring",
            60,
            "Alcohol abstinence and monitoring Monitored elsewhere 0 of 60 days counted",
        ),
        ("gps_location_monitoring", None, "GPS location monitoring Monitored elsewhere"),
        ("prohibited_activity", None, "Must not do a named activity Needs no step"),
    ],
)
def test_the_plan_says_who_sees_to_it(client, amara, kind, amount, said):
    requirement = {"ref": "R1", "kind": kind} | ({"amount": amount, "done": 0} if amount else {})
    factories.case(
        amara,
        sentences__0__requirements=[requirement, {"ref": "R2", "kind": "accredited_programme"}],
    )
    assert said in opened(client, reverse("plan", args=["X000001"])).text
