"""No clock, no chance: the same facts give the same order, and ties fall as stated."""

import random
from dataclasses import replace

import pytest

from followthrough.sequencing.engine import solver
from followthrough.sequencing.engine.explain import explain
from followthrough.sequencing.engine.solve_case import solve
from followthrough.sequencing.engine.solver import NotProven
from followthrough.sequencing.tests.engine.cases import case, random_case, task
from tests import sizes


@sizes.seeds(10)
def test_twice_the_same(seed: int) -> None:
    first, second = solve(random_case(seed)), solve(random_case(seed))
    assert first == second
    assert explain(random_case(seed), first) == explain(random_case(seed), second)


@sizes.seeds(15)
def test_ties_do_not_hang_on_the_solver(monkeypatch: pytest.MonkeyPatch, seed: int) -> None:
    """Another seed and another way of searching end at the same order."""
    from ortools.sat.python import cp_model

    original = cp_model.CpSolver.solve

    def otherwise(self: cp_model.CpSolver, model: cp_model.CpModel) -> object:
        self.parameters.random_seed = 77
        self.parameters.randomize_search = True
        self.parameters.linearization_level = 1
        self.parameters.cp_model_presolve = True
        return original(self, model)

    expected = solve(random_case(seed))
    monkeypatch.setattr(cp_model.CpSolver, "solve", otherwise)
    assert solve(random_case(seed)) == expected


def test_among_equals_the_first_listed_starts_first() -> None:
    tasks = [task(key, 4, weight=2) for key in "abc"]
    assert solve(case(*tasks, at_once=1)).starts == {"a": 0, "b": 4, "c": 8}
    assert solve(case(*reversed(tasks), at_once=1)).starts == {"c": 0, "b": 4, "a": 8}


def test_the_order_of_openings_with_one_penalty_settles_the_place() -> None:
    problem = random_case(3)
    mixed = random.Random(1).sample(problem.tasks, len(problem.tasks))
    assert solve(replace(problem, tasks=tuple(mixed))).cost == solve(problem).cost


def test_an_order_that_is_not_proven_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(solver, "WORK_LIMIT", 0.0)
    with pytest.raises(NotProven, match="was not proven to be the best within the work limit"):
        solve(random_case(12))
