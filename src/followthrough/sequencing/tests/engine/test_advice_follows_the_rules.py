"""Rules S1 to S12, each said where it applies and silent one step beside it."""

import pytest

from followthrough.sequencing.engine.advice import advise
from followthrough.sequencing.engine.ordered_case import Limits
from followthrough.sequencing.engine.problem import (
    CaseProblem,
    ClosedKind,
    ClosedWeeks,
    NeedClass,
    Prerequisite,
)
from followthrough.sequencing.engine.solve_case import solve
from followthrough.sequencing.tests.engine.cases import (
    case,
    own,
    random_case,
    rolling,
    task,
    unknown,
)
from tests import sizes

LIMITS = Limits()


def said(problem: CaseProblem, rule: str, limits: Limits = LIMITS) -> list[tuple[str, ...]]:
    return [a.tasks for a in advise(problem, solve(problem), limits) if a.rule == rule]


def test_s1_immediate_needs_before_others() -> None:
    moved = task("a", 4, own(), need_class=NeedClass.IMMEDIATE, fixed_start=2)
    assert said(case(moved, task("b")), "S1") == [("a", "b")]
    assert said(case(moved, task("b", counted=False)), "S1") == []
    assert said(case(moved, task("b", need_class=NeedClass.IMMEDIATE)), "S1") == []
    assert said(case(task("a", 4, unknown(), need_class=NeedClass.IMMEDIATE)), "S1") == [("a",)]


def test_s1_does_not_object_where_no_place_is_free_before() -> None:
    late = task("a", 4, rolling(2), need_class=NeedClass.IMMEDIATE)
    assert said(case(late, task("b")), "S1") == []


def test_s2_safety_that_waits_for_a_place_is_an_alert() -> None:
    problem = case(task("a", 4, rolling(2), protects=True), task("b"))
    (advice,) = [a for a in advise(problem, solve(problem)) if a.rule == "S2"]
    assert (advice.tasks, advice.alert) == (("a",), True)
    assert "no place before the week of 18 January 2027" in advice.text
    assert said(case(task("a", protects=True), task("b")), "S2") == []
    assert said(case(task("a", 4, unknown(), protects=True)), "S2") == [("a",)]


def test_s2_safety_that_was_moved_behind_other_work_is_an_alert() -> None:
    problem = case(task("a", 4, own(), protects=True, fixed_start=2), task("b"))
    (advice,) = [a for a in advise(problem, solve(problem)) if a.rule == "S2"]
    assert (advice.tasks, advice.alert) == (("a", "b"), True)


def test_s3_the_sentence_comes_first_among_equals_only() -> None:
    moved = task("a", 4, own(), required=True, weight=3, fixed_start=2)
    assert said(case(moved, task("b", weight=3)), "S3") == [("a", "b")]
    assert said(case(moved, task("b", weight=4)), "S3") == []
    assert said(case(task("a", 4, rolling(2), required=True), task("b")), "S3") == []
    assert said(case(task("a", 4, unknown(), required=True)), "S3") == [("a",)]


def test_s4_work_that_needs_stability() -> None:
    home = task("home", 9, rolling(None), stabilising=True)
    assert said(case(home, task("a", needs_stability=True)), "S4") == [("a", "home")]
    assert said(case(home, task("a")), "S4") == []


def test_s5_low_readiness_begins_with_motivation() -> None:
    assert said(case(task("a"), low_readiness=True), "S5") == [("a",)]
    assert said(case(task("a")), "S5") == []
    assert said(case(task("a", counted=False), low_readiness=True), "S5") == []
    assert said(case(task("a", stabilising=True), low_readiness=True), "S5") == []
    begins = task("m", motivates=True)
    assert said(case(task("a"), begins, low_readiness=True), "S5") == []


def test_s6_a_prerequisite_without_a_date() -> None:
    follows = task("b", 4, own(), after=(Prerequisite("a"),))
    assert said(case(task("a", 4, rolling(None)), follows), "S6") == [("b", "a")]
    assert said(case(task("a"), follows), "S6") == []


def test_s7_general_before_specific_in_one_area() -> None:
    specific = task("a", specific=True, area="thinking")
    general = task("g", 4, rolling(3), area="thinking")
    assert said(case(specific, general), "S7") == [("a", "g")]
    assert said(case(task("a", specific=True, area="finance"), general), "S7") == []
    looks_back = task("g", 1, own(), area="thinking", counted=False, after=(Prerequisite("a"),))
    assert said(case(specific, looks_back), "S7") == []


