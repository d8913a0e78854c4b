"""Random cases of 5 to 7 tasks through the independent checker."""

from followthrough.sequencing.engine.advice import advise
from followthrough.sequencing.engine.check import check
from followthrough.sequencing.engine.explain import explain
from followthrough.sequencing.engine.solve_case import solve
from followthrough.sequencing.tests.engine.cases import random_case
from tests import sizes


@sizes.seeds(100)
def test_orders_break_no_rule_and_every_task_has_a_reason(seed: int) -> None:
    problem = random_case(seed)
    order = solve(problem)
    assert check(problem, order) == ()
    reasons = explain(problem, order)
    assert list(reasons) == [task.key for task in problem.tasks]
    assert all(reasons.values())
    assert advise(problem, order) == advise(problem, order)
