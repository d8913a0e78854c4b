"""Immediate needs, then those due soon, then the rest: under the number of things at once, nothing
of a later class holds a week that an earlier one could have used (design.md section 4)."""

from dataclasses import replace

import pytest

from followthrough.sequencing.engine.check import check
from followthrough.sequencing.engine.explain import explain
from followthrough.sequencing.engine.order import Order
from followthrough.sequencing.engine.problem import CaseProblem, NeedClass, Prerequisite, Weights
from followthrough.sequencing.engine.solve_case import solve
from followthrough.sequencing.engine.solve_in_parts import solve_in_parts
from followthrough.sequencing.tests.engine.cases import case, moved, random_case, rolling, task
from tests import sizes

IMMEDIATE, SOON, LATER = NeedClass
# One thing more at once costs more than any wait in these cases.
STRICT = {"at_once": 1, "weights": Weights(not_delivered=2000, load=1000)}


def later_first(problem: CaseProblem, order: Order) -> list[str]:
    codes = {"later_class_first", "later_turn_first"}
    return [v.task for v in check(problem, order) if v.code in codes]


def two_at_odds(**of_long: object) -> CaseProblem:
    """One thing at once. By weighted weeks alone the three short tasks would come first."""
    short = [task(f"short{n}", 1, weight=6, need_class=LATER) for n in range(3)]
    long = task("long", 20, weight=9, need_class=IMMEDIATE)
    return case(*short, replace(long, **of_long), **STRICT)


def test_what_is_immediate_comes_first_however_long_it_is() -> None:
    problem = two_at_odds()
    assert solve(problem).starts["long"] == 0
    assert min(solve(problem).starts[f"short{n}"] for n in range(3)) == 20


@pytest.mark.parametrize("solver", [solve, solve_in_parts])
@sizes.seeds(20)
def test_no_order_has_a_later_class_before_an_earlier_one(seed, solver) -> None:
    for number in range(20):
        problem = random_case(seed * 20 + number)
        assert later_first(problem, solver(problem)) == []


def test_what_stands_before_work_that_runs_is_waited_for_by_nobody() -> None:
    """Else its need of stability would bring steadying work of a later class forward."""
    passed_over = task("passed over", needs_stability=True, need_class=SOON)
    running = task("running", 2, running_since=-1, after=(Prerequisite("passed over", "started"),))
    follows = task("follows", 4, need_class=IMMEDIATE, after=(Prerequisite("running", "started"),))
    steadying = task("steadying", 2, stabilising=True, weight=9, need_class=SOON)
    problem = case(
        passed_over, running, follows, steadying, task("plain", need_class=IMMEDIATE), **STRICT
    )
    order = solve(problem)
    assert later_first(problem, order) == []
    assert order.starts["plain"] < order.starts["steadying"]


def test_the_checker_finds_a_later_class_in_the_way() -> None:
    problem = two_at_odds()
    order = solve(problem)
    for key, week in (("long", 3), *((f"short{n}", n) for n in range(3))):
        [order] = moved(problem, order, key, week)
    assert later_first(problem, order) == ["long"]


@pytest.mark.parametrize(
    ("of_long", "first"),
    [
        ({}, True),
        ({"need_class": SOON}, True),
        ({"need_class": LATER}, False),  # of one class the weighted weeks decide
        (
            {"published_start": 5, "weight": 1},
            False,
        ),  # it keeps its date; the weeks before are free
    ],
)
def test_the_class_decides_and_within_it_the_cost(of_long, first) -> None:
    problem = two_at_odds(**of_long)
    starts = solve(problem).starts
    assert (starts["long"] < min(starts[f"short{n}"] for n in range(3))) is first


@pytest.mark.parametrize(
    "held_by_none",
    [{"protects": True}, {"required": True}, {"fixed_start": 0}, {"soon_published": True}],
)
def test_some_work_is_held_back_by_no_class(held_by_none) -> None:
    free = task("free", 30, need_class=LATER, **held_by_none)
    urgent = task("urgent", 4, need_class=IMMEDIATE, weight=9)
    problem = case(free, urgent, **STRICT)
    order = solve(problem)
    assert order.starts["free"] == 0
    assert check(problem, order) == ()


def test_what_an_urgent_task_waits_for_is_as_urgent() -> None:
    before = task("before", 2, need_class=LATER)
    urgent = task("urgent", 4, need_class=IMMEDIATE, after=(Prerequisite("before"),))
    other = task("other", 9, need_class=SOON, weight=16)
    starts = solve(case(before, urgent, other, **STRICT)).starts
    assert starts == {"before": 0, "urgent": 2, "other": 6}


def test_so_is_what_brings_the_stability_that_it_needs() -> None:
    steady = task("steady", 4, need_class=LATER, stabilising=True, lag=4)
    urgent = task("urgent", 4, need_class=IMMEDIATE, needs_stability=True)
    other = task("other", 4, need_class=SOON, weight=16)
    starts = solve(case(steady, urgent, other, **STRICT)).starts
    assert starts == {"steady": 0, "urgent": 4, "other": 8}


def test_a_week_that_only_the_urgent_one_cannot_use_is_open_to_others() -> None:
    waits = task("waits", 4, rolling(6), need_class=IMMEDIATE)
    other = task("other", 4, need_class=LATER)
    assert solve(case(waits, other, **STRICT)).starts == {"other": 0, "waits": 6}


def test_a_later_class_leaves_the_weeks_that_an_earlier_one_needs() -> None:
    """It does not fit before, so it comes after."""
    waits = task("waits", 4, rolling(2), need_class=IMMEDIATE)
    other = task("other", 4, need_class=LATER)
    problem = case(waits, other, **STRICT)
    order = solve(problem)
    assert order.starts == {"waits": 2, "other": 6}
    [load] = [r for r in explain(problem, order)["other"] if r.code == "load"]
    assert "with Task waits" in load.text


def test_nobody_starts_too_late_for_what_waits_for_it() -> None:
    """Its own later place would be the better one, and `then` would have none."""
    first = task("first", 5, rolling(10, "Near"), rolling(0, "Far", penalty=30), protects=True)
    then = task("then", 5, need_class=LATER, after=(Prerequisite("first"),))
    assert solve(case(first, then, end=14)).starts == {"first": 0, "then": 5}


def test_what_is_done_once_holds_no_week_of_the_things_at_once() -> None:
    calls = [task(f"call{n}", 1, counted=False, need_class=LATER) for n in range(5)]
    course = task("course", 12, need_class=IMMEDIATE)
    assert set(solve(case(course, *calls, **STRICT)).starts.values()) == {0}
