from __future__ import annotations

import re
from datetime import date

import pytest
from django.urls import reverse

from followthrough.desks.shared.tests.pages import WHATEVER_IT_LACKS, entries, opened
from followthrough.plans.models import Goal, Plan, Step
from tests import factories

CRN = "X000001"
GOALS = reverse("plan", args=[CRN])
NEW = reverse("add-goal", args=[CRN]) + "?area=accommodation"
STEP = {"text": "Phone the council together", "way": "staff"}


@pytest.fixture
def no_plan(amara):
    return factories.case(amara, no_plan=None)


@pytest.fixture
def goal(client, no_plan):
    """The first goal, with which the plan was started on screen."""
    opened(client, NEW).send("?area=accommodation", title="A place of my own")
    return Goal.objects.get()


def add_step(client, goal, **fields):
    return opened(client, reverse("add-step", args=[CRN, goal.pk])).send(**{**STEP, **fields})


def agreed(client, state="agreed", **fields):
    form = opened(client, reverse("agreement", args=[CRN]))
    return form.send(**{"state": state, "words": "I want this.", "present": "Us two", **fields})


def test_from_nothing_to_a_published_order(client, goal):
    assert "Add a step" in opened(client, GOALS).text
    saved = add_step(client, goal)
    assert "The step is added." in saved.text
    assert "Agreed on 4 January 2027. “I want this.”" in agreed(client).text
    order = opened(client, reverse("plan", args=[CRN]))
    assert "Phone the council together" in order.text
    assert "Order 1 is published." in order.send("publish/", read=WHATEVER_IT_LACKS).text
    assert entries(goal.plan.case) == [
        "plan.started",
        "goal.added",
        "step.added",
        "plan.agreement-recorded",
        "order.published",
    ]


def test_the_needs_stand_first_when_the_area_of_a_goal_is_chosen(client, case):
    text = opened(client, reverse("add-goal", args=[CRN])).text
    assert text.index("Accommodation") < text.index("Thinking") < text.index("Alcohol use")
    assert "Assessed need: immediate. 1 goal in the plan." in text


def test_words_to_start_from_can_be_changed_before_they_are_saved(client, goal):
    suggested = opened(client, NEW).send("?area=accommodation", use="0")
    offered = suggested.form("?area=accommodation").values["title"]
    assert offered
    assert suggested.errors == []
    saved = suggested.send("?area=accommodation", title=f"{offered}, near my sister")
    assert f"{offered}, near my sister" in saved.text


@pytest.mark.parametrize("use", ["99", "-1", "one", "999999999999"])
def test_a_suggestion_that_does_not_exist_leaves_the_box_empty(client, goal, use):
    page = opened(client, NEW).send("?area=accommodation", use=use)
    assert page.form("?area=accommodation").values["title"] == ""
    assert page.errors == []
    assert Goal.objects.count() == 1


def test_what_was_typed_stays_when_words_to_start_from_are_chosen(client, goal):
    typed = {"words": "Because of my kids", "when": "later"}
    page = opened(client, NEW).send("?area=accommodation", use="1", title="Mine", **typed)
    values = page.form("?area=accommodation").values
    assert values["title"] not in {"", "Mine"}
    assert {name: values[name].strip() for name in typed} == typed


def test_what_was_typed_of_a_step_stays_too(client, goal):
    step = {"by_on_day": "27", "by_on_month": "3", "by_on_year": "2027", "text": "Mine"}
    page = opened(client, reverse("add-step", args=[CRN, goal.pk])).send(use="0", **step)
    values = page.form().values
    assert values["text"] not in {"", "Mine"}
    assert values["way"]
    assert {name: values[name] for name in step if name != "text"} == {
        name: said for name, said in step.items() if name != "text"
    }
    assert page.errors == []
    assert not Step.objects.exists()


@pytest.mark.parametrize("name", ["add-goal", "add-step"])
def test_enter_saves_and_does_not_choose_words(client, goal, name):
    """A browser presses the first button of the form."""
    address = NEW if name == "add-goal" else reverse(name, args=[CRN, goal.pk])
    html = opened(client, address).html
    first = re.search(r"<button[^>]*>", html[html.index("novalidate") :])[0]
    assert "name=" not in first


