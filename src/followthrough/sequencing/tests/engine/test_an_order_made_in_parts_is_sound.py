"""What is done with more tasks than a best order can be proven for."""

from dataclasses import replace

import pytest

from followthrough.sequencing.engine import solver
from followthrough.sequencing.engine.advice import advise
from followthrough.sequencing.engine.check import check
from followthrough.sequencing.engine.explain import explain
from followthrough.sequencing.engine.part_of_it import as_much_as_fits
from followthrough.sequencing.engine.problem import CaseProblem, NeedClass, Prerequisite
from followthrough.sequencing.engine.solve_case import solve
from followthrough.sequencing.engine.solve_in_parts import solve_in_parts
from followthrough.sequencing.tests.engine.cases import case, random_case, task
from tests import sizes


def joined(seed: int, cases: int) -> CaseProblem:
    """Several random cases as one, in which work is shortened that its one sentence cuts off."""
    tasks = []
    for number in range(cases):
        for one in random_case(seed * 10 + number, shortened=False).tasks:
            after = tuple(replace(n, task=f"{number}{n.task}") for n in one.after)
            tasks.append(replace(one, key=f"{number}{one.key}", after=after))
    frame = random_case(seed * 10, shortened=False)
    return as_much_as_fits(replace(frame, tasks=tuple(tasks), preferred=()))


def holds(problem: CaseProblem) -> None:
    order = solve_in_parts(problem)
    assert check(problem, order) == ()
    reasons = explain(problem, order, proven=False)
    assert list(reasons) == [one.key for one in problem.tasks]
    assert all(reasons.values())
    advise(problem, order)
    assert order == solve_in_parts(problem)


@sizes.seeds(6)
@pytest.mark.parametrize("cases", [1, 2, 4])
def test_it_breaks_no_rule_and_every_task_has_a_reason(cases: int, seed: int) -> None:
    holds(joined(seed, cases))


@sizes.seeds(6)
def test_it_does_so_even_where_no_part_can_be_proven(
    monkeypatch: pytest.MonkeyPatch, seed: int
) -> None:
    monkeypatch.setattr(solver, "WORK_LIMIT", 0.0)
    holds(joined(seed, 2))


def test_a_small_case_gets_the_same_order_as_the_best_one() -> None:
    problem = case(task("a", 4, weight=3), task("b", 6, weight=2), task("c", 3), at_once=2)
    assert solve_in_parts(problem) == solve(problem)


def test_protected_work_and_what_it_needs_come_before_everything_else() -> None:
    others = [task(f"o{n}", 6, weight=9, need_class=NeedClass.IMMEDIATE) for n in range(14)]
    safety = task("safety", 4, protects=True, after=(Prerequisite("first"),))
    problem = case(*others, task("first", 2), safety, at_once=2)

    order = solve_in_parts(problem)

    assert order.starts["first"] == 0
    assert order.starts["safety"] == 2
