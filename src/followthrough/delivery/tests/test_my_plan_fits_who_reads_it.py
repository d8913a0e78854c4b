"""What is right of every case and absurd of this one is not said: each was read on a sheet."""

from __future__ import annotations

from dataclasses import replace

import pytest

from followthrough.delivery.rules.my_plan import my_plan
from followthrough.delivery.rules.my_plan_contents import MyPlanSources
from followthrough.delivery.tests.facts import case, context, on, sentence, step
from followthrough.delivery.tests.my_plan_values import only, order, plan
from followthrough.people.rules import SentenceChange
from followthrough.people.rules.facts import RequirementFacts
from followthrough.plans.rules import Fact


def recalled(one, *requirements: RequirementFacts):
    licence = sentence()._replace(
        kind="licence",
        changes=((SentenceChange.RECALLED, on(-9)),),
        requirements=requirements,
    )
    return my_plan(
        case(steps=[one], sentences=[licence], in_custody=True, release=20),
        MyPlanSources(),
        context(),
    )


def asks(*rows):
    return sentence()._replace(
        requirements=tuple(RequirementFacts(n, "R", *row) for n, row in enumerate(rows))
    )


@pytest.mark.parametrize(
    ("steps", "said"),
    [
        ([step("A", started=-9), step("B", started=-8)], ""),
        ([step("A")], ""),
        ([step("A", started=-9), step("B")], "I do things in this order. I can ask Amara why."),
        ([step("A", started=-9), step("B", decided="hold")], ""),
    ],
)
def test_an_order_is_named_where_something_comes_after_something(steps, said):
    assert plan(*steps, published=order(*((s, 0, "own", ()) for s in steps))).order == said


@pytest.mark.parametrize(
    ("steps", "asked"),
    [
        ([], False),
        ([step("A")], False),
        ([step("A"), step("B", started=-9)], False),
        ([step("A"), step("B")], True),
    ],
)
def test_what_i_would_rather_do_first_is_asked_where_there_are_two_things(steps, asked):
    assert bool(plan(*steps).nothing["wishes"]) is asked


def test_what_the_licence_asks_for_is_not_what_i_can_go_on_with():
    asked = {"asked": Fact(on(-3))}
    begun = step("A", started=-40, route="referral", actor="provider")
    begun = begun._replace(facts=dict(begun.facts) | asked)
    assert only(recalled(begun)).when == "I had started this. I can go on with it when I am out."
    tests = RequirementFacts(7, "R", "licence_drug_testing", None, 0)
    required = begun._replace(requirement_id=7)
    assert only(recalled(required, tests)).when == (
        "I had started this. I go on with it when I am out."
    )


def test_of_what_stopped_or_waits_nobody_is_said_to_do_it():
    stopped = step("A", started=-40, route="referral", actor="provider")
    assert only(recalled(stopped)).who == ""
    assert only(plan(step("A", decided="hold"))).who == ""
    assert only(plan(step("A", started=-40))).who == "I do this with Amara."


def test_what_is_done_stands_under_a_heading_of_its_own():
    done = asks(("unpaid_work", 60, 60), ("curfew", None, 0))
    duties = plan(sentences=[done]).must
    assert [duty.when for duty in duties] == ["", "This is done:"]


def test_a_nurse_is_not_said_to_be_others():
    one = step("See the heart nurse", actor="agency", route="signposting", started=-9)
    assert only(plan(one)).who == "Another team does this with me."


def test_a_wish_that_was_said_stands_though_one_thing_is_left():
    facts = case(steps=[step("A")])
    wished = replace(facts.plan, preferred_words="My flat first.")
    assert (
        my_plan(replace(facts, plan=wished), MyPlanSources(), context()).wish_words
        == "My flat first."
    )
