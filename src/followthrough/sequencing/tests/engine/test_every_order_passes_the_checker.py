"""A thousand random cases of 5 to 7 tasks through the independent checker."""

from followthrough.sequencing.engine.advice import advise
from followthrough.sequencing.engine.check import check, warnings_of
from followthrough.sequencing.engine.explain import explain
from followthrough.sequencing.engine.solve_case import solve
from followthrough.sequencing.tests.engine.cases import random_case


def test_a_thousand_orders_break_no_rule_and_every_task_has_a_reason() -> None:
    for seed in range(1000):
        problem = random_case(seed)
        order = solve(problem)
        assert check(problem, order) == (), seed
        reasons = explain(problem, order)
        assert list(reasons) == [task.key for task in problem.tasks]
        assert all(reasons.values()), seed
        assert advise(problem, order) == advise(problem, order)
        assert warnings_of(problem, order) == warnings_of(problem, order)
