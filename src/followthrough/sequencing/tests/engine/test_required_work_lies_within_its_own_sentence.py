from dataclasses import replace

import pytest

from followthrough.sequencing.engine.check import check
from followthrough.sequencing.engine.explain import explain
from followthrough.sequencing.engine.order import Placement
from followthrough.sequencing.engine.solve_case import solve
from followthrough.sequencing.engine.what_if import with_help
from followthrough.sequencing.tests.engine.cases import case, groups, rolling, task


def test_it_starts_with_its_sentence_and_says_why() -> None:
    problem = case(task("r", 4, required=True, not_before=5, not_after=20))
    order = solve(problem)

    assert order.starts["r"] == 5
    [_, reason] = explain(problem, order)["r"]
    assert reason.code == "own_sentence"
    assert reason.text == (
        "It can start from the week of 8 February 2027, when the sentence that it is part of has "
        "begun."
    )


@pytest.mark.parametrize(("not_after", "placed"), [(7, True), (6, False)])
def test_it_ends_by_the_end_of_its_sentence(not_after: int, placed: bool) -> None:
    late = task("r", 4, rolling(3), required=True, not_before=0, not_after=not_after)
    problem = case(late)
    order = solve(problem)

    assert ("r" in order.starts) is placed
    assert check(problem, order) == ()
    if not placed:
        [reason] = explain(problem, order)["r"]
        assert reason.code == "waiting_until_after_end"
        assert reason.alert
        assert reason.help is not None
        assert "r" in solve(with_help(problem, reason)).starts


def test_a_longer_sentence_is_named_as_the_help_that_it_would_be() -> None:
    problem = case(task("r", 6, required=True, not_before=2, not_after=6))
    [reason] = explain(problem, solve(problem))["r"]

    assert reason.code == "sentence_too_short"
    assert "has 4 weeks left" in reason.text
    assert reason.help is not None
    assert reason.help.text == "2 more weeks of sentence."
    assert solve(with_help(problem, reason)).starts["r"] == 2


def test_a_sentence_that_is_over_has_no_time_left() -> None:
    problem = case(task("r", 6, required=True, not_before=0, not_after=0))
    [reason] = explain(problem, solve(problem))["r"]

    assert reason.text == "The sentence that it is part of has no time left."


@pytest.mark.parametrize("moved", [3, 9])
def test_a_date_outside_its_sentence_is_not_possible(moved: int) -> None:
    problem = case(task("r", 4, required=True, not_before=5, not_after=12, fixed_start=moved))
    order = solve(problem)

    assert order.starts == {}
    assert check(problem, order) == ()
    [reason] = explain(problem, order)["r"]
    assert reason.code == "chosen_date_not_possible"
    assert solve(with_help(problem, reason)).starts["r"] == 5


@pytest.mark.parametrize(("week", "code"), [(4, "before_its_sentence"), (9, "after_its_sentence")])
def test_the_checker_sees_a_start_outside(week: int, code: str) -> None:
    problem = case(task("r", 4, required=True, not_before=5, not_after=12))
    wrong = replace(solve(problem), placements=(Placement("r", week, "", "own"),))

    assert code in [violation.code for violation in check(problem, wrong)]


def test_a_group_after_its_sentence_is_no_group_for_it() -> None:
    problem = case(task("r", 4, groups((10, 1)), required=True, not_before=0, not_after=12))

    assert solve(problem).starts == {}
