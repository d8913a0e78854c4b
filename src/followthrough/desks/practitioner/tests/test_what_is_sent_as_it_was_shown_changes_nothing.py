"""Saved again without a change it would be a version that differs from none."""

from __future__ import annotations

import pytest
from django.urls import reverse

from followthrough.common.models import LedgerEntry
from followthrough.desks.shared.tests.pages import opened
from followthrough.people.models import Assessment
from followthrough.plans.models import PlanSnapshot
from tests import factories

CRN = "X000001"
BY = {"by_on": "2027-03-01", "nature": "course"}


@pytest.fixture
def addresses(amara) -> dict[str, str]:
    case = factories.case(
        amara,
        assessment__circumstances=[{"code": "no_fixed_address", "note": "With friends"}],
        plan__goals__0__steps__0={
            **factories.line()["plan"]["goals"][0]["steps"][0],
            "by_on": "2027-03-01",
            "nature": "course",
        },
    )
    goal = case.plan.goals.get(ref="G1")
    return {
        "need": reverse("change-part", args=[CRN, "needs", "accommodation"]),
        "strength": reverse("change-part", args=[CRN, "strengths", "ST1"]),
        "circumstance": reverse("change-part", args=[CRN, "circumstances", "no_fixed_address"]),
        "goal": reverse("change-goal", args=[CRN, goal.pk]),
        "step": reverse("edit-step", args=[CRN, goal.steps.get().pk]),
    }


def rows() -> tuple[int, ...]:
    return tuple(model.objects.count() for model in (Assessment, PlanSnapshot, LedgerEntry))


@pytest.mark.parametrize("what", ["need", "strength", "circumstance", "goal", "step"])
def test_and_says_so(client, amara, addresses, what):
    client.force_login(amara)
    opened(client, addresses[what])
    before = rows()
    for _ in range(2):
        page = opened(client, addresses[what]).send()
        assert "Nothing was changed." in page.text
    assert rows() == before


def test_what_stands_differently_by_now_is_still_looked_at_first(client, amara, addresses):
    client.force_login(amara)
    late = opened(client, addresses["goal"])
    opened(client, addresses["goal"]).send(title="I have a flat")
    assert "changed while you worked on it" in late.send().text
