"""The solver against an enumeration of every order, on cases small enough for that."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from followthrough.sequencing.engine.check import check
from followthrough.sequencing.engine.solve_case import solve
from followthrough.sequencing.tests.engine.brute import best_by_trying_all
from followthrough.sequencing.tests.engine.cases import small_random_case


def agrees(seed: int) -> None:
    """No order is better, and ties are settled as stated."""
    problem = small_random_case(seed)
    order = solve(problem)
    missing, cost, starts = best_by_trying_all(problem)

    assert check(problem, order) == ()
    assert order.cost == cost
    assert sum(left.alert for left in order.unplaced) == missing
    assert {p.task: p.start for p in order.placements if p.kind != "running"} == starts


@settings(max_examples=25, deadline=None, derandomize=True, database=None)
@given(st.integers(0, 10**9))
def test_a_few_orders_are_the_best(seed: int) -> None:
    agrees(seed)


@pytest.mark.slow
@settings(max_examples=1000, deadline=None, derandomize=True, database=None)
@given(st.integers(0, 10**9))
def test_many_orders_are_the_best(seed: int) -> None:
    agrees(seed)
