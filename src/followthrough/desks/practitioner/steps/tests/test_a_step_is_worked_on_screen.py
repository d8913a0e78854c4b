from __future__ import annotations

import pytest
from django.urls import reverse

from followthrough.desks.shared.sent_once import SAVED_BEFORE
from followthrough.desks.shared.tests.pages import entries, opened
from followthrough.plans.models import StepFact, WorkRecord
from tests import factories

CRN = "X000001"
WORKED = {"what": "worked", "done": "We phoned the council", "how": "Easier than I thought"}


def at(case, ref: str, name: str = "work-step") -> str:
    step = next(s for g in case.plan.goals.all() for s in g.steps.all() if s.ref == ref)
    return reverse(name, args=[CRN, step.pk])


def test_a_piece_of_work_is_recorded_with_whose_words_it_is_told(client, case):
    page = opened(client, at(case, "T2")).send(**WORKED, whose="person")
    assert "It is recorded." in page.text
    assert "4 January 2027: We phoned the council" in page.text
    assert "Sam: “Easier than I thought”" in page.text
    assert "Started" in page.text  # work on a step says that it started
    assert entries(case) == ["step.worked"]


def test_work_is_corrected_and_what_it_said_is_kept(client, case):
    opened(client, at(case, "T2")).send(**WORKED)
    first = WorkRecord.objects.get()
    step = first.step_id
    page = opened(client, reverse("correct-work", args=[CRN, step, first.pk]))
    saved = page.send(done="We wrote to the council")
    assert "We wrote to the council" in saved.text
    assert "We phoned the council" not in saved.text
    assert WorkRecord.objects.get(replaced_on__isnull=False).what == "We phoned the council"
    gone = opened(client, reverse("correct-work", args=[CRN, step, first.pk]))
    assert gone.status == 404


@pytest.mark.parametrize(
    ("what", "words"),
    [("started", "Started"), ("referred", "Referred, waiting to start")],
)
def test_a_step_starts_or_is_referred(client, case, what, words):
    assert words in opened(client, at(case, "T1")).send(what=what).text


def test_only_a_step_by_referral_can_be_referred(client, case):
    assert 'value="referred"' in opened(client, at(case, "T1")).html
    assert 'value="referred"' not in opened(client, at(case, "T2")).html


def test_help_is_asked_for_and_given(client, case):
    page = opened(client, at(case, "T2")).send(what="needs_help")
    assert page.errors == [("#id_help", "Enter what help it needs")]
    asked = page.send(help="A lift on Tuesdays")
    assert "Needs help" in asked.text
    assert "A lift on Tuesdays" in asked.text
    given_ = asked.send(what="help_given")
    assert "Needs help" not in given_.text


def test_a_finished_step_leads_to_what_follows(client, case):
    page = opened(client, at(case, "T2")).send(what="finished", changed="She asks first")
    assert "“Practise problem solving with Amara” is finished" in page.text
    assert "Add a step that goes on from here" in page.text
    told = page.send("recognised/")
    assert "It is recorded that the person was told." in told.text
    assert entries(case) == ["step.finished", "person.recognised"]
    assert "Said well done by Amara" in opened(client, reverse("case-timeline", args=[CRN])).text


def test_the_last_step_of_a_goal_asks_whether_the_goal_is_achieved(client, case):
    page = opened(client, at(case, "T1")).send(what="finished")
    assert "Has the goal been achieved?" in page.text


def test_looking_back_is_a_step_of_its_own(client, case):
    opened(client, at(case, "T2")).send(what="finished")
    page = opened(client, at(case, "T2", "step-finished"))
    address = page.html.split('href="')
    link = next(a.split('"')[0] for a in address if "?after=" in a.split('"')[0])
    form = opened(client, link).form()
    assert form.values["text"] == "Look back together at “Practise problem solving with Amara”"


def test_what_was_recorded_wrongly_is_taken_back(client, case):
    opened(client, at(case, "T2")).send(what="finished")
    page = opened(client, at(case, "T2", "take-back"))
    assert "Recorded last: finished on 4 January 2027" in page.text
    assert "Started" in page.send().text
    assert StepFact.objects.get(kind="finished").replaced_on is not None
    assert entries(case) == ["step.finished", "step.taken-back"]


def test_a_day_in_the_future_is_refused(client, case):
    page = opened(client, at(case, "T2")).send(what="started", on_day="5")
    assert page.errors == [("#id_on_day", "The day must be today or earlier")]


def test_a_start_before_the_referral_is_refused(client, case):
    opened(client, at(case, "T1")).send(what="referred")
    page = opened(client, at(case, "T1")).send(what="started", on_day="3")
    assert "before the day on which this step was referred" in page.errors[0][1]
    assert entries(case) == ["step.referred"]


def test_the_same_form_sent_twice_counts_once(client, case):
    page, other_tab = opened(client, at(case, "T2")), opened(client, at(case, "T2"))
    page.send(what="started")
    assert SAVED_BEFORE in page.send(what="started").text
    again = other_tab.send(what="started")
    assert "This plan was changed while you worked on it" in again.errors[0][1]
    assert StepFact.objects.filter(kind="started").count() == 1


@pytest.mark.parametrize(
    "name", ["work-step", "edit-step", "step-not-delivered", "take-back", "step-finished"]
)
def test_a_step_of_another_case_is_no_step_of_this_one(client, case, name):
    other = factories.case(crn="X000002")
    theirs = other.plan.goals.first().steps.first()
    assert opened(client, reverse(name, args=[CRN, theirs.pk])).status == 404
