"""A file holds another plan than the one changed here: either may stand, and nothing is lost."""

from __future__ import annotations

import pytest
from django.urls import reverse

from followthrough.desks.shared.tests.pages import WHATEVER_IT_LACKS, changed, entries, opened
from followthrough.plans.models import IncomingPlan, Plan, PlanSnapshot, StepDecision
from tests import factories

PLAN = reverse("plan", args=["X000001"])
DIFFERENCE = reverse("difference", args=["X000001"])
OURS, THEIRS = "Meet the housing adviser", "Apply to the council"


def file_of(amara, text: str = THEIRS) -> dict:
    line = factories.line(person__first_name="Samuel")
    line["case"]["practitioners"] = [
        {"username": amara.username, "name": amara.name, "since": "2026-10-05"}
    ]
    line["plan"]["goals"][0]["steps"][0]["text"] = text
    return line


@pytest.fixture
def differing(client, amara, case):
    step = case.plan.goals.get(ref="G1").steps.get()
    changed(
        client,
        reverse("decide-step", args=["X000001", step.pk]),
        "hold",
        hold_reason="unwilling",
    )
    assert factories.imported(file_of(amara))[0].aside == 1
    return case


def test_it_is_something_to_do_and_both_plans_are_shown(client, differing):
    today = opened(client, reverse("today"))
    assert "A caseload file holds a different plan from the one here." in today.text
    assert f'href="{DIFFERENCE}"' in today.html
    assert "A file holds a different plan" in opened(client, PLAN).text
    page = opened(client, DIFFERENCE).text
    assert f"Step: {OURS} Step: {OURS}: the plan here beside the file’s plan" in page
    assert f"In the plan here In the file’s plan Step {OURS} {THEIRS}" in page


def test_nothing_chosen_is_said_with_a_link(client, differing):
    page = opened(client, DIFFERENCE).send()
    assert page.title.startswith("Error: ")
    assert page.errors == [("#id_keep", "Select which plan should stand")]
    assert IncomingPlan.objects.filter(settled_on=None).count() == 1


def test_the_rest_of_the_file_is_taken_before_it_is_settled(client, differing):
    assert "Samuel Rivers" in opened(client, PLAN).text
    assert "is taken already. Only its plan waits for you." in opened(client, DIFFERENCE).text


def test_ours_stands(client, amara, differing):
    page = opened(client, DIFFERENCE).send(keep="ours")

    assert "The difference is settled." in page.text
    assert OURS in page.text
    assert THEIRS not in page.text
    assert StepDecision.objects.get(replaced_on=None).kind == "hold"
    assert Plan.objects.get().changed_here_on is not None


def test_theirs_stands_and_ours_stays_readable(client, amara, differing):
    page = opened(client, DIFFERENCE).send(keep="theirs")

    assert "The difference is settled." in page.text
    assert THEIRS in page.text
    assert OURS not in page.text
    kept = PlanSnapshot.objects.order_by("number").first().content
    assert kept["goals"][0]["steps"][0]["text"] == OURS
    assert StepDecision.objects.get().kind == "hold"  # what was decided is not undone by a file


@pytest.mark.parametrize("keep", ["ours", "theirs"])
def test_either_way_it_is_recorded_once_and_the_same_file_is_quiet(client, amara, differing, keep):
    opened(client, DIFFERENCE).send(keep=keep)

    assert entries(differing) == ["step.held", "caseload.plan-differs", "plan.difference-settled"]
    told = opened(client, reverse("case-timeline", args=["X000001"])).text
    assert "Settled a difference with a file by Amara" in told
    settled = IncomingPlan.objects.get()
    assert settled.settled_by == amara
    assert factories.imported(file_of(amara))[0].aside == 0
    assert "There is no open difference with a file." in (
        client.get(DIFFERENCE, follow=True).content.decode()
    )


def test_a_change_made_meanwhile_is_told_before_it_is_settled(client, amara, differing):
    mine = opened(client, DIFFERENCE)
    opened(client, PLAN).send(action="publish/", read=WHATEVER_IT_LACKS)
    stale = mine.send(keep="theirs")

    assert "Amara: Published the order of delivery" in stale.errors[0][1]
    assert IncomingPlan.objects.filter(settled_on=None).count() == 1
    assert "The difference is settled." in stale.send(keep="theirs").text
