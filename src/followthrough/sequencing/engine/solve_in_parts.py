"""A good order for a case with too many tasks to prove the best one, made in parts.

Protected tasks come first, with what must come before them; then the rest, a few at a time:
immediate needs first, then stabilising work, then the heavier weight, then as listed. Each part is
the best there is beside the parts before it, which are kept as they are. A part that cannot be
proven is halved; what is left of that starts as early as it can. So there is always an order, no
protected task waits for work of its own case that it does not need, and `check.py` holds for it as
for any other.
"""

from collections.abc import Iterable, Sequence

from followthrough.sequencing.engine.model import Model
from followthrough.sequencing.engine.options import (
    Candidates,
    Option,
    candidates,
    delay_after,
    in_prerequisite_order,
)
from followthrough.sequencing.engine.problem import CaseProblem, Order, Task
from followthrough.sequencing.engine.solve_case import (
    NotProven,
    best,
    minimise,
    order_of,
    starts_of,
)

# The most tasks weighed against each other at once.
PART = 6


def solve_in_parts(problem: CaseProblem) -> Order:
    """An order that keeps every hard rule, good but not proven to be the best."""
    work = _Work(problem)
    work.place_first([task for task in in_prerequisite_order(problem) if task.key in work.first])
    rest = [task for task in _in_declared_order(problem) if task.key not in work.done]
    for position in range(0, len(rest), PART):
        work.place(rest[position : position + PART])
    return work.order()


def _in_declared_order(problem: CaseProblem) -> Sequence[Task]:
    """Every prerequisite before what needs it, otherwise in the order that the module names."""

    def rank(task: Task) -> tuple[bool, bool, int]:
        return (not task.immediate, not task.stabilising, -task.weight)

    result: dict[str, Task] = {}

    def add(task: Task) -> None:
        if task.key not in result:
            for needed in task.after:
                add(problem.task(needed.task))
            result[task.key] = task

    for task in sorted(problem.tasks, key=rank):
        add(task)
    return list(result.values())


class _Work:
    """`starts`: what has its week. `done`: every task dealt with, with or without a week."""

    def __init__(self, problem: CaseProblem) -> None:
        self.problem = problem
        self.candidates = candidates(problem)
        self.starts: dict[str, int] = {}
        self.done = {task.key for task in problem.tasks if task.key not in self.candidates.options}
        self.first = problem.priority - self.done

    def place_first(self, tasks: Sequence[Task]) -> None:
        """Protected tasks and what they need; as early as can be, where no best is proven."""
        try:
            self._best(tasks)
        except NotProven:
            self._earliest(task for task in tasks if task.protected)

    def place(self, tasks: Sequence[Task]) -> None:
        try:
            self._best(tasks)
        except NotProven:
            half = len(tasks) // 2
            if half:
                self.place(tasks[:half])
                self.place(tasks[half:])
            else:
                self._earliest(tasks)

    def _best(self, tasks: Sequence[Task]) -> None:
        options = self._options(tasks)
        if options:
            model = Model(self.problem, self._narrowed(options))
            self.starts = starts_of(model, best(model))
        self.done |= {task.key for task in tasks}

    def _options(self, tasks: Iterable[Task]) -> dict[str, tuple[Option, ...]]:
        """What the kept weeks leave to these tasks, which stand in order of prerequisites."""
        open_to: dict[str, tuple[Option, ...]] = {}
        for task in tasks:
            ready = self._ready(task, open_to)
            if ready is not None:
                left = tuple(o for o in self.candidates.options[task.key] if o.week >= ready)
                if left:
                    open_to[task.key] = left
        return open_to

    def _ready(self, task: Task, open_to: dict[str, tuple[Option, ...]]) -> int | None:
        """First week that prerequisites allow; None where one of them has no place."""
        ready = 0
        for needed in task.after:
            start = self.problem.task(needed.task).running_since
            if start is None:
                start = self.starts.get(needed.task)
            if start is None:
                if needed.task not in open_to:
                    return None
                start = open_to[needed.task][0].week
            ready = max(ready, start + delay_after(self.problem, needed))
        return ready

    def _narrowed(self, options: dict[str, tuple[Option, ...]]) -> Candidates:
        options_left = {
            key: tuple(o for o in self.candidates.options[key] if o.week == week)
            for key, week in self.starts.items()
        }
        return Candidates(
            options_left | options,
            self.candidates.free - set(options_left),
            frozenset(options_left),
        )

    def _earliest(self, tasks: Iterable[Task]) -> None:
        """Each with what it needs, in the first week possible, as far as activity days go."""
        for task in tasks:
            chain = self._chain(task)
            options = self._options(chain)
            if len(options) == len(chain) and self._days_enough(chain):
                self.starts |= {key: weeks[0].week for key, weeks in options.items()}
                self.done |= set(options)
            self.done.add(task.key)

    def _chain(self, task: Task) -> list[Task]:
        """The task and all before it that has no week yet, prerequisites first."""
        wanted, waiting = set[str](), [task.key]
        while waiting:
            key = waiting.pop()
            if key not in wanted and key not in self.starts and not self.problem.task(key).running:
                wanted.add(key)
                waiting.extend(needed.task for needed in self.problem.task(key).after)
        return [other for other in in_prerequisite_order(self.problem) if other.key in wanted]

    def _days_enough(self, chain: Sequence[Task]) -> bool:
        left = self.problem.days_left
        more = sum(task.days for task in chain)
        if left is None or not more:
            return True
        used = more + sum(self.problem.task(key).days for key in self.starts)
        every = {*self.starts, *(task.key for task in chain)}
        keeps = any(
            self.problem.task(key).days and key not in self.problem.priority for key in every
        )
        return used <= left - (self.problem.days_set_aside if keeps else 0)

    def order(self) -> Order:
        """Every week is settled, so only the cost is still to be added up."""
        model = Model(self.problem, self._narrowed({}))
        solver = minimise(model, model.cost, limited=False)
        return order_of(self.problem, model, self.starts, solver.value(model.cost))
