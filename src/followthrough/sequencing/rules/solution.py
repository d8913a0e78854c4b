"""Asks the engine for the order of a problem, with its reasons, its advice and its check."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from followthrough.policy.pack import Pack
from followthrough.sequencing.engine.advice import Advice, advise
from followthrough.sequencing.engine.check import check
from followthrough.sequencing.engine.explain import Reason, explain
from followthrough.sequencing.engine.order import Order
from followthrough.sequencing.engine.ordered_case import Limits
from followthrough.sequencing.engine.part_of_it import as_much_as_fits
from followthrough.sequencing.engine.problem import CaseProblem
from followthrough.sequencing.engine.solve_case import solve
from followthrough.sequencing.engine.solve_in_parts import solve_in_parts
from followthrough.sequencing.engine.solver import NotProven


@dataclass(frozen=True)
class Solution:
    """`problem` is the one that was solved: with work shortened to what fits of it."""

    order: Order | None = None
    problem: CaseProblem | None = None
    reasons: Mapping[str, tuple[Reason, ...]] = field(default_factory=dict)
    advice: tuple[Advice, ...] = ()
    violations: tuple[str, ...] = ()
    proven: bool = True


def solve_problem(problem: CaseProblem | None, pack: Pack) -> Solution:
    if problem is None or not problem.tasks:
        return Solution()
    problem = as_much_as_fits(problem)
    movable = sum(not task.running for task in problem.tasks)
    order = _proven_order(problem) if movable <= pack.sequencing["most_to_order"] else None
    proven = order is not None
    if order is None:
        order = solve_in_parts(problem)
    limits = Limits(pack.sequencing["long_wait_weeks"], pack.sequencing["gap_weeks"])
    return Solution(
        order,
        problem,
        explain(problem, order, proven),
        (*(() if proven else (_not_proven_advice(movable),)), *advise(problem, order, limits)),
        tuple(str(violation) for violation in check(problem, order)),
        proven,
    )


def _proven_order(problem: CaseProblem) -> Order | None:
    try:
        return solve(problem)
    except NotProven:
        return None


def _not_proven_advice(movable: int) -> Advice:
    text = (
        f"There are {movable} steps to place at once, so this order is good but not proven to be "
        "the best."
    )
    return Advice("S8", text, ())
