"""Work of which a part is worth having, where the sentence ends before all of it."""

from dataclasses import replace

from followthrough.sequencing.engine.options import candidates, in_prerequisite_order
from followthrough.sequencing.engine.problem import CaseProblem, Task


def as_much_as_fits(problem: CaseProblem) -> CaseProblem:
    """The problem with each task shortened to as many of its weeks as fit before its sentence ends,
    where all of them fit nowhere and so many are worth having; to the fewest that are, where no
    such part fits either, so that what stands in its way is what stands in the way of that. Its
    activity days are as many fewer. What fits only beyond how far the order looks is not
    shortened."""
    for task in in_prerequisite_order(problem):
        if _may_be_shortened(problem, task):
            problem = _shortened(problem, task)
    return problem


def _may_be_shortened(problem: CaseProblem, task: Task) -> bool:
    if not task.least or task.least >= task.weeks or task.running or task.undated:
        return False
    if problem.looks_ahead and problem.ends_by(task) == problem.end:
        return False
    # Days and contracts that run out are other reasons, of which a shorter piece is no way out.
    lasting = tuple(replace(opening, last_week=None, ends_on=None) for opening in task.openings)
    return not _fits(problem, replace(task, days=0, openings=lasting))


def _shortened(problem: CaseProblem, task: Task) -> CaseProblem:
    for weeks in range(task.weeks - 1, task.least - 1, -1):
        days = -(-task.days * weeks // task.weeks)
        part = replace(task, weeks=weeks, days=days, whole=task.weeks)
        if weeks == task.least or _fits(problem, part):
            return _with(problem, part)
    return problem


def _fits(problem: CaseProblem, task: Task) -> bool:
    return task.key in candidates(_with(problem, task)).options


def _with(problem: CaseProblem, task: Task) -> CaseProblem:
    tasks = tuple(task if other.key == task.key else other for other in problem.tasks)
    return replace(problem, tasks=tasks)
