"""Where most have no step started, and where the thread holds, in sentences."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from followthrough.delivery.rules.breaks import (
    strengths_built_on,
    where_it_breaks,
    where_most_is_completed,
)
from followthrough.delivery.rules.coverage import coverage
from followthrough.delivery.rules.coverage_counts import NOTHING
from followthrough.delivery.tests.facts import case, context, need, sentence, step
from followthrough.delivery.tests.strategies import cases
from followthrough.people.rules import StrengthFacts
from tests import sizes

PACK = context().pack


def breaks(*facts):
    return where_it_breaks(coverage(facts, context()), PACK)


def with_alcohol(*steps):
    return case(needs=[need("alcohol")], steps=[one._replace(area="alcohol") for one in steps])


def test_the_number_its_share_and_the_reason_given_most():
    waiting = step(not_delivered=-1, why="waiting_for_place")
    unable = step(decided="hold", why="health")
    many = [with_alcohol(waiting)] * 6 + [with_alcohol(unable)] * 2 + [with_alcohol()] * 4
    many += [with_alcohol(step(started=-1))] * 18

    assert breaks(*many) == [
        "Of 30 people with the need “Alcohol use”, 12 (40%) have no step started. "
        "For 4 no step is planned: the practitioner can plan one. "
        "The reason given most is a waiting list (the service provider can act), for 6."
    ]


def test_another_reason_than_the_five_is_said_as_the_pack_says_it():
    [said] = breaks(*[with_alcohol(step(decided="hold", why="health"))] * 5)
    assert said.endswith(
        "is “The person is not able to take part” (the practitioner can act), for 5."
    )


def test_a_reason_for_less_than_one_in_ten_is_not_said():
    waiting = step(not_delivered=-1, why="waiting_for_place")
    assert "waiting list" in breaks(*[with_alcohol(waiting)] * 1, *[with_alcohol()] * 9)[0]
    assert "waiting list" not in breaks(*[with_alcohol(waiting)] * 1, *[with_alcohol()] * 10)[0]


def test_small_numbers_are_not_told_in_per_cent():
    assert breaks(with_alcohol()) == [
        "Of 1 person with the need “Alcohol use”, 1 has no step started. "
        "For 1 no step is planned: the practitioner can plan one."
    ]


def test_a_requirement_without_a_started_step_is_a_break():
    required = case(sentences=[sentence(requirements=(7,))], steps=[step(requirement_id=7)])
    assert breaks(required) == [
        "Of 1 requirement “Accredited programme”, 1 has no step started. "
        "For 1 it has not started and no reason is recorded: ask why."
    ]


def test_the_largest_share_stands_first_and_few_are_said():
    """Not the largest number: the commonest need would always be named."""
    areas = ["accommodation", "alcohol", "drugs", "employment", "finance", "health"]
    many = [case(needs=[need(area) for area in areas])] * 6
    many += [with_alcohol(step(started=-1))] * 6  # of 12, 6 have not started: the largest number
    many += [case(needs=[need("health")])]  # 7 of 7, as all of the others 6 of 6

    said = breaks(*many)
    assert len(said) == 5
    assert not any("Alcohol use" in one for one in said)


def test_what_is_too_few_for_per_cent_comes_after():
    few = [case(needs=[need("drugs")])] * 4
    many = [with_alcohol()] * 5 + [with_alcohol(step(started=-1))] * 5
    assert ["Alcohol use" in said for said in breaks(*few, *many)] == [True, False]


def test_what_is_completed_has_equal_rank():
    done = with_alcohol(step(started=-9, finished=-1))
    many = [done] * 5 + [with_alcohol()] * 5 + [case(needs=[need("drugs")])] * 5
    assert where_most_is_completed(coverage(many, context()), PACK) == [
        "Of 10 people with the need “Alcohol use”, 5 (50%) have finished the work planned for it.",
    ]


def test_strengths_are_told_apart_with_their_n():
    done = with_alcohol(step(started=-9, finished=-1, strength="ST1"))
    strengths = (StrengthFacts("ST1", "alcohol", ""), StrengthFacts("ST2", "health", ""))

    def told(strong, number):
        assessed = replace(done.case.assessment, strengths=strong)
        many = [replace(done, case=replace(done.case, assessment=assessed))] * number
        return strengths_built_on(coverage(many, context()))

    assert told(strengths, 5) == "Of 10 strengths, 5 (50%) are built on by a step."
    assert told(strengths[1:], 5) == "Of 5 strengths, none are built on by a step."
    assert told(strengths[:1], 1) == "Of 1 strength, 1 is built on by a step."
    assert told((), 5) == ""


def test_nothing_is_said_of_no_cases():
    assert where_it_breaks(NOTHING, PACK) == where_most_is_completed(NOTHING, PACK) == []


@sizes.examples(50)
@given(st.lists(cases(), max_size=3))
def test_no_sentence_names_anybody(many):
    result = coverage(many, context())
    for said in where_it_breaks(result, PACK) + where_most_is_completed(result, PACK):
        assert not {"Sam", "Rivers", "Amara", "X000001"} & set(said.replace("”", " ").split())
