"""Of one case: each need, requirement and strength from identified to completed, or why not."""

from __future__ import annotations

from dataclasses import replace

import pytest

from followthrough.delivery.rules.coverage import covered_items, serves_nothing
from followthrough.delivery.rules.coverage_counts import CoverageSubject, Reached
from followthrough.delivery.tests.facts import case, context, need, published, sentence, step
from followthrough.people.rules import StrengthFacts
from followthrough.plans.rules import GoalFacts
from followthrough.plans.rules.work_begun import TESTS

PLANNED = [(Reached.PLANNED, "not_said")]
LACKING = [(Reached.IDENTIFIED, "no_step")]
COURSE = {"nature": "course"}
REFERRAL = {"route": "referral", "intervention": "accommodation_support"}


def lines(facts, about: CoverageSubject = CoverageSubject.NEED):
    return [one.line for one in covered_items(facts, context()) if one.line.about is about]


def line_of(*steps, **fields):
    [found] = lines(case(needs=[need()], steps=list(steps), **fields))
    return found


@pytest.mark.parametrize(
    ("steps", "reached", "why"),
    [
        ([], Reached.IDENTIFIED, "no_step"),
        ([step(area="alcohol", started=-1)], Reached.IDENTIFIED, "no_step"),
        ([step()], Reached.PLANNED, "not_said"),
        ([step(when="later")], Reached.PLANNED, "not_yet_due"),
        ([step(decided="hold", why="health")], Reached.PLANNED, "unable"),
        ([step(decided="drop", why="duplicate")], Reached.PLANNED, "need_met_or_plan_changed"),
        ([step(not_delivered=-1, why="waiting_for_place")], Reached.PLANNED, "waiting_list"),
        ([step(not_delivered=-1)], Reached.PLANNED, "other"),
        ([step(**REFERRAL, referred=-1)], Reached.REFERRED, "waiting"),
        ([step(started=-1)], Reached.STARTED, "under_way"),
        ([step(started=-9, decided="hold", decided_on=-1)], Reached.STARTED, "other"),
        ([step(started=-9, not_delivered=-1, why="not_engaged")], Reached.STARTED, "unwilling"),
        ([step(started=-9, finished=-1)], Reached.COMPLETED, ""),
        ([step(finished=-1), step(decided="drop", why="duplicate")], Reached.COMPLETED, ""),
        ([step(finished=-1), step(when="later")], Reached.PLANNED, "not_yet_due"),
        ([step(finished=-1, **COURSE), step(when="later")], Reached.STARTED, "not_yet_due"),
        # A call that was made beside a course that has not begun: the course says why.
        ([step(finished=-1), step(**REFERRAL, referred=-1)], Reached.REFERRED, "waiting"),
        ([step(started=-1), step(**COURSE)], Reached.PLANNED, "not_said"),
        (
            [step(finished=-1), step(**COURSE, decided="hold", why="health")],
            Reached.PLANNED,
            "unable",
        ),
        ([step(finished=-1), step(not_delivered=-1)], Reached.STARTED, "other"),
    ],
)
def test_how_far_a_need_has_come(steps, reached, why):
    result = line_of(*steps)
    assert (result.reached, result.why) == (reached, why)


@pytest.mark.parametrize(
    ("steps", "why"),
    [
        # What goes on speaks before what is over, and a coded reason before mere waiting.
        ([step(decided="drop", why="duplicate"), step()], "not_said"),
        ([step(not_delivered=-1, why="not_engaged"), step(when="later")], "not_yet_due"),
        ([step(**REFERRAL, referred=-1), step(decided="hold", why="health")], "unable"),
        ([step(decided="drop"), step(not_delivered=-1, why="not_engaged")], "unwilling"),
    ],
)
def test_of_several_steps_one_says_why(steps, why):
    assert line_of(*steps).why == why
    assert line_of(*reversed(steps)).why == why


MEET = {"area": "accommodation", "intervention": "supervision_meetings"}


@pytest.mark.parametrize(
    ("steps", "reached", "why"),
    [
        ([step(started=-9, **MEET)], Reached.IDENTIFIED, "only_meetings"),
        ([step(started=-9, **MEET), step()], Reached.PLANNED, "not_said"),
        ([step(started=-9, **MEET), step(finished=-1)], Reached.COMPLETED, ""),
        ([step(started=-9, **MEET), step(started=-1)], Reached.STARTED, "under_way"),
    ],
)
def test_meetings_are_no_work_on_a_need(steps, reached, why):
    found = line_of(*steps)
    assert (found.reached, found.why) == (reached, why)
    [item] = covered_items(case(needs=[need()], steps=steps), context())
    assert item.steps == tuple(steps)


TEST = {"requirement_id": 7, "requirement_kind": "drug_testing"}


@pytest.mark.parametrize(
    ("steps", "reached", "why"),
    [
        ([step(started=-9, **TEST)], Reached.IDENTIFIED, "only_meetings"),
        ([step(started=-9, **TEST), step()], Reached.PLANNED, "not_said"),
        # Treatment beside which tests are taken is work.
        ([step(started=-9, intervention="drug_treatment", **TEST)], Reached.STARTED, "under_way"),
    ],
)
def test_a_test_is_no_work_on_a_need(steps, reached, why):
    found = line_of(*steps)
    assert (found.reached, found.why) == (reached, why)


def test_each_kind_that_is_a_test_is_in_the_pack():
    assert set(context().pack.known.requirements) >= TESTS


