"""The page of how far each need, strength and requirement of a case has come."""

from __future__ import annotations

import re

from django.urls import reverse

from followthrough.delivery.queries.coverage import coverage_of
from followthrough.desks.shared.tests.pages import opened
from followthrough.people.models import Case
from followthrough.plans.models import Step
from tests import factories
from tests.clock import TODAY

CRN = "X000001"
AT = reverse("delivery", args=[CRN])


def test_each_part_is_there_with_its_number(client, case):
    text = opened(client, AT).text
    for title in ("Needs (2)", "Strengths (1)", "What the sentence requires (1)"):
        assert title in text
    assert text.index("Needs (2)") < text.index("Strengths (1)")


def test_how_far_each_has_come_is_counted_with_its_n(client, amara):
    factories.case(amara, plan__goals__1__steps__0__delivery={"started_on": "2026-12-01"})
    page = opened(client, AT)
    assert "Prioritised 2 of 2, Planned 2 of 2, Referred 0 of 2, Started 1 of 2" in page.text
    assert "Strengths (1) Built on 1 of 1, Started 0 of 1." in page.text


def test_a_call_that_was_made_is_no_start_on_any_page(client, amara):
    """Beside a course that was referred and has not begun."""
    course = factories.line()["plan"]["goals"][0]["steps"][0] | {
        "delivery": {"referred_on": "2026-12-01"}
    }
    call = factories.step("T9", delivery={"started_on": "2026-12-01", "finished_on": "2026-12-01"})
    factories.case(amara, plan__goals__0__steps=[call, course])
    assert "Started 0 of 2" in opened(client, AT).text
    assert "Referred, not started" in opened(client, AT).text
    assert "Referred, not started" in opened(client, reverse("case", args=[CRN])).text
    assert "Accommodation: referred, not started." in opened(client, reverse("today")).text
    [line] = [
        line
        for line in coverage_of([Case.objects.get().pk], TODAY).lines
        if line.code == "accommodation"
    ]
    assert not line.has_started


def test_what_is_counted_stands_in_the_order_of_the_trail(client, amara):
    """Also where the first row has no referral, and a later one has."""
    needs = [("alcohol", "immediate"), ("accommodation", "soon")]
    factories.case(
        amara,
        assessment__needs=[
            {"area": area, "immediacy": immediacy, "severity": "low"} for area, immediacy in needs
        ],
    )
    counted = (
        "Prioritised 2 of 2, Planned 1 of 2, Referred 0 of 1, Started 0 of 2, Completed 0 of 2"
    )
    assert counted in opened(client, AT).text


def test_a_strength_is_built_on_and_started_and_has_no_other_mark(client, case):
    html = opened(client, AT).html
    part = html[html.index('id="strengths"') : html.index('id="required"')]
    marks = re.findall(r'<li class="ft-trail__mark[^>]*>.*?</span>(.*?)</li>', part)
    assert [mark.lower() for mark in marks] == ["built on", "started"]


def test_a_need_leads_from_its_words_to_its_steps_and_what_comes_next(client, case):
    page = opened(client, AT)
    assert "Accommodation Immediate, high severity" in page.text
    step = Step.objects.get(ref="T1")
    assert f'href="{reverse("work-step", args=[CRN, step.pk])}"' in page.html
    assert "Make the referral, or publish the order: it says by when." in page.text


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


def test_steps_that_serve_nothing_are_named(client, amara):
    goals = factories.line()["plan"]["goals"]
    goals[1]["area"] = "finance"
    del goals[1]["steps"][1]["requirement"]
    factories.case(amara, plan__goals=goals)
    page = opened(client, AT)
    assert "Steps that serve none of these (2)" in page.text


def test_work_that_keeps_others_safe_serves_something(client, amara):
    """Nobody is invited to ask whether it is needed."""
    goals = factories.line()["plan"]["goals"]
    goals[1]["area"] = "finance"
    goals[1]["steps"][0]["protects_others"] = True
    factories.case(amara, plan__goals=goals)
    page = opened(client, AT)
    assert "Work that keeps others safe (1)" in page.text
    assert "Steps that serve none of these" not in page.text


def test_a_case_without_a_plan_says_that_nothing_is_planned(client, amara):
    factories.case(amara, no_plan=None)
    text = opened(client, AT).text
    assert "Needs (2)" in text
    assert text.count("Nothing is planned.") == 4


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
    part = html[html.index('id="needs"') : html.index('id="strengths"')]
    result = re.findall(r"(Immediate|Soon|Later), high severity", part)
    assert result == ["Immediate", "Soon", "Later", "Later"]
