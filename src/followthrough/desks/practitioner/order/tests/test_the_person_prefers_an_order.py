from __future__ import annotations

import pytest
from django.urls import reverse

from followthrough.desks.shared.tests.pages import entries, opened
from followthrough.plans.models import Plan, Preference

PLAN = reverse("plan", args=["X000001"])
PREFERRED = reverse("preferred-order", args=["X000001"])


@pytest.fixture
def boxes(case):
    """The name of the box of each step, by its ref."""
    return {s.ref: f"step_{s.pk}" for g in case.plan.goals.all() for s in g.steps.all()}


def test_it_is_recorded_and_shown_beside_the_proposal(client, case, boxes):
    page = opened(client, PREFERRED).send(
        **{boxes["T3"]: "1", boxes["T2"]: "2"}, words="The group first."
    )

    assert "The order that the person would like is recorded." in page.text
    said = page.text[page.text.index("Would like this order:") :]
    group, problems = (
        "Building Choices (no date yet)",
        "Practise problem solving with Amara (this week)",
    )
    assert said.index(group) < said.index(problems)
    assert "“The group first.”" in said
    assert entries(case) == ["plan.preference-recorded"]
    timeline = opened(client, reverse("case-timeline", args=["X000001"])).text
    assert "Recorded the order that the person would like by Amara" in timeline


def test_where_the_proposal_has_another_order_one_sentence_says_why(client, case, boxes):
    differs = (
        "would like “Take part in Building Choices” before “Practise problem solving with Amara”; "
        "in the proposal “Practise problem solving with Amara” starts first, because the other has "
        "no date yet."
    )
    wish = opened(client, PREFERRED)
    page = wish.send(**{boxes["T3"]: "1", boxes["T2"]: "2"})
    assert differs in page.text
    assert "The person would like" not in page.text, "the advice would say it again"
    again = opened(client, PREFERRED).send(**{boxes["T3"]: "2", boxes["T2"]: "1"})
    assert "in the proposal" not in again.text


def test_a_second_wish_replaces_the_first_which_stays_readable(client, case, boxes):
    opened(client, PREFERRED).send(**{boxes["T1"]: "1"}, words="First wish")
    page = opened(client, PREFERRED)
    assert page.form().values[boxes["T1"]] == "1"
    page.send(**{boxes["T1"]: "", boxes["T2"]: "1"}, words="Second wish")

    assert [(p.words, p.replaced_on is None) for p in Preference.objects.order_by("pk")] == [
        ("First wish", False),
        ("Second wish", True),
    ]


@pytest.mark.parametrize("number", ["0", "-3", "201", "first", "1.5", "9" * 5000])
def test_a_number_that_is_none_is_said_with_a_link_to_its_box(client, case, boxes, number):
    page = opened(client, PREFERRED).send(**{boxes["T1"]: number})

    assert page.title.startswith("Error: ")
    assert page.errors == [(f"#id_{boxes['T1']}", "Enter a whole number from 1 to 200")]
    assert not Preference.objects.exists()


def test_two_steps_cannot_both_be_first(client, case, boxes):
    page = opened(client, PREFERRED).send(**{boxes["T1"]: "1", boxes["T2"]: "1"})
    [(href, words)] = page.errors

    assert href in (f"#id_{boxes['T1']}", f"#id_{boxes['T2']}")
    assert words == "Enter a number other than 1: it is taken already"


def test_gaps_between_the_numbers_do_not_matter(client, case, boxes):
    opened(client, PREFERRED).send(**{boxes["T1"]: "20", boxes["T3"]: "7"})
    assert Preference.objects.get().steps == [
        int(boxes[ref].removeprefix("step_")) for ref in ("T3", "T1")
    ]


def test_no_wish_at_all_can_be_recorded(client, case, boxes):
    page = opened(client, PREFERRED).send(words="No wish.")
    assert "recorded" in page.text
    assert Preference.objects.get().steps == []


def test_the_same_order_sent_again_adds_nothing(client, case, boxes):
    opened(client, PREFERRED).send(**{boxes["T2"]: "1", boxes["T1"]: "2"}, words="Work first.")
    before, version = entries(case), Plan.objects.get().version
    after = opened(client, PREFERRED).send()
    assert after.address == reverse("plan", args=["X000001"])
    assert "This is recorded already, in the same words. Nothing was changed." in after.text
    assert (entries(case), Plan.objects.get().version) == (before, version)