def test_meetings_are_what_a_requirement_asks_for():
    required = sentence(requirements=(7,), kind="licence_supervision")
    facts = case(steps=[step(started=-9, requirement_id=7, **MEET)], sentences=[required])
    [line] = lines(facts, CoverageSubject.REQUIREMENT)
    assert (line.reached, line.why) == (Reached.STARTED, "under_way")


def test_a_referral_that_was_not_made_is_the_reason():
    one = step(**REFERRAL)
    result = line_of(one, published=published(one, 9, "estimate", -1))
    assert (result.reached, result.why) == (Reached.PLANNED, "no_referral")


@pytest.mark.parametrize(
    ("one", "by_referral", "referred"),
    [
        (step(), False, False),
        (step(started=-1), False, False),
        (step(**REFERRAL), True, False),
        (step(**REFERRAL, referred=-1), True, True),
        (step(**REFERRAL, started=-1), True, True),
    ],
)
def test_only_work_by_referral_is_referred(one, by_referral, referred):
    result = line_of(one)
    assert (result.by_referral, result.referred) == (by_referral, referred)


@pytest.mark.parametrize(
    ("immediacy", "goal", "state", "prioritised"),
    [
        ("immediate", None, "", True),
        ("soon", None, "", True),
        ("later", None, "", False),
        ("later", "later", "active", False),
        ("later", "now", "active", True),
        ("later", "now", "achieved", True),
        ("later", "now", "removed", False),
    ],
)
def test_a_need_comes_first_by_its_immediacy_or_a_goal_for_now(immediacy, goal, state, prioritised):
    facts = case(needs=[need(immediacy=immediacy)])
    goals = (GoalFacts(1, "G1", "accommodation", "A home", "", goal, state),) if goal else ()
    facts = replace(facts, plan=replace(facts.plan, goals=goals))
    assert [line.prioritised for line in lines(facts)] == [prioritised]


@pytest.mark.parametrize(
    ("kind", "amount", "done", "steps", "found"),
    [
        ("accredited_programme", None, 0, [], LACKING),
        ("accredited_programme", None, 0, [step(requirement_id=8)], LACKING),
        ("accredited_programme", None, 0, [step(requirement_id=7)], PLANNED),
        ("unpaid_work", 40, 39, [], LACKING),
        ("unpaid_work", 40, 40, [], [(Reached.COMPLETED, "")]),
        ("rehabilitation_activity", 30, 0, [step(requirement_id=7)], []),
        ("curfew", None, 0, [], []),
        ("no_such_kind", None, 0, [], []),
    ],
)  # fmt: skip
def test_only_what_needs_a_step_counts_of_the_requirements(kind, amount, done, steps, found):
    required = sentence(requirements=(7,), kind=kind, amount=amount, done=done)
    facts = case(steps=steps, sentences=[required])
    all_ = lines(facts, CoverageSubject.REQUIREMENT)
    assert [(line.reached, line.why) for line in all_] == found
    assert all(line.prioritised for line in all_)


@pytest.mark.parametrize(
    ("steps", "reached", "prioritised"),
    [
        ([], Reached.IDENTIFIED, False),
        ([step(strength="ST2")], Reached.IDENTIFIED, False),
        ([step(strength="ST1", when="later")], Reached.PLANNED, False),
        ([step(strength="ST1")], Reached.PLANNED, True),
        ([step(strength="ST1", started=-1)], Reached.STARTED, True),
    ],
)
def test_a_strength_is_built_on_by_steps(steps, reached, prioritised):
    facts = case(steps=steps)
    strength = StrengthFacts("ST1", "alcohol", "Goes to meetings")
    assessed = replace(facts.case.assessment, strengths=(strength,))
    facts = replace(facts, case=replace(facts.case, assessment=assessed))
    [found] = [
        one for one in covered_items(facts, context()) if one.line.about is CoverageSubject.STRENGTH
    ]

    assert (found.line.reached, found.line.prioritised) == (reached, prioritised)
    assert (found.ref, found.line.code) == ("ST1", "alcohol")
    assert list(found.steps) == [one for one in steps if one.strength == "ST1"]


@pytest.mark.parametrize(
    ("likelihood", "band"),
    [("low", "low"), ("medium", "medium"), ("high", "high"), ("very_high", "high")],
)
def test_high_and_very_high_are_counted_together(likelihood, band):
    facts = case(needs=[need()])
    assessed = replace(facts.case.assessment, likelihood=likelihood)
    facts = replace(facts, case=replace(facts.case, assessment=assessed))
    assert [line.band for line in lines(facts)] == [band]


@pytest.mark.parametrize(
    ("one", "loose"),
    [
        (step(area="accommodation"), False),
        (step(area="drugs"), True),
        (step(area="drugs", requirement_id=7), False),
        (step(area="drugs", requirement_id=8), True),
        (step(area="drugs", strength="ST1"), False),
        (step(area="drugs", strength="ST9"), True),
        (step(area="drugs", started=-9, finished=-1), True),
        (step(area="drugs", decided="drop", why="duplicate"), False),
    ],
)
def test_a_step_behind_which_nothing_stands_is_named(one, loose):
    facts = case(needs=[need()], steps=[one], sentences=[sentence(requirements=(7,))])
    strong = (StrengthFacts("ST1", "alcohol", "A sister"),)
    assessed = replace(facts.case.assessment, strengths=strong)
    facts = replace(facts, case=replace(facts.case, assessment=assessed))
    assert serves_nothing(facts) == ([one] if loose else [])
