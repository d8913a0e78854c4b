"""What would help work without a place is enough, and a smaller change is not."""

from collections.abc import Iterator
from dataclasses import replace

import pytest

from followthrough.sequencing.engine.check import check
from followthrough.sequencing.engine.explain import explain
from followthrough.sequencing.engine.order import Order
from followthrough.sequencing.engine.problem import CaseProblem
from followthrough.sequencing.engine.reason import Reason
from followthrough.sequencing.engine.solve_case import solve
from followthrough.sequencing.engine.what_if import with_help
from followthrough.sequencing.tests.engine.cases import case, groups, random_case, rolling, task
from tests import sizes


def has_a_place(problem: CaseProblem, order: Order, key: str) -> bool:
    """The checker sees a start for work left out, the rest of the order as it is."""
    codes = [violation.code for violation in check(problem, order) if violation.task == key]
    return "left_out_without_reason" in codes or "protected_left_out" in codes


def only_reason(problem: CaseProblem, key: str) -> Reason:
    (reason,) = explain(problem, solve(problem))[key]
    return reason


def with_a_change(problem: CaseProblem, order: Order) -> Iterator[tuple[str, Reason]]:
    """The tasks that are left out for a reason that names what would help."""
    for left in order.unplaced:
        reason = explain(problem, order)[left.task][0]
        if reason.help is not None and reason.help.kind != "other":
            yield left.task, reason


@sizes.seeds(70)
def test_the_change_named_gives_a_place_and_one_less_does_not(seed: int) -> None:
    problem = random_case(seed)
    order = solve(problem)
    for key, reason in with_a_change(problem, order):
        assert not has_a_place(problem, order, key), reason
        assert has_a_place(with_help(problem, reason), order, key), reason
        if reason.help.kind in ("weeks", "days", "contract"):
            less = replace(reason.help, amount=reason.help.amount - 1)
            smaller = with_help(problem, replace(reason, help=less))
            assert not has_a_place(smaller, order, key), reason


def test_each_kind_of_change_is_among_those_tried() -> None:
    problems = [random_case(seed) for seed in range(70)]
    reasons = [r for problem in problems for _, r in with_a_change(problem, solve(problem))]
    kinds = {"seat", "place", "contract", "weeks", "days", "date"}
    assert {reason.help.kind for reason in reasons} == kinds


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
