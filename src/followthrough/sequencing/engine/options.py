"""Which start weeks each task could have, before tasks are weighed against each other.

Everything here is exact: a week is left out only when no order at all could use it.
"""

from collections.abc import Mapping, Sequence, Set
from dataclasses import dataclass
from graphlib import TopologicalSorter

from followthrough.sequencing.engine.opening import Opening
from followthrough.sequencing.engine.order import Placement
from followthrough.sequencing.engine.problem import CaseProblem, Prerequisite, Task


@dataclass(frozen=True, slots=True)
class Option:
    """A start week with the opening that costs least in that week (weighted weeks)."""

    week: int
    opening: Opening
    group: str | None
    extra: int

    def placement(self, task: Task) -> Placement:
        kind = self.opening.kind
        assert kind != "unknown"
        opening = self.opening
        return Placement(task.key, self.week, opening.pool, kind, self.group, opening.code)


@dataclass(frozen=True, slots=True)
class Candidates:
    """What is left to decide.

    options: by task key, in week order; a task without an entry cannot be placed.
    free: tasks that may be left out, because activity days run short; all others are placed.
    short: the orders of which they do.
    kept: tasks that have their one week already (`solve_case.py`).
    """

    options: Mapping[str, tuple[Option, ...]]
    free: frozenset[str]
    short: frozenset[str] = frozenset()
    kept: frozenset[str] = frozenset()


def candidates(problem: CaseProblem) -> Candidates:
    """Options of every task that is neither running nor undated, prerequisites respected."""
    options: dict[str, tuple[Option, ...]] = {}
    for task in in_prerequisite_order(problem):
        if task.running or task.undated:
            continue
        ready = _earliest_ready(problem, task, options)
        if ready is None or _more_days_than_left(problem, task):
            continue
        result = tuple(option for option in _options(problem, task) if option.week >= ready)
        if result:
            options[task.key] = result
    options = _leaving_room(problem, options)
    short = _short_of_days(problem, options)
    return Candidates(options, _may_be_left_out(problem, options, short), short)


def _leaving_room(
    problem: CaseProblem, options: Mapping[str, tuple[Option, ...]]
) -> dict[str, tuple[Option, ...]]:
    """Without the weeks that are too late for what waits for the task: that would have no place,
    and may be put in order only after it. The first weeks always leave room."""
    latest: dict[str, int] = {}
    left = dict(options)
    for task in reversed(in_prerequisite_order(problem)):
        if task.key in left:
            last = latest.get(task.key, problem.end)
            left[task.key] = tuple(o for o in left[task.key] if o.week <= last)
            for needed in task.after:
                until = left[task.key][-1].week - delay_after(problem, needed)
                latest[needed.task] = min(until, latest.get(needed.task, problem.end))
    return left


def in_prerequisite_order(problem: CaseProblem) -> Sequence[Task]:
    """Tasks with every prerequisite before what needs it, otherwise as listed."""
    graph = {task.key: [needed.task for needed in task.after] for task in problem.tasks}
    return [problem.task(key) for key in TopologicalSorter(graph).static_order()]


def delay_after(problem: CaseProblem, needed: Prerequisite) -> int:
    """Weeks from the start of the prerequisite until the task that needs it may start."""
    return needed.lag + (problem.task(needed.task).weeks if needed.kind == "finished" else 0)


def _earliest_ready(
    problem: CaseProblem, task: Task, options: Mapping[str, tuple[Option, ...]]
) -> int | None:
    """First week that the prerequisites could allow; None when one of them has no place."""
    ready = 0
    for needed in task.after:
        start = problem.task(needed.task).running_since
        if start is None:
            if needed.task not in options:
                return None
            start = options[needed.task][0].week
        ready = max(ready, start + delay_after(problem, needed))
    return ready


def _more_days_than_left(problem: CaseProblem, task: Task) -> bool:
    return problem.is_limited(task) and task.days > problem.days_left[task.days_of]


def _options(problem: CaseProblem, task: Task) -> list[Option]:
    """Every week with a place, with the cheapest opening (the first listed among equals)."""
    low, high = max(problem.first, task.not_before or 0), problem.ends_by(task) - task.weeks
    if task.fixed_start is not None:
        # The practitioner moved it here, which is more exact than a "not before" of their own.
        held = task.not_before or 0 if task.not_after is not None else 0
        low, high = max(problem.first, task.fixed_start, held), min(high, task.fixed_start)
    to_fill = {week for week in range(low, high + 1) if not task.barred(week)}
    best: dict[int, Option] = {}
    for opening in sorted(task.openings, key=lambda opening: opening.penalty):
        if not to_fill:
            break
        last = opening.last_start(task.weeks)
        for week, group in _weeks_open(opening, low, high if last is None else min(high, last)):
            if week in to_fill:
                to_fill.remove(week)
                moved = task.published_start is not None and week != task.published_start
                extra = opening.penalty + (problem.weights.change if moved else 0)
                best[week] = Option(week, opening, group, extra)
    return [best[week] for week in sorted(best)]


def _weeks_open(opening: Opening, low: int, high: int) -> list[tuple[int, str | None]]:
    if opening.kind == "group":
        starts = sorted(opening.groups, key=lambda start: (start.on, start.group))
        return [(s.week, s.group) for s in starts if s.seats_free and low <= s.week <= high]
    if opening.kind == "rolling":
        if opening.first_free is None:
            return []
        low = max(low, opening.first_free)
    if opening.kind == "unknown":
        return []
    return [(week, None) for week in range(low, high + 1)]


def _short_of_days(
    problem: CaseProblem, options: Mapping[str, tuple[Option, ...]]
) -> frozenset[str]:
    """The orders of which not all tasks can have their activity days."""
    wanted = dict(problem.days_set_aside)
    for key in options:
        task = problem.task(key)
        if problem.is_limited(task):
            wanted[task.days_of] += task.days
    return frozenset(of for of, days in wanted.items() if days > problem.days_left[of])


def _may_be_left_out(
    problem: CaseProblem, options: Mapping[str, tuple[Option, ...]], short: Set[str]
) -> frozenset[str]:
    """Tasks that use days which run short, and what comes after them."""
    free: set[str] = set()
    for task in in_prerequisite_order(problem):
        uses = problem.is_limited(task) and task.days_of in short
        if task.key in options and (uses or any(needed.task in free for needed in task.after)):
            free.add(task.key)
    return frozenset(free)
