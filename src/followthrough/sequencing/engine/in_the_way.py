"""What stands in the way of a place for a task, with the rest of the order fixed."""

from __future__ import annotations

from followthrough.sequencing.engine.blockers import decided_start, has_place, is_free, ready_after
from followthrough.sequencing.engine.order import Order
from followthrough.sequencing.engine.problem import CaseProblem, Task


def first_ready(problem: CaseProblem, order: Order, task: Task) -> int:
    """First week that everything but a place allows."""
    waits = [ready_after(problem, order.starts, needed) for needed in task.after]
    return max([problem.first_for(task), decided_start(task), *waits])


def is_possible(problem: CaseProblem, order: Order, task: Task, week: int) -> bool:
    """A start in this week, activity days aside."""
    if week < first_ready(problem, order, task) or week + task.weeks > problem.ends_by(task):
        return False
    if task.fixed_start not in (None, week) or task.barred(week):
        return False
    return any(has_place(opening, task, week) for opening in task.openings)


def contract_needed(problem: CaseProblem, order: Order, task: Task) -> tuple[int, str] | None:
    """The earliest last week of a contract that would be enough, and where; None where none."""
    ready, latest = first_ready(problem, order, task), problem.ends_by(task) - task.weeks
    if task.fixed_start is not None:
        latest = min(latest, task.fixed_start)
    for week in range(ready, latest + 1):
        if task.barred(week):
            continue
        for opening in task.openings:
            if is_free(opening, week) and not has_place(opening, task, week):
                return week + task.weeks - 1, opening.pool
    return None


def days_short(problem: CaseProblem, order: Order, task: Task) -> int:
    """How many activity days of its order are missing for it; 0 or less when there are enough."""
    if not problem.is_limited(task):
        return 0
    users = day_users(problem, order, task)
    used = sum(problem.task(key).days for key in users)
    # Days set aside are kept by all who must leave them, so also by others beside this task.
    keeps = any(key not in problem.priority for key in (task.key, *users))
    aside = problem.days_set_aside[task.days_of] if keeps else 0
    running = sum(o.days for o in problem.tasks if o.running and o.days_of == task.days_of)
    return running + used + task.days + aside - problem.day_limits[task.days_of]


def day_users(problem: CaseProblem, order: Order, task: Task) -> tuple[str, ...]:
    """Who has the days that it lacks; from a protected task only what serves one can take any."""
    placed = [problem.task(placement.task) for placement in order.placements]
    return tuple(
        other.key
        for other in placed
        if other.days
        and other.days_of == task.days_of
        and not other.running
        and (not task.protected or other.key in problem.priority)
    )
