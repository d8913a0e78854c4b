"""Reasons are facts: an order that is not the best one leaves weeks without any, and that shows."""

from dataclasses import replace

import pytest

from followthrough.sequencing.engine.explain import Unexplained, explain
from followthrough.sequencing.engine.order import Unplaced
from followthrough.sequencing.engine.solve_case import solve
from followthrough.sequencing.tests.engine.cases import case, moved, task

PROBLEM = case(task("a", 4, days=2), task("b"), day_limit=2)


def test_a_start_that_is_later_than_need_be_has_no_reason() -> None:
    (later,) = moved(PROBLEM, solve(PROBLEM), "b", 1)
    with pytest.raises(Unexplained, match="Nothing stands against 'b' in week 0"):
        explain(PROBLEM, later)


@pytest.mark.parametrize("key", ["a", "b"])
def test_work_left_out_without_need_has_no_reason(key: str) -> None:
    order = solve(PROBLEM)
    kept = tuple(placed for placed in order.placements if placed.task != key)
    wrong = replace(order, placements=kept, unplaced=(Unplaced(key, alert=False),))
    with pytest.raises(Unexplained, match=f"against a place for '{key}'"):
        explain(PROBLEM, wrong)