def test_s8_more_than_k_at_once() -> None:
    tasks = [task("a", 30, weight=9), task("b", 30, weight=9)]
    assert said(case(*tasks, at_once=1), "S8") == [("a", "b")]
    assert said(case(*tasks, at_once=2), "S8") == []


def test_s9_what_runs_longer_than_the_sentence() -> None:
    assert said(case(task("a", 41, running_since=0)), "S9") == [("a",)]
    assert said(case(task("a", 40, running_since=0)), "S9") == []


def test_s9_repeats_no_reason_of_work_that_has_no_place() -> None:
    assert said(case(task("a", 41)), "S9") == []
    assert said(case(task("a", absent_reason="nothing_listed")), "S9") == []


def test_s10_a_long_wait_is_bridged() -> None:
    assert said(case(task("a", 4, rolling(7))), "S10") == [("a",)]
    assert said(case(task("a", 4, rolling(6))), "S10") == []
    assert said(case(task("a", 4, rolling(6))), "S10", Limits(wait=5)) == [("a",)]
    assert said(case(task("a", 4, unknown())), "S10") == [("a",)]


def test_s10_what_goes_on_for_the_same_need_bridges_it() -> None:
    for late in (task("a", 4, rolling(7), area="drugs"), task("a", 4, unknown(), area="drugs")):
        assert said(case(late, task("b", area="finance")), "S10") == [("a",)]
        assert said(case(late, task("b", 4, own(), area="drugs")), "S10") == []
        assert said(case(late, task("b", 4, rolling(6), area="drugs")), "S10") == []
        assert said(case(late, task("b", area="drugs", staff_only=True)), "S10") == [("a",)]


@pytest.mark.parametrize(
    ("why", "since"),
    [("in_custody", " after the release"), ("no_sentence", " from the week of 25 January 2027")],
)
def test_s10_a_wait_is_counted_from_when_the_work_can_begin(why: ClosedKind, since: str) -> None:
    closed = (ClosedWeeks(0, 2, why),)
    problem = case(task("a", 4, rolling(10), closed=closed))
    found = [advice for advice in advise(problem, solve(problem)) if advice.rule == "S10"]
    said = f"Task a has no place for 7 weeks{since}: plan an interim step."
    assert [advice.text for advice in found] == [said]


def test_s10_is_about_places_and_about_the_person() -> None:
    follows = task("b", 4, own(), after=(Prerequisite("a"),))
    assert said(case(task("a", 9, own()), follows), "S10") == []
    assert said(case(task("a", 4, rolling(7), staff_only=True, counted=False)), "S10") == []


def test_s11_a_pause_between_linked_steps() -> None:
    after = (Prerequisite("a"),)
    assert said(case(task("a", 4), task("b", 4, rolling(9), after=after)), "S11") == [("a", "b")]
    assert said(case(task("a", 4), task("b", 4, rolling(8), after=after)), "S11") == []
    for nothing_learnt in ({"counted": False}, {"protects": True}):
        earlier = task("a", 4, own(), **nothing_learnt)
        assert said(case(earlier, task("b", 4, rolling(9), after=after)), "S11") == []


def test_s12_the_wish_of_the_person_is_shown_and_differences_are_named() -> None:
    tasks = [task("a", 4, rolling(3)), task("b")]
    problem = case(*tasks, preferred=("a", "b"))
    (advice,) = [a for a in advise(problem, solve(problem)) if a.rule == "S12"]
    assert advice.text == (
        "The person would like: Task a and Task b. In this order Task b (the week of 4 January "
        "2027) starts before Task a (the week of 25 January 2027)."
    )
    assert said(case(*tasks, preferred=("b", "a")), "S12") == []
    assert said(case(*tasks), "S12") == []


def test_s12_what_runs_already_came_before_no_wish() -> None:
    running = task("b", running_since=-5)
    assert said(case(task("a", 4, rolling(3)), running, preferred=("a", "b")), "S12") == []


@sizes.seeds(20)
def test_advice_never_speaks_of_reoffending_or_scores(seed: int) -> None:
    problem = random_case(seed)
    for advice in advise(problem, solve(problem)):
        assert "reoffend" not in advice.text.lower()
        assert "score" not in advice.text.lower()