def test_a_goal_without_words_is_asked_for_and_what_was_typed_stays(client, goal):
    page = opened(client, NEW).send("?area=accommodation", title=" ", words="Because of my kids")
    assert page.errors == [("#id_title", "Enter goal")]
    assert page.form("?area=accommodation").values["words"].strip() == "Because of my kids"


def test_a_referral_says_what_it_is_for(client, goal):
    page = add_step(client, goal, way="service")
    assert page.errors == [("#id_intervention", "Select the kind of work that the referral is for")]
    assert not Step.objects.exists()
    assert "The step is added." in page.send(intervention="accommodation_support").text


def test_a_plan_without_a_step_is_not_ready_to_be_agreed(client, goal):
    assert "has no step. Add one, then talk the plan through." in opened(client, GOALS).text
    page = opened(client, reverse("agreement", args=[CRN]))
    assert "has no step. Add one, then talk the plan through." in page.text


def test_who_does_not_agree_says_why(client, goal):
    add_step(client, goal)
    page = agreed(client, "did_not_agree", words="")
    assert page.errors == [("#id_words", "Enter why, in the person’s own words")]
    assert "Did not agree on 4 January 2027. “Not this.”" in page.send(words="Not this.").text


def test_a_change_after_the_agreement_asks_to_talk_it_through_again(client, goal):
    add_step(client, goal)
    agreed(client)
    assert "The plan has changed since then." not in opened(client, GOALS).text
    add_step(client, goal, text="Fill in the form")
    assert "The plan has changed since then." in opened(client, GOALS).text
    assert "The plan has changed since then." not in agreed(client).text


def test_a_provisional_plan_stays_marked_until_it_is_talked_through(client, goal):
    add_step(client, goal)
    page = agreed(client, "provisional", words="", present="")
    assert "Provisional since 4 January 2027: not yet talked through together." in page.text
    assert "Agreed on 4 January 2027" in agreed(client).text
    # It stays readable as what was said before, and cannot be said again.
    page = opened(client, reverse("agreement", args=[CRN]))
    assert 'value="provisional"' not in page.html
    assert "4 January 2027: provisional: not yet talked through together" in page.text


def test_a_goal_is_changed(client, goal):
    page = opened(client, reverse("change-goal", args=[CRN, goal.pk]))
    assert page.form().values["title"] == "A place of my own"
    saved = page.send(title="A flat of my own", when="later")
    assert "A flat of my own For later" in saved.text


def test_a_goal_with_a_step_that_goes_on_cannot_end(client, goal):
    add_step(client, goal)
    page = opened(client, reverse("end-goal", args=[CRN, goal.pk]))
    assert "this step goes on: “Phone the council together”. Finish or drop it first." in page.text


@pytest.mark.parametrize(
    ("what", "fields", "group"),
    [
        ("achieved", {"better": "I sleep"}, "A place of my own Achieved"),
        ("removed", {"why": "It is met another way"}, "A place of my own Removed"),
    ],
)
def test_a_goal_ends_and_is_taken_up_again(client, goal, what, fields, group):
    address = reverse("end-goal", args=[CRN, goal.pk])
    assert group in opened(client, address).send(what=what, **fields).text
    again = opened(client, address).send(what="taken_up")
    assert group not in again.text


def test_a_goal_is_not_removed_without_a_reason(client, goal):
    page = opened(client, reverse("end-goal", args=[CRN, goal.pk])).send(what="removed")
    assert page.errors == [("#id_why", "Enter why the goal is removed")]


def test_a_step_is_changed(client, goal):
    add_step(client, goal)
    step = Step.objects.get()
    page = opened(client, reverse("edit-step", args=[CRN, step.pk]))
    assert page.form().values["text"] == "Phone the council together"
    saved = page.send(text="Visit the council together")
    assert "Visit the council together" in saved.text
    assert Step.objects.get().pk == step.pk


def test_what_the_sentence_requires_shows_what_has_no_step(client, case):
    text = opened(client, GOALS).text
    required = text[text.index("What the sentence requires") :]
    assert "Accredited programme In the plan" in required
    assert "Take part in Building Choices" in required


