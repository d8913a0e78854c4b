"""Within a class, what comes later in turn takes none of the things at once that what comes first
could have used to start earlier, however much shorter it is."""

from dataclasses import replace

import pytest

from followthrough.sequencing.engine.check import check
from followthrough.sequencing.engine.problem import CaseProblem, NeedClass, Prerequisite, Weights
from followthrough.sequencing.engine.solve_case import solve
from followthrough.sequencing.engine.solve_in_parts import solve_in_parts
from followthrough.sequencing.tests.engine.cases import case, moved, rolling, task

IMMEDIATE, SOON, LATER = NeedClass
# One thing more at once costs more than any wait in these cases.
STRICT = {"at_once": 1, "weights": Weights(not_delivered=2000, load=1000)}
LONG = task("long", 20, need_class=SOON, weight=2)
SHORT = task("short", 2, need_class=SOON, weight=8, turn=1)


def starts(*tasks: object, solver: object = solve) -> dict[str, int]:
    problem = case(*tasks, **STRICT)
    order = solver(problem)
    assert check(problem, order) == ()
    return order.starts


@pytest.mark.parametrize("solver", [solve, solve_in_parts])
def test_who_comes_first_starts_first(solver) -> None:
    assert starts(LONG, SHORT, solver=solver) == {"long": 0, "short": 20}
    assert starts(SHORT, LONG, solver=solver) == {"long": 0, "short": 20}


def test_of_one_turn_the_shorter_starts_first() -> None:
    assert starts(LONG, replace(SHORT, turn=0)) == {"short": 0, "long": 2}


def test_no_turn_goes_before_a_class() -> None:
    urgent = replace(SHORT, need_class=IMMEDIATE, turn=9)
    assert starts(LONG, urgent) == {"short": 0, "long": 2}


def test_weeks_that_who_comes_first_cannot_use_are_open_to_others() -> None:
    waits = replace(LONG, openings=(rolling(6),))
    assert starts(waits, SHORT) == {"short": 0, "long": 6}


def test_what_somebody_waits_for_has_their_turn() -> None:
    before = task("before", 3, need_class=SOON, turn=2)
    first = replace(LONG, after=(Prerequisite("before"),))
    assert starts(first, SHORT, before) == {"before": 0, "long": 3, "short": 23}


@pytest.mark.parametrize("free", [{"counted": False}, {"required": True}, {"protects": True}])
def test_what_is_none_of_the_things_at_once_waits_for_no_turn(free) -> None:
    """Not even beside others of its class: they share one stage."""
    problem = case(LONG, replace(SHORT, **free, turn=3), **STRICT)
    assert solve(problem).starts == {"long": 0, "short": 0}
    assert problem.task("short").rank == (SOON, 0)


def test_the_checker_finds_a_later_turn_in_the_way() -> None:
    problem: CaseProblem = case(LONG, SHORT, **STRICT)
    order = solve(problem)
    for key, week in (("long", 2), ("short", 0)):
        [order] = moved(problem, order, key, week)
    found = [(v.code, v.task) for v in check(problem, order)]
    assert found == [("later_turn_first", "long"), ("wrong_cost", "")]
