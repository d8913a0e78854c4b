"""A good order for a case in which the best one cannot be proven, made in parts.

The stages of `solve_case.py` stay; within one, a few tasks are weighed at a time: stabilising work
first, then the heavier weight, then as listed. A part that cannot be proven is halved; what is left
of that starts as early as it can. So there is always an order, no protected task waits for work of
its own case that it does not need, no class takes a week from an earlier one, and `check.py` holds
for it as for any other.
"""

from collections.abc import Iterable, Sequence

from followthrough.sequencing.engine.options import in_prerequisite_order
from followthrough.sequencing.engine.order import Order
from followthrough.sequencing.engine.problem import CaseProblem, Task
from followthrough.sequencing.engine.solve_case import Stages
from followthrough.sequencing.engine.solver import NotProven

# The most tasks weighed against each other at once.
PART = 6


def solve_in_parts(problem: CaseProblem) -> Order:
    """An order that keeps every hard rule, good but not proven to be the best."""
    parts = _Parts(problem)
    for number, tasks in enumerate(parts.tasks()):
        if number == 0:
            parts.place_first(tasks)
        else:
            parts.place_rest(tasks)
    return parts.order()


class _Parts(Stages):
    def place_first(self, tasks: Sequence[Task]) -> None:
        """As early as can be, where no best is proven: protected work first."""
        try:
            self.place(tasks)
        except NotProven:
            for is_protected in (True, False):
                self._earliest(task for task in tasks if task.protected is is_protected)

    def place_rest(self, tasks: Sequence[Task]) -> None:
        rest = self._in_declared_order(tasks)
        for position in range(0, len(rest), PART):
            self._place_or_halve(rest[position : position + PART])

    def _in_declared_order(self, tasks: Sequence[Task]) -> list[Task]:
        """Every prerequisite before what needs it, otherwise in the order that the module names."""
        own = {task.key for task in tasks}
        result: dict[str, Task] = {}

        def add(task: Task) -> None:
            if task.key in own and task.key not in result:
                for needed in task.after:
                    add(self.problem.task(needed.task))
                result[task.key] = task

        listed = [task for task in self.problem.tasks if task.key in own]
        for task in sorted(listed, key=lambda task: (not task.stabilising, -task.weight)):
            add(task)
        return list(result.values())

    def _place_or_halve(self, tasks: Sequence[Task]) -> None:
        try:
            self.place(tasks)
        except NotProven:
            half = len(tasks) // 2
            if half:
                self._place_or_halve(tasks[:half])
                self._place_or_halve(tasks[half:])
            else:
                self._earliest(tasks)

    def _earliest(self, tasks: Iterable[Task]) -> None:
        """Each with what it needs, in the first week possible, as far as activity days go."""
        for task in tasks:
            chain = self._chain(task)
            options = self.options(chain)
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
        kept = [self.problem.task(key) for key in self.starts]
        for of, left in self.problem.days_left.items():
            if not any(task.days and task.days_of == of for task in chain):
                continue
            users = [task for task in (*kept, *chain) if task.days and task.days_of == of]
            keeps = any(task.key not in self.problem.priority for task in users)
            aside = self.problem.days_set_aside[of] if keeps else 0
            if sum(task.days for task in users) > left - aside:
                return False
        return True
