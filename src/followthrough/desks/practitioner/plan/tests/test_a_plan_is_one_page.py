"""Goals, delivery and order are one page: where they stood leads there, each step is one row, and
each user groups it as they like."""

from __future__ import annotations

import re

import pytest
from django.urls import reverse

from followthrough.desks.shared.tests.pages import opened, row_of_step
from followthrough.plans.models import Step
from tests import factories

CRN = "X000001"
PLAN = reverse("plan", args=[CRN])
KIND = "building_choices_moderate"
GROUP_STEPS = [factories.step("T3", intervention=KIND, route="referral")]


@pytest.mark.parametrize("part", ["goals/", "delivery/"])
def test_the_addresses_of_before_lead_there(client, case, amara, part):
    client.force_login(amara)
    answer = client.get(f"/cases/{CRN}/{part}")
    assert (answer.status_code, answer.headers["Location"]) == (302, PLAN)


@pytest.mark.parametrize("by", ["when", "need"])
def test_each_step_is_one_row_whatever_the_grouping(client, case, by):
    page = opened(client, PLAN)
    if by == "need":
        page = page.send(reverse("group-plan"), by=by)
    rows = re.findall(r'<li class="ft-row[^"]*" id="step-(\d+)"', page.html)
    assert sorted(map(int, rows)) == sorted(Step.objects.values_list("pk", flat=True))


def test_the_grouping_is_remembered_for_its_user_and_nobody_else(client, case, amara):
    opened(client, PLAN).send(reverse("group-plan"), by="need")
    assert "Group by when" in opened(client, PLAN).text
    client.force_login(factories.user("ben", units=(factories.unit(),)))
    assert "Group by need and goal" in opened(client, PLAN).text


def test_what_cannot_be_chosen_is_refused_in_words(client, case, amara):
    client.force_login(amara)
    answer = client.post(reverse("group-plan"), {"by": "colour", "crn": CRN}, follow=True)
    assert "This cannot be chosen." in answer.text


@pytest.mark.parametrize("crn", ["", "a/b"])
def test_without_a_case_the_choice_leads_to_the_cases(client, case, amara, crn):
    client.force_login(amara)
    answer = client.post(reverse("group-plan"), {"by": "need", "crn": crn})
    assert answer.headers["Location"] == reverse("cases")


def test_the_picture_has_the_same_facts_as_the_table(client, amara):
    factories.case(amara, plan__goals__0__steps__0__delivery={"started_on": "2026-12-01"})
    html = opened(client, PLAN).html
    picture = html[html.index("<svg class=") : html.index("</figure>")]
    assert "Meet the housing adviser" in picture
    assert "Today 4 Jan 2027" in picture
    assert " style=" not in picture
    assert "All dates as a table" in html


def test_what_a_recall_stopped_is_drawn_up_to_that_day_and_called_so(client, amara):
    licence = {
        "kind": "licence",
        "starts_on": "2026-06-01",
        "ends_on": "2027-10-04",
        "changes": [{"kind": "recalled", "on": "2026-12-15"}],
    }
    factories.case(
        amara,
        case__in_custody=True,
        sentences=[{**factories.line()["sentences"][0], **licence}],
        plan__goals__0__steps__0__delivery={"started_on": "2026-11-02"},
    )
    page = opened(client, PLAN)
    row, html = row_of(page, "T1"), page.html
    assert "Stopped by the recall" in row
    assert "Finished today" not in row
    picture = html[html.index("<svg class=") : html.index("</figure>")]
    assert 'height="4"' in picture  # the thin bar, and no full one
    assert 'fill="#1d70b8"' not in picture


def test_where_every_step_is_over_nothing_is_put_in_order(client, amara):
    done = {"started_on": "2026-12-01", "finished_on": "2026-12-20"}
    goals = factories.line()["plan"]["goals"]
    for goal in goals:
        goal["steps"] = [{**step, "delivery": done} for step in goal["steps"]]
    factories.case(amara, plan__goals=goals)
    page = opened(client, PLAN)
    assert "Every step is over: nothing is left to put in order." in page.text
    assert "Publish this order" not in page.text
    assert "you decide" not in page.text
    assert "would like" not in page.text  # nothing is left to be put in another order


def row_of(page, ref: str, crn: str = CRN) -> str:
    step = Step.objects.get(ref=ref, goal__plan__case__person__crn=crn)
    return row_of_step(page.html, step.pk)


