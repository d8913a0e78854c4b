"""What stands against an earlier start of one task, week by week, the rest of the order fixed.

Read from the facts of the problem and the order alone. A week can have several blockers; each is
either impossible (no place, a prerequisite) or costs more (stability, load, a published date).
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from followthrough.sequencing.engine.opening import Opening
from followthrough.sequencing.engine.order import Order, Placement
from followthrough.sequencing.engine.problem import CaseProblem, Prerequisite, Task


@dataclass(frozen=True, slots=True)
class Blocker:
    """One thing that stands against a week. `about`: keys of tasks, or pools."""

    code: str
    about: tuple[str, ...] = ()


class Surroundings:
    """The rest of the order, as one placed task sees it."""

    def __init__(self, problem: CaseProblem, order: Order, placed: Placement) -> None:
        self.problem = problem
        self.task: Task = problem.task(placed.task)
        self.placed = placed
        self.starts = {key: start for key, start in order.starts.items() if key != placed.task}
        # Things at once in each week without this task; the horizon also covers started work.
        # What is put in order after it takes no week from it.
        self.busy: list[list[str]] = [[] for _ in range(problem.end + 1)]
        stage = problem.stage_of(placed.task)
        for key, start in self.starts.items():
            other = problem.task(key)
            if other.takes_slot and problem.stage_of(key) <= stage:
                for week in range(max(0, start), min(start + other.weeks, problem.end + 1)):
                    self.busy[week].append(key)
        most = max((len(keys) for keys in self.busy), default=0)
        own_peak = self._peak(placed.start) if self.task.takes_slot else 0
        self.accepted = max(problem.at_once, most, own_peak)

    def blockers(self, week: int) -> tuple[Blocker, ...]:
        """Everything that stands against a start in `week`, which is before the chosen one."""
        task = self.task
        blockers: list[Blocker] = []
        if week < self.problem.first:
            blockers.append(Blocker("not_in_community"))
        if own_sentence_start(task) > week:
            blockers.append(Blocker("own_sentence"))
        for closed in task.closed:
            if closed.bars(week, task.weeks):
                blockers.append(Blocker(closed.why, about=(str(closed.first), str(closed.last))))
        if decided_start(task) > week:
            blockers.append(Blocker("decision"))
        for needed in task.after:
            blocker = Blocker("prerequisite", (needed.task,))
            if self.ready(needed) > week and blocker not in blockers:
                blockers.append(blocker)
        blockers.extend(self._places(week))
        blockers.extend(self._unstable(week))
        if task.takes_slot and self._peak(week) > self.accepted:
            blockers.append(Blocker("load", self._beside(week)))
        if task.published_start == self.placed.start:
            blockers.append(Blocker("published"))
        return tuple(blockers)

    def ready(self, needed: Prerequisite) -> int:
        """First week that a placed prerequisite allows."""
        return ready_after(self.problem, self.starts, needed)

    def _places(self, week: int) -> Iterator[Blocker]:
        """No place anywhere, only one whose contract ends too soon, or only one that costs more
        than the chosen one (not local)."""
        task = self.task
        open_now = [o for o in task.openings if has_place(o, task, week)]
        if open_now:
            if min(opening.penalty for opening in open_now) > self._penalty():
                code = "not_suited" if any(o.unsuited for o in open_now) else "not_local"
                yield Blocker(code, tuple(dict.fromkeys(o.pool for o in open_now)))
            return
        free = [o for o in task.openings if is_free(o, week) and o.penalty <= self._penalty()]
        if free:
            yield Blocker("contract_ends", tuple(dict.fromkeys(o.pool for o in free)))
        else:
            yield Blocker("no_place")

    def _penalty(self) -> int:
        """Of the chosen place."""
        return min(
            opening.penalty
            for opening in self.task.openings
            if (opening.pool, opening.kind) == (self.placed.pool, self.placed.kind)
            and has_place(opening, self.task, self.placed.start)
        )

    def _unstable(self, week: int) -> Iterator[Blocker]:
        """Stabilising work that has not had its effect; nothing, if that cost is paid anyway."""
        task = self.task
        if not task.needs_stability or task.protected:
            return
        effect = {
            key: start + self.problem.task(key).lag
            for key, start in self.starts.items()
            if self.problem.task(key).stabilising
        }
        if not any(ready > self.placed.start for ready in effect.values()):
            for key, ready in effect.items():
                if ready > week:
                    yield Blocker("stability", (key,))

    def _peak(self, week: int) -> int:
        """Most things at once while this task runs, itself included."""
        return 1 + max(len(keys) for keys in self.busy[week : week + self.task.weeks])

    def _beside(self, week: int) -> tuple[str, ...]:
        """What runs in the weeks that would be too full, in the order of the case's tasks."""
        busy_keys = {
            key
            for keys in self.busy[week : week + self.task.weeks]
            if 1 + len(keys) > self.accepted
            for key in keys
        }
        return tuple(task.key for task in self.problem.tasks if task.key in busy_keys)


def decided_start(task: Task) -> int:
    """Earliest week by the practitioner's decision; a date moved to outweighs "not before"."""
    if task.fixed_start is not None:
        return task.fixed_start
    return task.not_before or 0 if task.not_after is None else 0


def own_sentence_start(task: Task) -> int:
    """The week in which the sentence starts that it is part of."""
    return task.not_before or 0 if task.not_after is not None else 0


def ready_after(problem: CaseProblem, starts: Mapping[str, int], needed: Prerequisite) -> int:
    """First week that a placed prerequisite allows."""
    duration = problem.task(needed.task).weeks if needed.kind == "finished" else 0
    return starts[needed.task] + duration + needed.lag


def has_place(opening: Opening, task: Task, week: int) -> bool:
    """Whether the task could start in this week through this opening."""
    last = opening.last_start(task.weeks)
    return is_free(opening, week) and (last is None or week <= last)


def is_free(opening: Opening, week: int) -> bool:
    """Whether this opening has a place in this week, whenever its contract ends; none for whoever
    is too old for it by then."""
    if not opening.takes_in(week):
        return False
    if opening.kind == "group":
        return any(group.week == week and group.seats_free > 0 for group in opening.groups)
    if opening.kind == "rolling":
        return opening.first_free is not None and opening.first_free <= week
    return opening.kind == "own"


def runs(weeks: Sequence[int]) -> Iterator[tuple[int, int]]:
    """Sorted weeks as unbroken stretches, first and last included."""
    start = 0
    for position in range(1, len(weeks) + 1):
        if position == len(weeks) or weeks[position] != weeks[position - 1] + 1:
            yield weeks[start], weeks[position - 1]
            start = position
