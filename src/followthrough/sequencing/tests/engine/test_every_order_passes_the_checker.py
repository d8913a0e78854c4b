"""Random cases of 5 to 7 tasks through the independent checker."""

from followthrough.sequencing.engine.advice import advise
from followthrough.sequencing.engine.check import check
from followthrough.sequencing.engine.explain import explain
from followthrough.sequencing.engine.solve_case import solve
from followthrough.sequencing.tests.engine.cases import random_case
from tests import sizes

HUNDRED = 100


@sizes.seeds(10)
def test_orders_of_a_hundred_cases_break_no_rule_and_every_task_has_a_reason(seed: int) -> None:
    """A thousand cases; ten thousand in `make test-long`."""
    for number in range(seed * HUNDRED, (seed + 1) * HUNDRED):
        holds_of(number)


def holds_of(seed: int) -> None:
    problem = random_case(seed)
    order = solve(problem)
    assert check(problem, order) == ()
    reasons = explain(problem, order)
    assert list(reasons) == [task.key for task in problem.tasks]
    assert all(reasons.values())
    assert advise(problem, order) == advise(problem, order)
