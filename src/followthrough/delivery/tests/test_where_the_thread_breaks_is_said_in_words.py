"""Where most have no step started, and where the thread holds, in sentences."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from followthrough.delivery.rules.breaks import where_it_breaks, where_it_holds
from followthrough.delivery.rules.coverage import NOTHING, coverage
from followthrough.delivery.tests.facts import case, context, need, sentence, step
from followthrough.delivery.tests.generated import cases
from followthrough.people.rules import StrengthFacts

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
        "For 4 of 12 no step is planned. The reason given most is a waiting list (6 of 12)."
    ]


def test_another_reason_than_the_five_is_said_as_the_pack_says_it():
    [said] = breaks(*[with_alcohol(step(decided="hold", why="health"))] * 5)
    assert said.endswith("is “The person is not able to take part” (5 of 5).")


def test_small_numbers_are_not_told_in_per_cent():
    assert breaks(with_alcohol()) == [
        "Of 1 person with the need “Alcohol use”, 1 has no step started. "
        "For 1 of 1 no step is planned."
    ]


def test_a_requirement_without_a_started_step_is_a_break():
    required = case(sentences=[sentence(requirements=(7,))], steps=[step(requirement_id=7)])
    assert breaks(required) == [
        "Of 1 requirement “Accredited programme”, 1 has no step started. "
        "For 1 of 1 it could have started, and no reason is recorded."
    ]


def test_the_largest_break_stands_first_and_few_are_said():
    areas = ["accommodation", "alcohol", "drugs", "employment", "finance", "health"]
    many = [case(needs=[need(area) for area in areas]), with_alcohol()]

    said = breaks(*many)
    assert len(said) == 5
    assert "Alcohol use" in said[0]


def test_where_it_holds_has_equal_rank():
    done = with_alcohol(step(started=-9, finished=-1, strength="ST1"))
    strengths = (StrengthFacts("ST1", "alcohol", ""), StrengthFacts("ST2", "health", ""))
    assessed = replace(done.case.assessment, strengths=strengths)
    many = [replace(done, case=replace(done.case, assessment=assessed))] * 5

    assert where_it_holds(coverage(many, context()), PACK) == [
        "Of 10 strengths, 5 (50%) are built on by a step of the plan.",
        "Of 5 people with the need “Alcohol use”, 5 (100%) have finished the work planned for it.",
    ]


def test_nothing_is_said_of_no_cases():
    assert where_it_breaks(NOTHING, PACK) == where_it_holds(NOTHING, PACK) == []


@settings(max_examples=50)
@given(st.lists(cases(), max_size=3))
def test_no_sentence_names_anybody(many):
    found = coverage(many, context())
    for said in where_it_breaks(found, PACK) + where_it_holds(found, PACK):
        assert not {"Sam", "Rivers", "Amara", "X000001"} & set(said.replace("”", " ").split())
