from __future__ import annotations

import pytest
from django.urls import reverse

from followthrough.desks.shared.tests.pages import entries, opened
from followthrough.plans.models import StepFact

CRN = "X000001"
SAID = {
    "offered": "A first meeting, with a bus pass",
    "offered_on_day": "2",
    "offered_on_month": "1",
    "offered_on_year": "2027",
    "person_words": "I do not want to sit in a group",
    "agrees": "agrees",
}


def at(case, ref: str, name: str = "step-not-delivered") -> str:
    step = next(s for g in case.plan.goals.all() for s in g.steps.all() if s.ref == ref)
    return reverse(name, args=[CRN, step.pk])


def test_the_reason_stands_with_who_can_act_and_what_comes_next(client, case):
    page = opened(client, at(case, "T1")).send(
        reason="waiting_list", more_waiting_list="waiting_for_place", agrees="not_asked"
    )
    assert "Not delivered" in page.text
    assert "Waiting for a place." in page.text
    assert "Next: Ask for the place in the queue and an expected date." in page.text
    assert "Who can act: the service provider." in page.text
    assert "Has not been asked about the reason yet." in page.text
    assert StepFact.objects.get().reason == "waiting_for_place"
    assert entries(case) == ["step.not-delivered"]


def test_unwilling_needs_what_was_offered_and_the_persons_own_words(client, case):
    page = opened(client, at(case, "T2")).send(reason="unwilling", agrees="agrees")
    assert [said for _, said in page.errors] == [
        "Enter what was offered",
        "Enter when it was offered",
        "Enter what the person said, in their own words",
    ]
    assert not StepFact.objects.exists()
    saved = page.send(**SAID)
    assert "Offered: A first meeting, with a bus pass" in saved.text
    assert "Sam: “I do not want to sit in a group”" in saved.text


@pytest.mark.parametrize(
    ("ref", "words"),
    [
        ("T2", "This step is voluntary. Saying no to it is never non-compliance."),
        ("T3", "This step is required by the sentence."),
    ],
)
def test_it_says_whether_the_work_is_required_or_voluntary(client, case, ref, words):
    assert words in opened(client, at(case, ref)).text


def test_no_referral_is_a_reason_only_for_work_that_goes_by_referral(client, case):
    assert 'value="no_referral"' in opened(client, at(case, "T1")).html
    assert 'value="no_referral"' not in opened(client, at(case, "T2")).html


def test_work_that_had_started_says_that_it_stopped(client, case):
    opened(client, at(case, "T2", "work-step")).send(what="started")
    assert "It stopped before it was finished" in opened(client, at(case, "T2", "work-step")).text


def test_a_detail_of_another_reason_does_not_count(client, case):
    opened(client, at(case, "T1")).send(
        reason="unable", more_waiting_list="waiting_for_place", agrees="agrees"
    )
    assert StepFact.objects.get().reason == "unable"


def test_a_step_that_is_over_leads_back_to_what_is_recorded(client, case):
    opened(client, at(case, "T2", "work-step")).send(what="finished")
    answer = client.get(at(case, "T2"))
    assert (answer.status_code, answer.url) == (302, at(case, "T2", "work-step"))
