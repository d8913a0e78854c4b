"""On My plan: that there is no place for the first night yet, and its step first."""

from __future__ import annotations

from dataclasses import replace

import pytest

from followthrough.delivery.rules.my_plan import my_plan
from followthrough.delivery.rules.my_plan_contents import MyPlan, MyPlanSources
from followthrough.delivery.tests.facts import case, context, need, on, sentence, step
from followthrough.delivery.tests.my_plan_values import order
from followthrough.people.rules.facts import CircumstanceFacts

HELP = {"intervention": "accommodation_support", "route": "referral"}
ROOM, MEETING = step("Find a room", referred=-9, **HELP), step("Meet Amara", area="thinking")
LATER = 200


def plan(*codes: str, steps=(MEETING, ROOM), in_custody=True, phone="", **more) -> MyPlan:
    placed = [(one, 20 + LATER * (one.area == "accommodation"), "estimate", ()) for one in steps]
    facts = case(
        steps=list(steps),
        in_custody=in_custody,
        release=20 if in_custody else None,
        published=order(*placed).published if steps else None,
        **more,
    )
    found = tuple(CircumstanceFacts(code) for code in codes)
    assessed = replace(facts.case.assessment, circumstances=found)
    facts = replace(facts, case=replace(facts.case, assessment=assessed))
    return my_plan(facts, MyPlanSources(phone=phone), context())


def test_no_place_yet_and_one_was_asked_for():
    assert plan("no_fixed_address").first_night == (
        "I do not have a place for my first night out yet. "
        "A place was asked for. I can ask Amara about it.",
    )


def test_the_number_to_ring_stands_with_it():
    [said] = plan("no_fixed_address", phone="01632 960001").first_night
    assert said.endswith("A place was asked for. I can ring Amara about it on 01632 960001.")


def test_a_need_for_a_home_is_enough_once_the_release_is_near():
    """What is not known is not said as if it were: nobody recorded that there is no place."""
    [said] = plan(needs=[need("accommodation", "soon")]).first_night
    assert said.startswith("Nobody has written down where I will sleep on my first night out.")


def test_of_a_home_that_is_temporary_it_is_not_said_that_there_is_none():
    [said] = plan("temporary_home", steps=(MEETING,)).first_night
    assert said == (
        "The home that is written down for me is only for a time. We do not know if I can "
        "sleep there on my first night out. I can ask Amara about it."
    )


def test_that_one_was_asked_for_before_a_recall_says_nothing_of_this_release():
    back = sentence()._replace(kind="licence", changes=(("recalled", on(-5)),))
    [said] = plan("no_fixed_address", sentences=[back]).first_night
    assert "A place was asked for." not in said
    again = sentence()._replace(kind="licence", changes=(("recalled", on(-9)),))
    [said] = plan("no_fixed_address", sentences=[again]).first_night
    assert "A place was asked for." in said


def test_one_is_asked_for_by_its_kind_of_work_whatever_it_is_for():
    [said] = plan("no_fixed_address", steps=(ROOM._replace(area="finance"),)).first_night
    assert "A place was asked for." in said


def test_in_its_place_it_is_not_said_that_there_is_nothing_to_start():
    found = plan("no_fixed_address")
    assert (found.now, found.nothing["now"]) == ((), "")
    assert plan().nothing["now"] != ""


@pytest.mark.parametrize(
    "steps",
    [
        (),
        (MEETING,),
        (ROOM._replace(protects_others=True),),
        (step("Find a room", **HELP),),
        (step("Sort out the old rent", referred=-9),),  # of no known kind
        (step("See the debt adviser", referred=-9, intervention="finance_benefit_debt"),),
    ],
)
def test_nobody_is_said_to_ask_where_nothing_was_asked_for(steps):
    assert plan("no_fixed_address", steps=steps).first_night == (
        "I do not have a place for my first night out yet. I can ask Amara about it.",
    )


@pytest.mark.parametrize(
    "facts",
    [
        plan(),
        plan("no_fixed_address", in_custody=False),
    ],
)
def test_nothing_is_said_of_others(facts):
    assert facts.first_night == ()


def test_who_has_a_place_from_the_release_reads_that():
    said = ("I have a place to sleep from the day I leave.",)
    found = plan("no_fixed_address", "place_from_release")
    assert found.first_night == said
    assert found.nothing["now"] == "I have nothing to start just now."
    assert plan("place_from_release", steps=(), plan=False).first_night == said
    assert plan("place_from_release", in_custody=False).first_night == ()


def test_the_step_for_a_home_stands_first_though_its_day_is_later():
    found = plan("no_fixed_address")
    assert [one.text for one in found.next] == ["Find a room", "Meet Amara"]
    assert [one.text for one in plan().next] == ["Meet Amara"]


def test_somebody_without_a_plan_reads_it_as_well():
    assert plan("no_fixed_address", steps=(), plan=False).first_night != ()
