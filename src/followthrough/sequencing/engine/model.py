"""The CP-SAT model of one case: starts, who gets a place, the strong costs.

Only `solve_case.py` makes one. OR-Tools is imported when a model is made, not before.
"""

from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING

from followthrough.sequencing.engine.options import Candidates, Option, delay_after
from followthrough.sequencing.engine.problem import CaseProblem, Task

if TYPE_CHECKING:
    from ortools.sat.python.cp_model import CpModel, Domain, IntVar, LinearExpr

    Amount = LinearExpr | int


class Model:
    """Variables and constraints. `cost` is in weighted weeks; `missing` counts protected tasks."""

    def __init__(self, problem: CaseProblem, candidates: Candidates) -> None:
        from ortools.sat.python import cp_model

        self.problem = problem
        self.candidates = candidates
        self.cp: CpModel = cp_model.CpModel()
        self.tasks = [task for task in problem.tasks if task.key in candidates.options]
        self.start: dict[str, IntVar] = {}
        self.placed: dict[str, IntVar] = {}
        self._cost: list[Amount] = []
        self._weeks: Callable[[list[int]], Domain] = cp_model.Domain.from_values
        for task in self.tasks:
            self._add_task(task, candidates.options[task.key])
        self._prerequisites()
        self._days()
        self._stability()
        self._load()
        self._alike()
        self.cost: LinearExpr = cp_model.LinearExpr.sum(self._cost)
        free = [task for task in self.tasks if task.key in candidates.free]
        self.missing: LinearExpr = cp_model.LinearExpr.sum(
            [1 - self.placed[task.key] for task in free if task.protected]
        )
        # A task left out counts as starting when the sentence ends: later than any real start.
        self.start_or_end: dict[str, Amount] = {
            key: start + self._if_left_out(key, problem.end - candidates.options[key][0].week)
            for key, start in self.start.items()
        }

    def has_choice(self, key: str) -> bool:
        """Whether it may start in one week or another, or not at all."""
        return len(self.candidates.options[key]) > 1 or key in self.placed

    def _if_left_out(self, key: str, amount: int) -> "Amount":
        return amount * (1 - self.placed[key]) if key in self.candidates.free else 0

    def _add_task(self, task: Task, options: tuple[Option, ...]) -> None:
        """A start among the option weeks; a task left out stands at its first one."""
        weeks = [option.week for option in options]
        start = self.cp.new_int_var_from_domain(self._weeks(weeks), task.key)
        self.start[task.key] = start
        self._cost.append(task.weight * start - task.weight * self.problem.first)
        if task.key in self.candidates.free:
            placed = self.cp.new_bool_var(f"{task.key} placed")
            self.placed[task.key] = placed
            self.cp.add(start == weeks[0]).only_enforce_if(~placed)
            late = task.weight * (self.problem.end - weeks[0])
            self._cost.append((1 - placed) * (late + left_out_value(self.problem, task)))
        self._extras(task, options)

    def _extras(self, task: Task, options: tuple[Option, ...]) -> None:
        """What a week costs beyond delay: a place that is not local, a published date changed."""
        by_extra: dict[int, list[int]] = {}
        for option in options:
            by_extra.setdefault(option.extra, []).append(option.week)
        if len(by_extra) == 1:
            extra = options[0].extra
            if extra:
                self._cost.append(extra * self.placed.get(task.key, 1))
            return
        levels: list[IntVar] = []
        for extra, weeks in by_extra.items():
            level = self.cp.new_bool_var(f"{task.key} extra {extra}")
            levels.append(level)
            self._cost.append(extra * level)
            self.cp.add_linear_expression_in_domain(
                self.start[task.key], self._weeks(weeks)
            ).only_enforce_if(level)
        self.cp.add(sum(levels) == self.placed.get(task.key, 1))

    def _present(self, *keys: str) -> "list[IntVar]":
        return [self.placed[key] for key in keys if key in self.placed]

    def _prerequisites(self) -> None:
        for task in self.tasks:
            for needed in task.after:
                if needed.task not in self.start:
                    continue  # already running; options.py has seen to it
                delay = delay_after(self.problem, needed)
                self.cp.add(
                    self.start[task.key] >= self.start[needed.task] + delay
                ).only_enforce_if(self._present(task.key))
                if needed.task in self.placed:
                    self.cp.add_implication(self.placed[task.key], self.placed[needed.task])

    def _days(self) -> None:
        """The activity days of an order, only where they bind; days set aside bind the rest."""
        problem, short = self.problem, self.candidates.short
        for of in sorted(short):
            users = [task for task in self.tasks if task.days and task.days_of == of]
            used = sum(task.days * self.placed.get(task.key, 1) for task in users)
            self.cp.add(used <= problem.days_left[of])
            for task in users:
                if task.key not in problem.priority:
                    most = problem.days_left[of] - problem.days_set_aside[of]
                    self.cp.add(used <= most).only_enforce_if(self._present(task.key))
        for task in self.tasks:
            uses = problem.is_limited(task) and task.days_of in short
            if not uses and task.key in self.candidates.free:
                # It lacks no days itself: left out only if something it needs is left out.
                needs = self._present(*(needed.task for needed in task.after))
                self.cp.add_bool_or(self.placed[task.key], *[~need for need in needs])

    def _stability(self) -> None:
        """One cost for a task that starts before all stabilising work has had its effect."""
        for task in self.tasks:
            if not task.needs_stability or task.protected:
                continue
            early = self.cp.new_bool_var(f"{task.key} early")
            self._cost.append(self.problem.weights.stability * early)
            present = self._present(task.key)
            for other in self.problem.tasks:
                if not other.stabilising or other.key == task.key:
                    continue
                if other.running_since is not None:
                    ready: Amount = other.running_since + other.lag
                elif other.key in self.start:
                    ready = self.start[other.key] + other.lag
                else:
                    continue
                self.cp.add(self.start[task.key] >= ready).only_enforce_if(
                    [~early, *present, *self._present(other.key)]
                )

    def _load(self) -> None:
        """How far the busiest moment goes over K, by what counts as one of the things at once."""
        counted = [task for task in self.problem.tasks if task.takes_slot]
        intervals = []
        for task in counted:
            if task.running_since is not None and task.running_since + task.weeks > 0:
                left = task.running_since + task.weeks
                intervals.append(self.cp.new_fixed_size_interval_var(0, left, task.key))
            elif task.key in self.placed:
                intervals.append(
                    self.cp.new_optional_fixed_size_interval_var(
                        self.start[task.key], task.weeks, self.placed[task.key], task.key
                    )
                )
            elif task.key in self.start:
                intervals.append(
                    self.cp.new_fixed_size_interval_var(self.start[task.key], task.weeks, task.key)
                )
        most = len(intervals) - self.problem.at_once
        if most > 0:
            over = self.cp.new_int_var(0, most, "over")
            self.cp.add_cumulative(intervals, [1] * len(intervals), self.problem.at_once + over)
            self._cost.append(self.problem.weights.load * over)

    def _alike(self) -> None:
        """Of tasks that differ in name only, the first listed starts first. Changing them round
        costs nothing and the ties prefer it so; said here, it spares the search the rounds."""
        needed = {before.task for task in self.problem.tasks for before in task.after}
        last: dict[Task, Task] = {}
        for task in self.tasks:
            if task.key in needed or task.key in self.placed or task.key in self.candidates.kept:
                continue
            kind = replace(task, key="", label="", area="", specific=False)
            if kind in last:
                self.cp.add(self.start[last[kind].key] <= self.start[task.key])
            last[kind] = task


def left_out_value(problem: CaseProblem, task: Task) -> int:
    """Base cost of leaving a task out, besides the rest of the sentence (weighted weeks).

    Leaving out stabilising work would spare every task that waits for it the stability cost, so
    that is added: otherwise the work that others wait for would be the cheapest to drop.
    """
    base = problem.weights.not_delivered
    if not task.stabilising:
        return base
    waiting = [
        other
        for other in problem.tasks
        if other.needs_stability
        and not (other.protected or other.running or other.undated or other.key == task.key)
    ]
    return base + problem.weights.stability * len(waiting)
