"""A thousand random cases of 5 to 7 tasks through the independent checker."""

import pytest

from followthrough.sequencing.engine.advice import advise
from followthrough.sequencing.engine.check import check
from followthrough.sequencing.engine.explain import explain
from followthrough.sequencing.engine.solve_case import solve
from followthrough.sequencing.tests.engine.cases import random_case


@pytest.mark.parametrize(
    "seeds", [range(25), pytest.param(range(25, 1000), marks=pytest.mark.slow)], ids=["few", "many"]
)
def test_orders_break_no_rule_and_every_task_has_a_reason(seeds: range) -> None:
    for seed in seeds:
        problem = random_case(seed)
        order = solve(problem)
        assert check(problem, order) == (), seed
        reasons = explain(problem, order)
        assert list(reasons) == [task.key for task in problem.tasks]
        assert all(reasons.values()), seed
        assert advise(problem, order) == advise(problem, order)
