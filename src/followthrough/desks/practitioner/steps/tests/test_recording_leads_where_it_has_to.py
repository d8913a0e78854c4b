"""From the page of a step: "stable enough", what was not delivered, the answer to a reason."""

from __future__ import annotations

import re

import pytest
from django.urls import reverse

from followthrough.desks.shared.tests.pages import entries, opened
from followthrough.plans.models import Step, StepDecision, StepFact, WorkRecord
from tests import factories

CRN = "X000001"


def at(ref: str, name: str = "work-step", *more) -> str:
    return reverse(name, args=[CRN, Step.objects.get(ref=ref).pk, *more])


def asked(page) -> list[str]:
    """What the form offers."""
    return re.findall(r'name="what" type="radio" value="(\w+)"', page.html)


@pytest.fixture
def started(amara):
    """Accommodation support, which gives stability, is under way."""
    return factories.case(amara, plan__goals__0__steps__0__delivery={"started_on": "2026-12-01"})


def test_stable_enough_is_recorded_with_what_the_person_says(client, started):
    page = opened(client, at("T1")).send(what="stable_enough", stability="I sleep at last")
    assert "It is recorded." in page.text
    made = StepDecision.objects.get()
    assert (made.kind, made.words, str(made.on)) == (
        "stable_enough",
        "I sleep at last",
        "2027-01-04",
    )
    assert "not_stable" in asked(page)
    assert "stable_enough" not in asked(page)


def test_stable_enough_is_taken_back_in_the_same_place(client, started):
    opened(client, at("T1")).send(what="stable_enough", stability="I sleep")
    opened(client, at("T1")).send(what="not_stable", unstable="I lost the room")
    now = StepDecision.objects.get(replaced_on=None)
    assert (now.kind, now.words) == ("not_stable", "I lost the room")
    assert entries(started) == ["step.stable-enough", "step.not-stable"]


@pytest.mark.parametrize("ref", ["T1", "T2"])
def test_nobody_is_asked_whether_work_that_has_not_started_gave_stability(client, case, ref):
    page = opened(client, at(ref))
    assert "stable_enough" not in asked(page)


@pytest.mark.parametrize(
    ("delivery", "words"),
    [
        ({}, "It was not delivered"),
        ({"started_on": "2026-12-01"}, "It stopped before it was finished"),
    ],
)
def test_what_was_not_delivered_leads_to_the_reason(client, amara, delivery, words):
    factories.case(amara, plan__goals__0__steps__0__delivery=delivery)
    page = opened(client, at("T1"))
    assert words in page.text
    leads = page.send(what="not_delivered")
    assert leads.address == at("T1", "step-not-delivered")
    assert not StepFact.objects.filter(kind="not_delivered").exists()


def test_what_is_over_cannot_be_led_to_a_reason(client, amara):
    factories.case(
        amara,
        plan__goals__0__steps__0__delivery={
            "started_on": "2026-12-01",
            "finished_on": "2026-12-20",
        },
    )
    answer = client.post(at("T1"), {"what": "not_delivered", "seen_version": "1"})
    assert answer.status_code == 200
    assert not StepFact.objects.filter(kind="not_delivered").exists()


def test_the_person_is_asked_about_the_reason_later(client, amara):
    case = factories.case(
        amara,
        plan__goals__0__steps__0__delivery={
            "not_delivered_on": "2026-12-20",
            "not_delivered_reason": "travel",
        },
    )
    page = opened(client, at("T1"))
    assert "Record what Sam says of the reason" in page.text
    form = opened(client, at("T1", "step-answer"))
    assert "The reason on record: travel or distance." in form.text
    missing = form.send(words="There is a bus")
    assert missing.errors[0][1] == "Select whether the person agrees with the reason"
    saved = form.send(agrees="disagrees", words="There is a bus")
    assert "Sam: “There is a bus”" in saved.text
    assert "Does not agree with the reason, asked on 4 January 2027 by Amara." in saved.text
    assert "20 December 2026: Not delivered Source test" in saved.text  # as it was recorded
    assert entries(case) == ["step.reason-answered"]


def test_a_step_without_a_reason_is_not_asked_about(client, case):
    page = opened(client, at("T1", "step-answer"))
    assert page.answer.headers["Location"] == at("T1")


def test_a_piece_of_work_is_taken_away_from_the_wrong_step(client, case):
    opened(client, at("T2")).send(what="worked", done="We phoned the council")
    work = WorkRecord.objects.get()
    page = opened(client, at("T2", "correct-work", work.pk))
    gone = page.send(take_away="1", done="")
    assert "The record is taken away." in gone.text
    assert "We phoned the council" not in gone.text
    assert WorkRecord.objects.get().replaced_on is not None
    assert entries(case) == ["step.worked", "step.work-taken-away"]


def test_a_stale_page_takes_nothing_away(client, case):
    opened(client, at("T2")).send(what="worked", done="We phoned the council")
    work = WorkRecord.objects.get()
    page = opened(client, at("T2", "correct-work", work.pk))
    opened(client, at("T1")).send(what="started")
    stale = page.send(take_away="1")
    assert "This plan was changed while you worked on it" in stale.errors[0][1]
    assert WorkRecord.objects.get().replaced_on is None
    assert "We phoned the council" in stale.html
    assert "The record is taken away." in stale.send(take_away="1").text


def test_a_colleague_who_has_not_said_why_is_told_that_nothing_was_taken_away(client, case):
    opened(client, at("T2")).send(what="worked", done="We phoned the council")
    client.force_login(factories.user("ben", units=(factories.unit(),)))
    page = opened(client, at("T2", "correct-work", WorkRecord.objects.get().pk))
    assert "Say why you are working on it" in page.send(take_away="1").errors[0][1]
    assert WorkRecord.objects.get().replaced_on is None
