"""What was said before a change can be read in words: of a plan, of an order, of a file."""

from __future__ import annotations

import pytest
from django.urls import reverse

from followthrough.accounts.queries import actor_for
from followthrough.desks.shared.tests.pages import changed, opened
from followthrough.interchange.models import SourceLine
from followthrough.people.actions.access_limits import write_limits
from followthrough.people.import_schema import AccessIn
from followthrough.plans.models import PlanSnapshot
from followthrough.plans.words import AGREEMENTS
from followthrough.sequencing.actions import publish_order
from followthrough.sequencing.models import PublishedOrder
from tests import factories
from tests.restricted_people import plain

CRN = "X000001"


def read(client, name, version):
    page = opened(client, reverse(name, args=[CRN, version.pk]))
    assert page.status == 200
    return page.text


def test_a_plan_as_it_stood_before_a_newer_file(client, amara, case):
    factories.case(amara, plan__goals__0__title="I have a home", plan__goals__1__state="achieved")
    page = read(client, "version-plan", PlanSnapshot.objects.get(number=1))

    for said in (
        "Plan, version 1",
        "As a file brought it",
        "Plan made on 20 October 2026",
        f"Agreement {AGREEMENTS['agreed']}",
        "“I want my own place.”",
        "Goal: I have a settled place to live",
        "Need Accommodation",
        "When For now",
        "Step: Take part in Building Choices",
        "How By referral",
        "Delivers Accredited programme",
        "Builds on A supportive sister",
    ):
        assert said in page
    assert "I have a home" not in page


def test_a_plan_that_no_file_could_bring_is_read_as_well(client, amara, case):
    """As a change on the screen leaves it: agreed, with a goal that has no step yet."""
    kept = PlanSnapshot.objects.get()
    kept.content["goals"] = [
        {"ref": "G9", "area": "finance", "title": "I pay my rent", "when": "now", "steps": []}
    ]
    kept.content.pop("preference")
    later = PlanSnapshot.objects.create(
        plan=kept.plan, number=2, why="changed", content=kept.content
    )
    page = read(client, "version-plan", later)

    assert "Goal: I pay my rent" in page
    assert "This goal had no steps." in page


def test_what_was_decided_about_a_step_stands_in_the_version(client, amara, case):
    kept = PlanSnapshot.objects.get()
    kept.content["goals"][0]["steps"][0]["decision"] = {
        "kind": "hold",
        "on": "2026-12-01",
        "reason": "waiting_list",
    }
    later = PlanSnapshot.objects.create(
        plan=kept.plan, number=2, why="changed", content=kept.content
    )
    assert "Decided Put on hold on 1 December 2026: " in read(client, "version-plan", later)


def test_an_order_as_it_was_published(client, amara, case):
    step = case.plan.goals.get(ref="G1").steps.get()
    publish_order(actor_for(amara), case, today=factories.TODAY)
    changed(client, reverse("decide-step", args=[CRN, step.pk]), "hold", hold_reason="unwilling")
    publish_order(actor_for(amara), case, today=factories.TODAY)
    first, second = PublishedOrder.objects.order_by("number")
    page = read(client, "version-order", first)

    assert "Order of delivery 1" in page
    assert "by Amara, as of 4 January 2027, under the policy pack england_wales" in page
    assert "Replaced on 4 January 2027" in page
    assert "Meet the housing adviser" in page
    assert "On hold" not in page
    assert "On hold" in read(client, "version-order", second)
    ordered = first.steps.get(step=step)
    assert all(reason["text"] in page for reason in ordered.reasons)


def test_a_line_of_a_file_part_by_part(client, amara, case):
    factories.case(amara, person__last_name="Brooks", assessment__likelihood="high")
    page = read(client, "version-line", SourceLine.objects.exclude(replaced_on=None).get())

    for said in (
        "Source test, line 1. Taken on",
        "Name Sam Rivers",
        "Date of birth 17 May 1990",
        "Sex Male",
        "Interpreter Not asked",
        "Unit Northtown",
        "In custody No",
        "Amara 5 Oct 2026 No end",
        "Community order",
        "5 October 2026 to 4 October 2027. Active. 0 of 30 activity days used.",
        "Rehabilitation activity",
        "Likelihood of reoffending Medium",
        "Accommodation Immediate High No Nothing",
        "A supportive sister",
        "No circumstances.",
        "Step: Meet the housing adviser",
    ):
        assert said in page


def test_a_line_without_a_plan_says_so(client, amara, case):
    factories.case(amara, no_plan=None)
    now = SourceLine.objects.get(replaced_on=None)
    assert "The line said nothing about a plan." in read(client, "version-line", now)


def test_who_is_kept_out_is_on_no_page(client, amara):
    limits = {"excluded": ["zacharias"], "restricted_to": ["amara", "yolande"]}
    case = factories.case(amara, access=limits)
    write_limits({case.person_id: AccessIn(restricted_to=["amara"])})
    for name, found in (
        ("version-line", SourceLine.objects.get()),
        ("version-plan", PlanSnapshot.objects.get()),
    ):
        html = opened(client, reverse(name, args=[CRN, found.pk])).html.lower()
        assert "zacharias" not in html
        assert "yolande" not in html
    assert "zacharias" not in opened(client, reverse("versions", args=[CRN])).html.lower()


def test_a_line_of_a_form_that_is_no_longer_read_says_so(client, case):
    old = SourceLine.objects.get()
    SourceLine.objects.filter(pk=old.pk).update(replaced_on=old.taken_on)
    kept = SourceLine.objects.create(
        source="test", crn=CRN, case=case, fingerprint="0", payload={"form": 0}, line=1
    )
    assert "kept in an older form" in read(client, "version-line", kept)


@pytest.mark.parametrize("name", ["version-line", "version-plan", "version-order"])
def test_a_version_of_another_case_is_none_of_this_case(client, amara, case, name):
    other = factories.case(amara, crn="X000002")
    publish_order(actor_for(amara), other, today=factories.TODAY)
    theirs = {
        "version-line": SourceLine.objects.get(crn="X000002"),
        "version-plan": PlanSnapshot.objects.get(plan__case=other),
        "version-order": PublishedOrder.objects.get(),
    }[name]
    answers = [
        client.get(reverse(name, args=[CRN, version])) for version in (theirs.pk, 10**9, 10**30)
    ]
    assert {answer.status_code for answer in answers} == {404}
    assert len({plain(answer) for answer in answers}) == 1
    assert client.get(reverse(name, args=["X000002", theirs.pk])).status_code == 200
