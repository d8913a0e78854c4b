"""The last week, the last seat, the first free week: each exactly met, and missed by one."""

import pytest

from followthrough.sequencing.engine.explain import explain
from followthrough.sequencing.engine.problem import CaseProblem, Prerequisite
from followthrough.sequencing.engine.solve_case import solve
from followthrough.sequencing.tests.engine.cases import case, groups, own, rolling, task


def start_of(problem: CaseProblem, key: str = "a") -> int | None:
    return solve(problem).starts.get(key)


def code_of(problem: CaseProblem, key: str = "a") -> str:
    return explain(problem, solve(problem))[key][0].code


def test_work_that_ends_with_the_sentence_fits_and_a_week_longer_does_not() -> None:
    assert start_of(case(task("a", 10), end=10)) == 0
    assert start_of(case(task("a", 11), end=10)) is None
    assert code_of(case(task("a", 11), end=10)) == "sentence_too_short"


def test_time_before_the_community_does_not_count() -> None:
    assert start_of(case(task("a", 6), first=4, end=10)) == 4
    assert start_of(case(task("a", 7), first=4, end=10)) is None


@pytest.mark.parametrize(("seats", "start"), [(0, None), (1, 6), (2, 6)])
def test_one_free_seat_is_enough(seats: int, start: int | None) -> None:
    assert start_of(case(task("a", 4, groups((6, seats))), end=10)) == start


def test_a_group_must_end_with_the_sentence() -> None:
    assert start_of(case(task("a", 4, groups((7, 1))), end=10)) is None
    assert code_of(case(task("a", 4, groups((7, 1))), end=10)) == "waiting_until_after_end"


def test_a_group_before_the_first_week_is_no_use() -> None:
    assert start_of(case(task("a", 2, groups((2, 1), (3, 1))), first=3)) == 3


def test_a_rolling_place_opens_in_its_first_free_week() -> None:
    assert start_of(case(task("a", 4, rolling(6)), end=10)) == 6
    assert start_of(case(task("a", 4, rolling(7)), end=10)) is None
    assert start_of(case(task("a", 4, rolling(None)), end=10)) is None


@pytest.mark.parametrize(("kind", "lag", "start"), [("started", 2, 3), ("finished", 2, 5)])
def test_a_prerequisite_allows_the_week_that_its_lag_ends(kind: str, lag: int, start: int) -> None:
    after = (Prerequisite("b", kind, lag),)  # type: ignore[arg-type]
    problem = case(task("a", 2, own(), after=after), task("b", 2, rolling(1)), end=start + 2)
    assert start_of(problem) == start
    shorter = case(task("a", 2, own(), after=after), task("b", 2, rolling(1)), end=start + 1)
    assert start_of(shorter) is None
    assert code_of(shorter) == "sentence_too_short"


def test_what_needs_work_without_a_place_has_none_and_says_so() -> None:
    after = (Prerequisite("b"),)
    problem = case(task("a", 2, own(), after=after), task("b", 4, rolling(None)))
    assert code_of(problem) == "prerequisite_not_placed"


def test_a_date_chosen_by_the_practitioner_is_kept_or_named_as_impossible() -> None:
    assert start_of(case(task("a", 4, fixed_start=7))) == 7
    assert start_of(case(task("a", 4, not_before=7))) == 7
    assert start_of(case(task("a", 4, fixed_start=36))) == 36
    assert code_of(case(task("a", 4, fixed_start=37))) == "chosen_date_not_possible"
    assert code_of(case(task("a", 4, not_before=37))) == "chosen_date_not_possible"
    assert code_of(case(task("a", 4, groups((6, 1)), fixed_start=7))) == "chosen_date_not_possible"


def test_a_local_place_is_waited_for_only_while_that_costs_less() -> None:
    near, far = rolling(5, "Near"), rolling(0, "Far", penalty=10)
    assert start_of(case(task("a", 4, near, far, weight=1))) == 5
    assert start_of(case(task("a", 4, near, far, weight=3))) == 0


def test_a_published_date_moves_only_for_more_than_the_cost_of_a_change() -> None:
    assert start_of(case(task("a", 4, published_start=20, weight=1))) == 0  # a tie: the earlier
    assert start_of(case(task("a", 4, published_start=19, weight=1))) == 19
    assert start_of(case(task("a", 4, published_start=19, weight=2))) == 0


def test_an_empty_case_and_a_sentence_that_has_ended_are_answered() -> None:
    assert solve(case()).cost == 0
    assert code_of(case(task("a", 1), first=3, end=3)) == "sentence_too_short"
