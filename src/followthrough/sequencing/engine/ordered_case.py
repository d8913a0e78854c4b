"""A case with its order, as the rules of good order look at it."""

from collections.abc import Iterator, Set
from dataclasses import dataclass

from followthrough.sequencing.engine.blockers import Surroundings
from followthrough.sequencing.engine.order import Order
from followthrough.sequencing.engine.problem import CaseProblem, Task
from followthrough.sequencing.engine.words import week_of


@dataclass(frozen=True, slots=True)
class Limits:
    """Whole weeks. wait: a longer wait calls for an interim step (S10). gap: a longer pause
    between linked steps loses what was learnt (S11). No published value exists for either."""

    wait: int = 6
    gap: int = 4


DEFAULT_LIMITS = Limits()


@dataclass(frozen=True, slots=True)
class OrderedCase:
    problem: CaseProblem
    order: Order
    limits: Limits

    def start(self, task: Task) -> int | None:
        return self.order.starts.get(task.key)

    def when(self, task: Task) -> str:
        start = self.start(task)
        return "no date" if start is None else week_of(self.problem, start)

    def waits_for_place(self, task: Task) -> bool:
        return self.waits_for(task, {"no_place", "contract_ends"})

    def waits_for(self, task: Task, codes: Set[str]) -> bool:
        """Nothing but what has one of these codes stands against a start the week before."""
        placed = next(p for p in self.order.placements if p.task == task.key)
        if task.running or placed.start <= self.problem.first_for(task):
            return False
        against = Surroundings(self.problem, self.order, placed).blockers(placed.start - 1)
        return bool(against) and {blocker.code for blocker in against} <= codes

    def is_bridged(self, task: Task) -> bool:
        """Nothing has to be done until it starts: only staff do it, or other work on the same need
        begins soon or runs already."""
        soon = self.problem.first_for(task) + self.limits.wait
        return task.staff_only or any(
            other.area == task.area
            and other.key != task.key
            and not other.staff_only
            and self.order.starts.get(other.key, soon + 1) <= soon
            for other in self.problem.tasks
            if task.area
        )

    def planned(self) -> Iterator[tuple[Task, int]]:
        """Tasks that are still to start, with their week."""
        for task in self.problem.tasks:
            start = self.start(task)
            if start is not None and not task.running:
                yield task, start
