"""Well done, holding on to what was learnt, looking back at it, and the next step."""

from __future__ import annotations

import pytest
from django.urls import reverse

from followthrough.desks.shared.tests.pages import entries, opened
from followthrough.plans.models import Consolidation, Step
from tests import factories

CRN = "X000001"
LEARNT = {"learnt": "To ask first", "used": "At work", "whose": "person"}


@pytest.fixture
def done(amara):
    """The step that is finished, of a case that ends in October 2027."""
    factories.case(
        amara,
        plan__goals__1__steps__0__delivery={
            "started_on": "2026-11-02",
            "finished_on": "2026-12-20",
        },
    )
    return Step.objects.get(ref="T2")


def at(step, name: str = "step-finished") -> str:
    return reverse(name, args=[CRN, step.pk])


def test_six_weeks_ahead_is_suggested_for_looking_back(client, done):
    values = opened(client, at(done)).form("finished/").values
    assert [values[f"look_back_on_{part}"] for part in ("day", "month", "year")] == [
        "15",
        "2",
        "2027",
    ]
    assert values["learnt"].strip() == ""


def test_what_was_learnt_stands_there_in_whose_words_it_is(client, done):
    page = opened(client, at(done)).send("finished/", **LEARNT)
    assert "Sam: “To ask first” Where it is used: “At work”" in page.text
    assert "You look back at it on 15 February 2027." in page.text
    assert "Recorded on 4 January 2027 by Amara." in page.text
    assert entries(done.goal.plan.case) == ["step.consolidated"]
    timeline = opened(client, reverse("case-timeline", args=[CRN])).text
    assert "Recorded what was learnt with a step by Amara" in timeline
    assert "“To ask first At work”" in timeline


def test_nobodys_words_are_taken_for_the_persons_own(client, done):
    page = opened(client, at(done))
    assert "whose" not in page.form("finished/").values
    assert page.send("finished/", learnt="To ask first").errors == [
        ("#id_whose", "Select whose words these are")
    ]


def test_a_day_after_the_sentence_is_refused(client, done):
    page = opened(client, at(done)).send("finished/", **LEARNT, look_back_on_month="11")
    assert "after the sentence, which ends on 4 October 2027" in page.errors[0][1]


def test_without_words_or_with_a_day_that_has_passed_it_says_so(client, done):
    page = opened(client, at(done)).send(
        "finished/", learnt=" ", whose="person", look_back_on_year="2026"
    )
    assert [text for _, text in page.errors] == [
        "Enter what was learnt",
        "The day to look back has to lie ahead.",
    ]
    assert not Consolidation.objects.exists()


def test_no_day_is_an_answer(client, done):
    none = dict.fromkeys(("look_back_on_day", "look_back_on_month", "look_back_on_year"), "")
    page = opened(client, at(done)).send("finished/", **LEARNT, **none)
    assert "look back at it on" not in page.text
    assert Consolidation.objects.get().look_back_on is None


def test_looking_back_is_recorded_beside_what_was_learnt(client, done):
    page = opened(client, at(done)).send("finished/", **LEARNT)
    after = page.send("looked-back/", still="He still does it")
    assert "Looked back on 4 January 2027: He still does it" in after.text
    assert "You look back at it on" not in after.text
    assert entries(done.goal.plan.case) == ["step.consolidated", "step.looked-back"]


def test_looking_back_without_words_keeps_both_forms(client, done):
    page = opened(client, at(done)).send("finished/", **LEARNT)
    wrong = page.send("looked-back/", still="")
    assert wrong.errors[0][0] == "#id_back_still"
    assert "To ask first" in wrong.text


def test_what_was_learnt_is_changed_and_the_day_that_came_may_stay(client, done):
    opened(client, at(done)).send("finished/", **LEARNT)
    page = opened(client, at(done)).send("finished/", learnt="To ask twice")
    assert "“To ask twice”" in page.text
    assert Consolidation.objects.filter(replaced_on=None).count() == 1


def test_a_step_that_is_not_finished_has_no_such_page(client, done):
    other = Step.objects.get(ref="T1")
    page = opened(client, at(other))
    assert page.answer.headers["Location"] == reverse("work-step", args=[CRN, other.pk])


def test_there_is_nothing_to_look_back_at_before_it_was_recorded(client, done):
    answer = client.post(at(done, "look-back"), {"still": "Fine", "seen_version": "1"})
    assert answer.headers["Location"] == at(done)
    assert not Consolidation.objects.exists()


def test_the_next_step_of_the_order_is_one_click_away(client, done):
    factories.places(
        providers=[factories.PROVIDER],
        services=[factories.service("accommodation_support")],
        pools=[factories.pool("PL1", "accommodation_support", wait_weeks=1)],
    )
    page = opened(client, at(done))
    assert "The next step in the order: Meet the housing adviser" in page.text
