"""The plan by need: how far each need, strength and requirement of a case has come."""

from __future__ import annotations

import re

import pytest
from django.urls import reverse

from followthrough.accounts.actions import keep_preference
from followthrough.accounts.preferences import Preference
from followthrough.accounts.queries import actor_for
from followthrough.delivery.queries.coverage import coverage_of
from followthrough.desks.shared.tests.pages import opened
from followthrough.people.models import Case
from followthrough.plans.models import Step
from tests import factories
from tests.clock import TODAY

CRN = "X000001"
AT = reverse("plan", args=[CRN])
SERVES_NOTHING = "No assessed need, strength or requirement is behind it."


@pytest.fixture(autouse=True)
def by_need(amara):
    keep_preference(actor_for(amara), Preference.PLAN_GROUPED_BY, "need")


def test_each_part_is_there(client, case):
    text = opened(client, AT).text
    assert text.index("Accommodation Immediate, high severity") < text.index("Strengths")
    assert text.index("Strengths") < text.index("What the sentence requires")


def test_a_need_shows_how_far_it_has_come(client, amara):
    factories.case(amara, plan__goals__1__steps__0__delivery={"started_on": "2026-12-01"})
    html = opened(client, AT).html
    part = html[html.index('id="need-thinking"') :]
    marks = re.findall(r'<li class="ft-trail__mark[^>]*>.*?>(Not )?</span>(.*?)</li>', part)
    assert marks[:4] == [
        ("", "Prioritised"),
        ("", "Planned"),
        ("Not ", "referred"),
        ("", "Started"),
    ]


def test_a_call_that_was_made_is_no_start_on_any_page(client, amara):
    """Beside a course that was referred and has not begun."""
    course = factories.line()["plan"]["goals"][0]["steps"][0] | {
        "delivery": {"referred_on": "2026-12-01"}
    }
    call = factories.step("T9", delivery={"started_on": "2026-12-01", "finished_on": "2026-12-01"})
    factories.case(amara, plan__goals__0__steps=[call, course])
    assert "Referred, not started" in opened(client, AT).text
    assert "Referred, not started" in opened(client, reverse("case", args=[CRN])).text
    assert "Accommodation: referred, not started." in opened(client, reverse("today")).text
    [line] = [
        line
        for line in coverage_of([Case.objects.get().pk], TODAY).lines
        if line.code == "accommodation"
    ]
    assert not line.has_started


def test_a_strength_says_what_is_built_on_it(client, amara):
    factories.case(amara, plan__goals__0__steps__0__strength="ST1")
    page = opened(client, AT)
    part = page.html[page.html.index('id="strengths"') : page.html.index('id="required"')]
    step = Step.objects.get(ref="T1")
    assert f'href="#step-{step.pk}"' in part
    assert "Built on by Meet the housing adviser" in page.text


def test_a_need_leads_from_its_words_to_its_steps_and_what_comes_next(client, case):
    page = opened(client, AT)
    assert "Accommodation Immediate, high severity" in page.text
    step = Step.objects.get(ref="T1")
    assert f'href="{reverse("work-step", args=[CRN, step.pk])}"' in page.html
    assert "Next: Ask locally" in page.text


def test_where_nothing_is_planned_it_leads_to_planning_it(client, amara):
    factories.case(
        amara,
        assessment__needs=[{"area": "alcohol", "immediacy": "immediate", "severity": "low"}],
    )
    page = opened(client, AT)
    assert "Nothing is planned." in page.text
    assert f'{reverse("add-goal", args=[CRN])}?area=alcohol"' in page.html


def test_what_was_not_delivered_says_why_and_who_can_act(client, amara):
    factories.case(
        amara,
        plan__goals__0__steps__0__delivery={
            "not_delivered_on": "2026-12-20",
            "not_delivered_reason": "waiting_for_group",
        },
    )
    text = opened(client, AT).text
    assert "Waiting for a group to start. Next: Ask for the date of the next group" in text
    assert "Who can act: the service provider." in text
    assert "Planned, not started. On a waiting list." in text


