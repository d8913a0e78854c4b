"""Adds up the cost of an order again, for the checker; no line in common with the solver.

Only the values are imported. All amounts are weighted weeks.
"""

from dataclasses import dataclass

from followthrough.sequencing.engine.opening import Opening
from followthrough.sequencing.engine.order import Order
from followthrough.sequencing.engine.problem import CaseProblem, Task


@dataclass(frozen=True, slots=True)
class Parts:
    """The cost of an order in weighted weeks, by what causes it."""

    delay: int
    not_local: int
    changed: int
    stability: int
    load: int
    left_out: int

    @property
    def total(self) -> int:
        return self.soft + self.delay + self.left_out

    @property
    def soft(self) -> int:
        """Everything but delay and work left out."""
        return self.not_local + self.changed + self.stability + self.load


def parts_of(problem: CaseProblem, order: Order) -> Parts:
    """The cost, added up from the order alone."""
    delay = not_local = changed = 0
    for placed in order.placements:
        task = problem.task(placed.task)
        if placed.kind == "running":
            continue
        delay += task.weight * (placed.start - problem.first)
        not_local += min(
            (
                o.penalty
                for o in task.openings
                if (o.pool, o.kind) == (placed.pool, placed.kind)
                and not why_closed(o, task, placed.start, placed.group)
            ),
            default=0,
        )
        if task.published_start not in (None, placed.start):
            changed += problem.weights.change
    early = starts_before_stable(problem, order)
    return Parts(
        delay,
        not_local,
        changed,
        problem.weights.stability * len(early),
        problem.weights.load * max(0, busiest(problem, order)[0] - problem.at_once),
        sum(_left_out_cost(problem, problem.task(left.task)) for left in order.unplaced),
    )


def _left_out_cost(problem: CaseProblem, task: Task) -> int:
    cost = task.weight * (problem.end - problem.first) + problem.weights.not_delivered
    if task.stabilising:
        spared = [o for o in problem.tasks if o.needs_stability and o.key != task.key]
        movable = [o for o in spared if not (o.protected or o.running or o.undated)]
        cost += problem.weights.stability * len(movable)
    return cost


def starts_before_stable(problem: CaseProblem, order: Order) -> dict[str, tuple[str, ...]]:
    """Tasks that start before the person is expected to be stable, each with what it precedes."""
    effect = {
        key: start + problem.task(key).lag
        for key, start in order.starts.items()
        if problem.task(key).stabilising
    }
    early: dict[str, tuple[str, ...]] = {}
    for placed in order.placements:
        task = problem.task(placed.task)
        if task.needs_stability and not task.protected and placed.kind != "running":
            ahead = [key for key, week in effect.items() if key != task.key and placed.start < week]
            if ahead:
                early[task.key] = tuple(ahead)
    return early


def busiest(problem: CaseProblem, order: Order) -> tuple[int, int]:
    """Most things at once from week 0 on, and the first week with that many."""
    runs = [
        range(start, start + problem.task(key).weeks)
        for key, start in order.starts.items()
        if problem.task(key).takes_slot
    ]
    weeks = {max(0, run.start) for run in runs if run.stop > 0}
    counts = [(sum(week in run for run in runs), -week) for week in weeks]
    most, week = max(counts, default=(0, 0))
    return most, -week


def why_closed(opening: Opening, task: Task, week: int, group: str | None) -> str:
    """Code of why this opening has no place for the task in that week; empty when it has one."""
    last_week_of_work = week + task.weeks - 1
    if opening.last_week is not None and last_week_of_work > opening.last_week:
        return "after_contract"
    if opening.start_by is not None and week > opening.start_by:
        return "too_old"
    if opening.kind == "own":
        return ""
    if opening.kind == "rolling":
        free = opening.first_free
        return "" if free is not None and week >= free else "place_not_free"
    if opening.kind == "unknown":
        return "date_not_known"
    starts = [g for g in opening.groups if g.week == week and group in (None, g.group)]
    if not starts:
        return "no_group_start"
    return "" if any(g.seats_free >= 1 for g in starts) else "group_full"
