"""Refuses a case problem that has no sensible meaning; each error names the cause.

Run by `CaseProblem` when it is made, so that the engine itself can trust its input.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import timedelta
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from followthrough.sequencing.engine.opening import Opening
    from followthrough.sequencing.engine.problem import CaseProblem, Task


def validate(problem: CaseProblem) -> None:
    """Raise ValueError with the first thing that is wrong."""
    _frame(problem)
    keys = [task.key for task in problem.tasks]
    repeated = sorted({key for key in keys if keys.count(key) > 1})
    if repeated:
        raise ValueError(f"Task keys must be unique; repeated: {', '.join(repeated)}.")
    for task in problem.tasks:
        _numbers(task)
        if any(not 0 <= closed.first <= closed.last for closed in task.closed):
            raise ValueError(f"Task {task.key!r}: closed weeks must run 0 <= first <= last.")
        _openings(problem, task)
        for needed in task.after:
            _known(needed.task, keys, f"prerequisite of task {task.key!r}")
            if needed.lag < 0:
                raise ValueError(f"Task {task.key!r}: the lag after {needed.task!r} is negative.")
    for key in problem.preferred:
        _known(key, keys, "preferred order")
    if len(set(problem.preferred)) < len(problem.preferred):
        raise ValueError("The preferred order names a task twice.")
    _weights(problem)
    cycle = find_cycle({task.key: [needed.task for needed in task.after] for task in problem.tasks})
    if cycle:
        raise ValueError(f"Prerequisites form a cycle: {' after '.join(cycle)}.")


def _known(key: str, keys: Iterable[str], where: str) -> None:
    if key not in keys:
        raise ValueError(f"Unknown task {key!r} in {where}.")


def _frame(problem: CaseProblem) -> None:
    if problem.origin.weekday() != 0:
        raise ValueError(f"The origin must be a Monday; {problem.origin} is not.")
    if not 0 <= problem.first <= problem.end:
        raise ValueError(f"Weeks must run 0 <= first <= end; {problem.first}, {problem.end}.")
    if problem.at_once < 1:
        raise ValueError("At least one thing at once must be allowed.")
    if any(limit < 0 for limit in problem.day_limits.values()):
        raise ValueError("The activity days left cannot be negative.")


def _numbers(task: Task) -> None:
    if task.weeks < 1:
        raise ValueError(f"Task {task.key!r} must last at least one week.")
    if task.weight < 1:
        raise ValueError(f"Task {task.key!r} must have a weight of at least 1.")
    if task.lag < 0 or task.days < 0:
        raise ValueError(f"Task {task.key!r} has a negative lag or number of days.")
    if task.running_since is not None and task.running_since > 0:
        raise ValueError(f"Task {task.key!r} is said to run already but starts after week 0.")
    if not task.openings and not task.running and task.absent_reason is None:
        raise ValueError(f"Task {task.key!r} has no opening; absent_reason must say why.")
    if (task.absent_reason == "not_for_person") != bool(task.listed_for_others):
        raise ValueError(f"Task {task.key!r}: what is listed is said where it is for others.")


def _openings(problem: CaseProblem, task: Task) -> None:
    for opening in task.openings:
        if opening.penalty < 0:
            raise ValueError(f"Task {task.key!r}: a penalty is negative.")
        if opening.kind != "own" and not opening.pool:
            raise ValueError(f"Task {task.key!r}: an opening of kind {opening.kind} needs a pool.")
        if opening.start_by is not None and not opening.not_after:
            raise ValueError(
                f"Task {task.key!r}: not_after must say why start_by is the last week."
            )
        _groups(problem, task, opening)
        _contract(problem, task, opening)


def _groups(problem: CaseProblem, task: Task, opening: Opening) -> None:
    if opening.groups and opening.kind != "group":
        raise ValueError(f"Task {task.key!r}: only an opening of kind group has groups.")
    for group in opening.groups:
        monday = problem.monday(group.week)
        if not monday <= group.on < monday + timedelta(weeks=1):
            raise ValueError(f"Group {group.group!r}: {group.on} is not in week {group.week}.")
        if group.seats_free < 0:
            raise ValueError(f"Group {group.group!r} has a negative number of free seats.")


def _contract(problem: CaseProblem, task: Task, opening: Opening) -> None:
    where, last = f"Task {task.key!r}", opening.last_week
    if last is None and opening.ends_on is None:
        return
    if opening.kind == "own":
        raise ValueError(f"{where}: own work has no contract that ends.")
    if last is None or opening.ends_on is None:
        raise ValueError(f"{where}: last_week and ends_on go together.")
    if last < -1:
        raise ValueError(f"{where}: last_week cannot be before -1.")
    friday = problem.monday(last) + timedelta(days=4)
    if opening.ends_on >= friday + timedelta(weeks=1) or (last >= 0 and opening.ends_on < friday):
        raise ValueError(f"{where}: {opening.ends_on} is not in the last week, {last}.")


def _weights(problem: CaseProblem) -> None:
    weights = problem.weights
    if min(weights.not_delivered, weights.stability, weights.load, weights.change) < 0:
        raise ValueError("Weights cannot be negative.")
    penalties = [opening.penalty for task in problem.tasks for opening in task.openings]
    most = weights.stability + weights.load + weights.change + max(penalties, default=0)
    if weights.not_delivered <= most:
        raise ValueError(
            f"not_delivered ({weights.not_delivered}) must exceed stability + load + change + the "
            f"largest penalty ({most}), or work would be left out merely for convenience."
        )


def find_cycle(after: dict[str, list[str]]) -> list[str]:
    """The keys of one cycle, first key repeated at the end; empty when there is none."""
    state: dict[str, int] = {}
    path: list[str] = []

    def visit(key: str) -> list[str]:
        state[key] = 1
        path.append(key)
        for needed in after[key]:
            if state.get(needed) == 1:
                return [*path[path.index(needed) :], needed]
            if needed not in state and (found := visit(needed)):
                return found
        path.pop()
        state[key] = 2
        return []

    for key in after:
        if key not in state and (found := visit(key)):
            return found
    return []