def test_what_started_and_stopped_is_not_told_as_going_on(client, amara):
    factories.case(
        amara,
        plan__goals__0__steps__0__delivery={
            "started_on": "2026-12-01",
            "not_delivered_on": "2026-12-20",
            "not_delivered_reason": "not_engaged",
        },
    )
    assert "Started, not completed. The person does not want to take part." in (
        opened(client, AT).text
    )


def test_what_was_met_another_way_is_told_as_ended_of_needs_and_of_strengths(client, amara):
    factories.case(
        amara,
        plan__goals__0__steps__0__strength="ST1",
        plan__goals__0__steps__0__delivery={
            "started_on": "2026-12-01",
            "not_delivered_on": "2026-12-20",
            "not_delivered_reason": "met_another_way",
        },
    )
    need, strength = opened(client, AT).text.split("Strengths", 1)
    assert "Ended. The need is met or the plan has changed." in need
    assert "Ended. The need is met or the plan has changed. Built on by" in strength
    assert "Started, not completed" not in need + strength
    overview = opened(client, reverse("case", args=[CRN])).text
    assert "Ended: the need is met or the plan has changed" in overview


def test_steps_that_serve_nothing_are_named(client, amara):
    goals = factories.line()["plan"]["goals"]
    goals[1]["area"] = "finance"
    del goals[1]["steps"][1]["requirement"]
    factories.case(amara, plan__goals=goals)
    page = opened(client, AT)
    assert page.text.count(SERVES_NOTHING) == 2


def test_work_that_keeps_others_safe_serves_something(client, amara):
    """Nobody is invited to ask whether it is needed."""
    goals = factories.line()["plan"]["goals"]
    goals[1]["area"] = "finance"
    goals[1]["steps"][0]["protects_others"] = True
    factories.case(amara, plan__goals=goals)
    page = opened(client, AT)
    assert SERVES_NOTHING not in page.text


def test_a_case_without_a_plan_says_what_waits_for_one(client, amara):
    factories.case(amara, no_plan=None)
    text = opened(client, AT).text
    assert "Accommodation Assessed need: immediate. No goal yet." in text
    assert "Nothing is planned." in text[text.index("Strengths") :]
    assert "Accredited programme No step yet" in text


@pytest.mark.parametrize(
    ("delivery", "achieved", "said"),
    [
        (
            {"started_on": "2026-12-01", "finished_on": "2026-12-20"},
            True,
            "The work planned for it is done.",
        ),
        ({"referred_on": "2026-12-01"}, True, "1 goal achieved."),
        ({"referred_on": "2026-12-01"}, False, "1 goal in the plan."),
    ],
)
def test_a_goal_is_not_said_to_lack_where_the_work_is_done(client, amara, delivery, achieved, said):
    step = factories.step("T1", delivery=delivery)
    state = {"plan__goals__0__state": "achieved"} if achieved else {}
    factories.case(amara, plan__goals__0__steps=[step], **state)
    text = opened(client, reverse("add-goal", args=[CRN])).text
    assert f"Accommodation Assessed need: immediate. {said}" in text
    assert "Assessed need: immediate. No goal yet." not in text


def test_the_most_immediate_need_stands_first_whatever_the_order_of_the_assessment(client, amara):
    told = [
        ("alcohol", "later"),
        ("finance", "soon"),
        ("drugs", "later"),
        ("thinking", "immediate"),
    ]
    needs = [{"area": a, "immediacy": how_soon, "severity": "high"} for a, how_soon in told]
    factories.case(amara, assessment__needs=needs)
    html = opened(client, AT).html
    part = html[html.index('id="need-thinking"') : html.index('id="unserved"')]
    result = re.findall(r"(Immediate|Soon|Later), high severity", part)
    assert result == ["Immediate", "Soon", "Later", "Later"]


@pytest.mark.parametrize(("begun", "later"), [({}, True), ({"started_on": "2026-12-01"}, False)])
def test_a_goal_whose_step_is_under_now_is_not_said_to_be_for_later(client, amara, begun, later):
    step = factories.step("T9", delivery=begun) if begun else factories.step("T9")
    factories.case(
        amara,
        plan__goals__1__steps=[step],
        plan__goals__1__title="Sleep",
        plan__goals__1__when="later",
    )
    assert ("Sleep For later" in opened(client, AT).text) == later
