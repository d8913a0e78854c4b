"""The best of what one model can say, proven, with OR-Tools CP-SAT.

Three things are weighed, one strictly before the next:
1. as few protected tasks as possible without a date (only activity days can take it from them);
2. the cost in weighted weeks, as `problem.py` names it and `check.py` adds it up;
3. among equals the earlier order: the smallest sum of start weeks, then the earliest start of the
   first listed task, of the second, and so on. So the answer does not hang on the solver.

There is no clock: the work limit counts solver operations, so a run is repeatable.
"""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from followthrough.sequencing.engine.model import Model, left_out_value
from followthrough.sequencing.engine.order import Order, Placement, Unplaced
from followthrough.sequencing.engine.problem import CaseProblem

if TYPE_CHECKING:
    from ortools.sat.python.cp_model import CpSolver

    from followthrough.sequencing.engine.model import Amount

# CP-SAT's deterministic time, roughly seconds; a case of seven tasks needs a hundredth of one. A
# page waits for the answer, so a plan that needs more is put in order in parts.
WORK_LIMIT = 0.4

# Largest coefficient used for comparing start weeks one after the other; keeps sums well inside
# the 53 bits that the solver's bounds are exact in.
LARGEST_COEFFICIENT = 10**9


class NotProven(RuntimeError):
    """The solver stopped before it had proven that the order is the best one."""


def starts_of(model: Model, solver: "CpSolver") -> dict[str, int]:
    """The start week of every task that the solver placed."""
    return {
        task.key: solver.value(model.start[task.key])
        for task in model.tasks
        if solver.boolean_value(model.placed.get(task.key, 1))
    }


def best(model: Model) -> "CpSolver":
    """Solve for the cost first, then fix it and settle ties."""
    problem, count = model.problem, len(model.problem.tasks)
    sum_of_starts = sum(model.start_or_end.values())
    above_starts = count * (problem.end + 1)
    above_cost = sum(
        task.weight * (problem.end - problem.first)
        + left_out_value(problem, task)
        + max((option.extra for option in model.candidates.options[task.key]), default=0)
        for task in model.tasks
    ) + count * (problem.weights.stability + problem.weights.load)
    goal: Amount = (model.missing * (above_cost + 1) + model.cost) * (
        above_starts + 1
    ) + sum_of_starts
    solver = minimise(model, goal)
    for expression in _ties(model):
        model.cp.add(goal == solver.value(goal))
        goal = expression
        model.cp.clear_hints()  # type: ignore[no-untyped-call]
        for start in model.start.values():
            model.cp.add_hint(start, solver.value(start))
        solver = minimise(model, goal)
    return solver


def _ties(model: Model) -> "list[Amount]":
    """Start weeks as digits of a number, first task first, a few tasks to a number. None where only
    one task has a choice: the sum of starts has settled it."""
    base = model.problem.end + 1
    digits = 1
    while base > 1 and base ** (digits + 1) <= LARGEST_COEFFICIENT:
        digits += 1
    ranks = [start for key, start in model.start_or_end.items() if model.has_choice(key)]
    if len(ranks) < 2:
        return []
    return [
        _number(ranks[position : position + digits], base)
        for position in range(0, len(ranks), digits)
    ]


def _number(ranks: "Sequence[Amount]", base: int) -> "Amount":
    number: Amount = 0
    for rank in ranks:
        number = number * base + rank
    return number


def minimise(model: Model, goal: "Amount", limited: bool = True) -> "CpSolver":
    """The proven smallest value; not `limited` only where nothing is left to search."""
    from ortools.sat.python import cp_model

    model.cp.minimize(goal)
    solver = cp_model.CpSolver()
    solver.parameters.num_workers = 1
    solver.parameters.random_seed = 1
    # It would take Ctrl-C from whoever catches it, and not give it back.
    solver.parameters.catch_sigint_signal = False
    if limited:
        solver.parameters.max_deterministic_time = WORK_LIMIT
    # Measured: on cases this small presolve takes longer than it saves (p95 9 ms with it, 4 ms
    # without), and the full linear relaxation proves hard cases two to twenty times sooner.
    solver.parameters.cp_model_presolve = False
    solver.parameters.linearization_level = 2
    status = solver.solve(model.cp)
    if status != cp_model.OPTIMAL:
        raise NotProven(
            f"The order of {len(model.tasks)} tasks was not proven to be the best within the work "
            f"limit of {WORK_LIMIT} (solver status: {solver.status_name(status)})."
        )
    return solver


def order_of(problem: CaseProblem, model: Model, starts: dict[str, int], cost: int) -> Order:
    """The answer in start order, with what could not be weighed added: work that has no place."""
    placements: list[Placement] = []
    unplaced: list[Unplaced] = []
    undated: list[str] = []
    for task in problem.tasks:
        if task.running_since is not None:
            placements.append(Placement(task.key, task.running_since, "", "running"))
        elif task.key in starts:
            options = model.candidates.options[task.key]
            week = starts[task.key]
            placements.append(next(o for o in options if o.week == week).placement(task))
        elif task.undated:
            undated.append(task.key)
        else:
            unplaced.append(Unplaced(task.key, alert=task.protected))
            if task.key not in model.start:
                late = task.weight * (problem.end - problem.first)
                cost += late + left_out_value(problem, task)
    placements.sort(key=lambda placement: placement.start)
    return Order(tuple(placements), tuple(unplaced), tuple(undated), cost)
