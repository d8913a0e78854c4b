"""The order for one case, put together in stages (`CaseProblem.stages`): what no class holds back,
then immediate needs, then those that are due soon, then the rest.

Each stage is the best there is beside the stages before it, which are kept as they are, and is
proven to be so. So nothing of a later class takes a week from an earlier one, and `check.py`, which
works out the classes by itself, finds none that does.
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
from followthrough.sequencing.engine.order import Order
from followthrough.sequencing.engine.problem import CaseProblem, Task
from followthrough.sequencing.engine.solver import best, minimise, order_of, starts_of


def solve(problem: CaseProblem) -> Order:
    """The one best order. Raises NotProven rather than return anything less."""
    stages = Stages(problem)
    for tasks in stages.tasks():
        stages.place(tasks)
    return stages.order()


class Stages:
    """The order as far as it stands. `starts`: what has its week. `done`: every task dealt with,
    with or without a week."""

    def __init__(self, problem: CaseProblem) -> None:
        self.problem = problem
        self.candidates = candidates(problem)
        self.starts: dict[str, int] = {}
        self.done = {task.key for task in problem.tasks if task.key not in self.candidates.options}

    def tasks(self) -> list[list[Task]]:
        """What is to be placed in each stage, every prerequisite before what needs it."""
        in_order = [t for t in in_prerequisite_order(self.problem) if t.key not in self.done]
        return [[task for task in in_order if task.key in keys] for keys in self.problem.stages]

    def place(self, tasks: Sequence[Task]) -> None:
        """The best weeks for these beside what stands. Raises NotProven: nothing has changed."""
        options = self.options(tasks)
        if options:
            model = Model(self.problem, self._narrowed(options))
            self.starts = starts_of(model, best(model))
        self.done |= {task.key for task in tasks}

    def options(self, tasks: Iterable[Task]) -> dict[str, tuple[Option, ...]]:
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
            self.candidates.short,
            frozenset(options_left),
        )

    def order(self) -> Order:
        """Every week is settled, so only the cost is still to be added up."""
        model = Model(self.problem, self._narrowed({}))
        solver = minimise(model, model.cost, limited=False)
        return order_of(self.problem, model, self.starts, solver.value(model.cost))