def test_somebody_elses_change_meanwhile_is_told_and_nothing_typed_is_lost(client, goal):
    page = opened(client, NEW)
    add_step(client, goal)
    stale = page.send("?area=accommodation", title="I pay my rent")
    assert "This plan was changed while you worked on it" in stale.errors[0][1]
    assert stale.form("?area=accommodation").values["title"] == "I pay my rent"
    assert "The goal is added" in stale.send("?area=accommodation").text


def test_two_people_who_each_begin_the_plan_make_one(client, no_plan):
    mine, theirs = opened(client, NEW), opened(client, NEW)
    theirs.send("?area=accommodation", title="A place of my own")
    stale = mine.send("?area=accommodation", title="I pay my rent")
    assert "This plan was changed while you worked on it" in stale.errors[0][1]
    assert Plan.objects.count() == Goal.objects.count() == 1


def test_first_steps_are_ticked_with_the_goal(client, no_plan):
    by = {"by_1_day": "27", "by_1_month": "3", "by_1_year": "2027"}
    saved = opened(client, NEW).send("?area=accommodation", title="Home", steps=["0", "1"], **by)
    assert "The goal and 2 steps are added." in saved.text
    adviser, phone = Step.objects.order_by("position")
    assert (adviser.text, adviser.route) == ("Meet the housing adviser", "referral")
    assert adviser.intervention == "accommodation_support"
    assert (adviser.by_on, phone.by_on) == (None, date(2027, 3, 27))


def test_a_day_that_is_past_is_asked_for_again_and_the_ticks_stay(client, no_plan):
    by = {"by_1_day": "3", "by_1_month": "1", "by_1_year": "2027"}
    page = opened(client, NEW).send("?area=accommodation", title="Home", steps=["1"], **by)
    assert page.errors == [("#id_by_1_day", "The day must be today or later")]
    assert not Goal.objects.exists()
    assert re.search(r'value="1"[^>]* checked', page.html)


def test_without_a_tick_the_first_step_is_asked_for_next(client, no_plan):
    saved = opened(client, NEW).send("?area=accommodation", title="Home")
    assert "The goal is added. Now add its first step." in saved.text
    assert saved.address == reverse("add-step", args=[CRN, Goal.objects.get().pk])


@pytest.mark.parametrize(("immediacy", "when"), [("immediate", "now"), ("later", "later")])
def test_when_to_work_on_a_goal_follows_from_the_need(client, amara, immediacy, when):
    need = {"area": "accommodation", "immediacy": immediacy, "severity": "high"}
    factories.case(amara, no_plan=None, assessment__needs=[need])
    assert opened(client, NEW).form("?area=accommodation").values["when"] == when


@pytest.mark.parametrize("name", ["change-goal", "end-goal", "add-step"])
def test_a_goal_of_another_case_is_no_goal_of_this_one(client, goal, name):
    other = factories.case(crn="X000002")
    theirs = other.plan.goals.first()
    assert opened(client, reverse(name, args=[CRN, theirs.pk])).status == 404


def test_a_review_without_a_decision_waits_and_is_finished_later(client, case):
    address = reverse("review", args=[CRN])
    page = opened(client, address).send(person_words="It is going well", decision="")
    assert "A review waits for its decision." in page.text
    form = opened(client, address)
    assert form.form().values["person_words"].strip() == "It is going well"
    refused = form.send(decision="keep")
    assert refused.errors == [("#id_because", "Enter why the plan is kept or adjusted")]
    assert "Last reviewed on 4 January 2027." in refused.send(because="It works").text
    assert "keep the plan" in opened(client, address).text


def test_an_empty_review_is_not_saved(client, case):
    page = opened(client, reverse("review", args=[CRN])).send()
    assert page.errors == [("#id_person_words", "Enter what the person says, or what you found")]


def test_all_of_it_stands_on_the_timeline_with_what_was_typed(client, goal):
    add_step(client, goal)
    agreed(client)
    review = opened(client, reverse("review", args=[CRN]))
    review.send(person_words="Good", decision="keep", because="It works")
    text = opened(client, reverse("case-timeline", args=[CRN])).text
    for told in ("Started the plan", "Added a goal", "A place of my own. Accommodation"):
        assert told in text
    for told in ("Added a step", "Phone the council together", "“I want this.”", "“It works”"):
        assert told in text
