"""What would help work without a place is enough, and a smaller change is not."""

from dataclasses import replace

import pytest

from followthrough.sequencing.engine.check import check
from followthrough.sequencing.engine.explain import explain
from followthrough.sequencing.engine.problem import CaseProblem, Order
from followthrough.sequencing.engine.reason import Reason
from followthrough.sequencing.engine.solve_case import solve
from followthrough.sequencing.engine.without import with_help
from followthrough.sequencing.tests.engine.cases import case, groups, random_case, rolling, task


def has_a_place(problem: CaseProblem, order: Order, key: str) -> bool:
    """The checker sees a start for work left out, the rest of the order as it is."""
    codes = [violation.code for violation in check(problem, order) if violation.task == key]
    return "left_out_without_reason" in codes or "protected_left_out" in codes


def only_reason(problem: CaseProblem, key: str) -> Reason:
    (reason,) = explain(problem, solve(problem))[key]
    return reason


@pytest.mark.parametrize(
    "seeds", [range(40), pytest.param(range(40, 700), marks=pytest.mark.slow)], ids=["few", "many"]
)
def test_the_change_named_gives_a_place_and_one_less_does_not(seeds: range) -> None:
    tried = set()
    for seed in seeds:
        problem = random_case(seed)
        order = solve(problem)
        for left in order.unplaced:
            reason = explain(problem, order)[left.task][0]
            if reason.help is None or reason.help.kind == "other":
                continue
            tried.add(reason.help.kind)
            assert not has_a_place(problem, order, left.task), (seed, reason)
            assert has_a_place(with_help(problem, reason), order, left.task), (seed, reason)
            if reason.help.kind in ("weeks", "days", "contract"):
                less = replace(reason.help, amount=reason.help.amount - 1)
                smaller = with_help(problem, replace(reason, help=less))
                assert not has_a_place(smaller, order, left.task), (seed, reason)
    assert tried == {"seat", "place", "contract", "weeks", "days", "date"}


def test_one_more_seat_is_named_with_its_date() -> None:
    reason = only_reason(case(task("a", 10, groups((2, 0), (35, 4)))), "a")
    assert reason.code == "waiting_until_after_end"
    assert reason.help is not None
    assert (
        reason.help.text == "One more seat in the group of Skills that starts on 20 January 2027."
    )


def test_an_earlier_place_is_named_with_the_last_week_that_would_do() -> None:
    reason = only_reason(case(task("a", 10, rolling(31)), end=40), "a")
    assert reason.help is not None
    assert reason.help.text == "A place in Shelter by the week of 2 August 2027."


def test_weeks_that_are_missing_are_counted() -> None:
    reason = only_reason(case(task("a", 12), end=10), "a")
    assert (reason.code, reason.help and reason.help.text) == (
        "sentence_too_short",
        "2 more weeks of sentence.",
    )
    assert reason.text == (
        "It takes 12 weeks; from the week of 4 January 2027 the sentence has 10 weeks left."
    )


def test_a_change_that_nobody_here_can_make_is_refused() -> None:
    problem = case(task("a", absent_reason="nothing_listed"), task("b"))
    with pytest.raises(ValueError, match="names no change"):
        with_help(problem, only_reason(problem, "a"))
