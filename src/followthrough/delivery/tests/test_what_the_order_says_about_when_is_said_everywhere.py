"""What waits for a release, for a sentence that has not begun, or for another step, is not told as
work to begin now: in its thread, in coverage and on Today. No database."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from followthrough.delivery.rules import Stage, thread
from followthrough.delivery.rules.coverage import covered_items
from followthrough.delivery.rules.coverage_counts import NOT_DUE, NOT_SAID
from followthrough.delivery.tests.facts import (
    case,
    context,
    need,
    on,
    published,
    sentence,
    step,
    to_do,
)
from followthrough.delivery.tests.my_plan_values import order, plan, where
from followthrough.delivery.tests.seldom_cases import recalled

REFERRAL = {"route": "referral", "intervention": "drug_recovery_support", "area": "drugs"}
AFTER = "after the release on 18 February 2027"


def inside(*steps: Any, release: int | None = 45, **parts: Any) -> Any:
    return case(steps=list(steps), in_custody=True, release=release, **parts)


def said(facts: Any, of: int = 0) -> tuple[Stage, str]:
    found = thread(facts.steps[of], facts, context())
    return found.stage, found.next_action or found.none_needed


def test_a_referral_for_after_the_release_is_not_to_be_made_at_once_without_an_order():
    assert said(inside(step(**REFERRAL))) == (
        Stage.NOT_YET_DUE,
        f"It is for {AFTER}. Publish the order: it says by when to refer.",
    )
    late = inside(step(**REFERRAL, by=-3))
    assert said(late)[0] is Stage.NOT_YET_DUE


def test_with_no_day_of_release_a_referral_for_after_it_asks_for_the_day():
    assert said(inside(step(**REFERRAL), release=None)) == (
        Stage.NOT_YET_DUE,
        "Ask the prison for the day of release.",
    )


def test_what_can_begin_in_custody_is_to_be_begun():
    assert said(inside(step(intervention="safety_planning")))[0] is Stage.PLANNED
    homeless = inside(step(route="referral", intervention="accommodation_support"), needs=[need()])
    assert said(homeless)[0] is Stage.PLANNED


@pytest.mark.parametrize(
    ("refer_by", "stage", "says"),
    [
        (9, Stage.NOT_YET_DUE, "Make the referral by 13 January 2027."),
        (-1, Stage.NO_REFERRAL, "Drug recovery support: make the referral, or record"),
    ],
)
def test_a_published_day_to_refer_by_is_said_in_custody_too(refer_by, stage, says):
    one = step(**REFERRAL)
    facts = inside(one, published=published(one, 49, "estimate", refer_by))
    assert said(facts)[0] is stage
    assert said(facts)[1].startswith(says)


def test_a_day_to_refer_by_holds_no_longer_where_the_start_lies_before_the_release():
    """As it was published before a recall."""
    one = step(**REFERRAL)
    facts = recalled([one], -2, 45, published=published(one, 9, "estimate", -1))
    assert said(facts) == (
        Stage.NOT_YET_DUE,
        f"It is for {AFTER}. Publish the order again: it says by when to refer.",
    )
    assert "no-referral" not in {item.kind for item in to_do(facts)}


@pytest.mark.parametrize(
    ("kind", "says"),
    [
        ("not_known", "Ask when it can start, then publish the order again."),
        ("no_place", "See in the order of delivery what is in the way, and ask your manager."),
    ],
)
def test_what_the_order_could_not_date_still_asks_why(kind, says):
    one = step(**REFERRAL)
    assert said(inside(one, published=published(one, None, kind))) == (Stage.PLANNED, says)


def test_once_somebody_is_out_nobody_asks_the_prison_any_more():
    one = step(**REFERRAL)
    facts = case(steps=[one], published=published(one, None, "after_release"))
    assert said(facts) == (
        Stage.PLANNED,
        "Make the referral, or publish the order again: it says by when.",
    )


def test_coverage_counts_what_waits_for_the_release_as_not_yet_due():
    def why(facts: Any) -> str:
        [item] = covered_items(facts, context())
        return item.line.why

    drugs = [need("drugs", "soon")]
    assert why(inside(step(**REFERRAL), needs=drugs)) == NOT_DUE
    assert why(case(steps=[step(**REFERRAL)], needs=drugs)) == NOT_SAID


TO_COME = [sentence(starts=14)]


def test_before_the_sentence_begins_a_step_is_for_after_it():
    says = (Stage.NOT_YET_DUE, "It is for after the sentence begins on 18 January 2027.")
    assert said(case(steps=[step()], sentences=TO_COME)) == says
    referral = case(steps=[step(**REFERRAL)], sentences=TO_COME)
    assert said(referral) == (
        Stage.NOT_YET_DUE,
        f"{says[1]} Publish the order: it says by when to refer.",
    )


def test_a_step_of_a_sentence_to_come_waits_for_that_one():
    steps = [step(requirement_id=8), step(requirement_id=7)]
    runs, to_come = sentence(requirements=(7,)), sentence(starts=14, requirements=(8,))
    facts = case(steps=steps, sentences=[runs, to_come])
    assert said(facts, 0)[0] is Stage.NOT_YET_DUE
    assert said(facts, 1)[0] is Stage.PLANNED


@pytest.mark.parametrize(
    ("before", "says"),
    [
        ({"decided": "hold", "why": "health"}, "It may only follow “First”, which is on hold."),
        ({}, "It may only follow “First”, which is not finished."),
        ({"started": -9}, "It may only follow “First”, which is not finished."),
        ({"started": -9, "finished": -1}, ""),
        ({"decided": "drop"}, ""),
    ],
)
def test_a_step_that_may_only_follow_another_waits_for_it(before, says):
    first = step("First", intervention="building_choices_moderate", **before)
    then = step(intervention="consolidation_review")
    facts = case(steps=[first, then])
    stage, text = said(facts, 1)
    assert (stage is Stage.NOT_YET_DUE) is bool(says)
    assert not says or text == says


def today(facts: Any, kind: str) -> list[Any]:
    return [item for item in to_do(facts) if item.kind == kind]


def test_work_that_protects_others_and_waits_for_the_release_is_not_to_be_arranged_at_once():
    facts = inside(step("Do the course", protects_others=True))
    [item] = today(facts, "safety-step-not-started")
    assert item.text == ("“Do the course” protects other people, and waits for the release.")
    assert item.action == "See what protects them until then"


def test_before_the_sentence_begins_nothing_that_protects_others_is_late():
    waits = case(steps=[step(protects_others=True)], sentences=TO_COME)
    [item] = today(waits, "safety-step-not-started")
    assert item.on == on(14)


def test_before_the_sentence_begins_no_start_is_agreed_for_an_immediate_need():
    immediate = {"needs": [need()], "assessed": -40}
    assert today(case(steps=[step()], **immediate), "immediate-need")
    assert not today(case(steps=[step()], sentences=TO_COME, **immediate), "immediate-need")
    assert today(case(sentences=TO_COME, **immediate), "immediate-need")  # no step at all


def test_my_plan_has_what_waits_for_the_release_under_next_however_near_it_is():
    visit, talk = step("Visit"), step("Talk", intervention="motivational_work")
    days = order((visit, 20, "own", ()), (talk, 0, "own", ()))
    parts = {"in_custody": True, "release": 18}
    assert where(plan(visit, talk, published=days, **parts)) == {
        "now": ["Talk"],
        "next": ["Visit"],
    }
    assert where(plan(visit, talk, **parts)) == {"now": ["Talk"], "next": ["Visit"]}


def test_my_plan_has_nothing_now_of_a_sentence_that_has_not_begun():
    one = step("Visit")
    for published_order in (None, order((one, 15, "own", ()))):
        result = plan(one, published=published_order, sentences=TO_COME)
        assert where(result) == {"next": ["Visit"]}


def test_a_released_person_is_told_to_begin():
    out = replace(inside(step()).case, in_custody=False)
    facts = replace(inside(step()), case=out)
    assert said(facts)[0] is Stage.PLANNED


@pytest.mark.parametrize(
    ("fields", "action"),
    [
        ({}, "Check whether the person wants to go on with the service by choice."),
        ({"protects_others": True}, "Ask the service when the work can start."),
        ({"requirement_id": 7}, "Ask the service when the work can start."),
    ],
)
def test_while_contact_is_suspended_nobody_asks_when_what_was_referred_can_start(fields, action):
    one = step(**{**REFERRAL, **fields, "referred": -60})
    facts = case(steps=[one], sentences=[sentence(regime="suspended", requirements=(7,))])
    assert said(facts) == (Stage.REFERRED, action)