def test_a_row_says_one_sentence_and_folds_away_what_it_rests_on(client, amara):
    plan = factories.line()["plan"]
    plan["goals"][0]["steps"][0]["route"] = "signposting"
    factories.case(amara, plan=plan)
    row = row_of(opened(client, PLAN), "T2")
    said, folded = row.split("How this was worked out")
    assert "thinking, behaviours and attitudes" in said
    assert "“Meet the housing adviser”" in said
    assert "is expected to have brought enough stability" not in said
    assert "is expected to have brought enough stability" in folded
    assert "no outside place is needed" not in row


def test_how_to_arrange_a_course_follows_from_the_circumstances(client, amara):
    factories.case(amara, assessment__circumstances=[{"code": "learning_disability"}])
    page = opened(client, PLAN)
    asked = "short sessions with pictures, one to one rather than in a group (learning"
    assert f"Offer: {asked}" in row_of(page, "T2")
    assert f"Ask for: {asked}" in row_of(page, "T3")
    assert asked not in row_of(opened_with_one_off(client, amara), "T1", "X000002")


@pytest.mark.parametrize(
    ("adjustments", "are_named"),
    [
        ("Large print", True),
        ("No stairs", True),
        ("None needed", False),
        ("none", False),
        ("No", False),
        ("No adjustments needed.", False),
        ("not_asked", False),
        ("prefers_not_to_say", False),
    ],
)
def test_adjustments_that_are_recorded_are_named_where_work_is_arranged(
    client, amara, adjustments, are_named
):
    factories.case(
        amara,
        person__adjustments=adjustments,
        assessment__circumstances=[{"code": "learning_disability"}],
    )
    page = opened(client, PLAN)
    for ref in ("T2", "T3"):
        asked = "(learning disability), and see the adjustments on the case."
        assert (asked in row_of(page, ref)) is are_named
    factories.case(amara, crn="X000003", person__adjustments=adjustments)
    other = opened(client, reverse("plan", args=["X000003"]))
    assert (" See the adjustments on the case." in row_of(other, "T3", "X000003")) is are_named
    assert "adjustments" not in row_of(opened_with_one_off(client, amara), "T1", "X000002")


def opened_with_one_off(client, amara):
    """A plan whose first step is done in an hour."""
    line = factories.line()
    line["plan"]["goals"][0]["steps"][0]["nature"] = "one_off"
    lives = [{"code": "learning_disability"}]
    factories.case(amara, crn="X000002", plan=line["plan"], assessment__circumstances=lives)
    return opened(client, reverse("plan", args=["X000002"]))


def test_how_long_a_course_takes_is_changed_in_its_row(client, case):
    page = opened(client, PLAN)
    step = Step.objects.get(ref="T2")
    length = reverse("length-in-row", args=[CRN, step.pk])
    assert "usually 7 sessions over 7 weeks" in row_of(page, "T2")

    planned = page.send(length, weeks="12")
    row = row_of(planned, "T2")
    assert "A course of 12 weeks, as planned here" in row
    assert "Its length is 12 weeks now." in row
    assert "26 March 2027" in row

    refused = planned.send(length, weeks="999")
    assert "Enter at most 260 weeks." in refused.text
    assert "usually 7 sessions over 7 weeks" in row_of(refused.send(length, weeks=""), "T2")


def test_where_nothing_for_now_builds_on_a_strength_the_plan_says_so(client, amara):
    plan = factories.line()["plan"]
    plan["goals"][0]["steps"][0]["delivery"] = {"started_on": "2026-12-01"}
    factories.case(amara, plan=plan)
    assert "builds on a strength" not in opened(client, PLAN).text
    del plan["goals"][0]["steps"][0]["strength"]
    factories.case(amara, crn="X000002", plan=plan)
    page = opened(client, reverse("plan", args=["X000002"]))
    assert "Nothing builds on a strength yet. Recorded: “" in page.text


def test_beneath_a_row_stands_how_many_could_use_the_group_and_what_carries_it_on(client, amara):
    meetings = factories.step("T9", intervention="supervision_meetings", route="probation_staff")
    plan = {"plan__goals__1__steps": [*GROUP_STEPS, meetings]}
    factories.case(amara, **plan)
    factories.case(crn="X000002")
    groups = [{"code": "G1", "starts_on": "2027-03-01", "seats": 1}]
    factories.places(
        providers=[factories.PROVIDER],
        services=[factories.service(KIND)],
        pools=[factories.pool("PL1", KIND, kind="groups", capacity=None, groups=groups)],
    )
    html = opened(client, PLAN).html
    assert "It has 1 seat free, and more people here are planned for this work than that." in html
    assert "goes on beside it and after it." in html
