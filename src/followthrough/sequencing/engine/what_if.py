"""The problem with one stated reason taken away, so that a reason can be put to the test."""

from dataclasses import replace
from datetime import timedelta

from followthrough.sequencing.engine.opening import GroupStart, Opening
from followthrough.sequencing.engine.problem import CaseProblem, Prerequisite, Task
from followthrough.sequencing.engine.reason import Reason

NO_PLACE = ("group_full", "no_group_start", "no_place_yet")


def without_reason(problem: CaseProblem, reason: Reason) -> CaseProblem:
    """Take away a reason against an earlier start. ValueError for a reason of another kind."""
    task = problem.task(reason.task)
    if reason.code == "not_in_community":
        return replace(problem, first=0)
    if reason.code in {"in_custody", "no_sentence"}:
        # The reason speaks of the weeks up to the last closed one.
        left = tuple(
            closed
            for closed in task.closed
            if (closed.why, closed.last) != (reason.code, reason.to_week)
        )
        return _with_task(problem, replace(task, closed=left))
    if reason.code == "load":
        return replace(problem, at_once=problem.at_once + len(problem.tasks))
    if reason.code == "stability":
        steady = replace(problem.task(reason.about[0]), stabilising=False)
        return _with_task(problem, steady)
    if reason.code == "decision":
        return _with_task(problem, _undecided(task))
    if reason.code == "own_sentence":
        return _with_task(problem, replace(task, not_before=None))
    if reason.code == "published":
        return _with_task(problem, replace(task, published_start=None))
    if reason.code == "prerequisite":
        prerequisites: tuple[Prerequisite, ...] = tuple(
            n for n in task.after if n.task != reason.about[0]
        )
        return _with_task(problem, replace(task, after=prerequisites))
    if reason.code in {"not_local", "not_suited"}:
        return _with_task(problem, replace(task, openings=_as_local(task, reason.about)))
    if reason.code == "contract_ends":
        lasting = tuple(
            replace(o, last_week=None, ends_on=None) if o.pool in reason.about else o
            for o in task.openings
        )
        return _with_task(problem, replace(task, openings=lasting))
    if reason.code in NO_PLACE and reason.from_week is not None and reason.to_week is not None:
        weeks = range(reason.from_week, reason.to_week + 1)
        opened = tuple(_opened(problem, opening, weeks) for opening in task.openings)
        return _with_task(problem, replace(task, openings=opened))
    raise ValueError(f"{reason.code} is not a reason against an earlier start.")


def with_help(problem: CaseProblem, reason: Reason) -> CaseProblem:
    """Make the change that `reason.help` names. ValueError where there is none to make."""
    task, change = problem.task(reason.task), reason.help
    if change is None or change.kind == "other":
        raise ValueError(f"{reason.code} names no change that can be made here.")
    if change.kind == "weeks":
        if task.not_after is not None:
            task = replace(task, not_after=task.not_after + change.amount)
        return replace(_with_task(problem, task), end=problem.end + change.amount)
    if change.kind == "days":
        more = problem.day_limits[task.days_of] + change.amount
        return replace(problem, day_limits={**problem.day_limits, task.days_of: more})
    if change.kind == "date":
        return _with_task(problem, _undecided(task))
    opened = []
    for opening in task.openings:
        if change.kind == "place" and (opening.pool, opening.kind) == (change.about[0], "rolling"):
            opening = replace(opening, first_free=change.amount)
        elif change.kind == "contract" and opening.pool == change.about[0]:
            opening = _prolonged(problem, opening, change.amount)
        elif change.kind == "seat" and opening.pool == change.about[0]:
            groups = tuple(
                replace(g, seats_free=g.seats_free + 1) if g.group == change.about[1] else g
                for g in opening.groups
            )
            opening = replace(opening, groups=groups)
        opened.append(opening)
    return _with_task(problem, replace(task, openings=tuple(opened)))


def _undecided(task: Task) -> Task:
    """Without the practitioner's date; the sentence that it delivers stays as it is."""
    if task.not_after is not None:
        return replace(task, fixed_start=None)
    return replace(task, not_before=None, fixed_start=None)


def _with_task(problem: CaseProblem, changed: Task) -> CaseProblem:
    tasks = tuple(changed if task.key == changed.key else task for task in problem.tasks)
    return replace(problem, tasks=tasks)


def _as_local(task: Task, pools: tuple[str, ...]) -> tuple[Opening, ...]:
    return tuple(
        replace(o, penalty=0, unsuited="") if o.pool in pools else o for o in task.openings
    )


def _prolonged(problem: CaseProblem, opening: Opening, week: int) -> Opening:
    """With a contract that lasts at least until the end of this week."""
    if opening.last_week is None or opening.last_week >= week:
        return opening
    return replace(opening, last_week=week, ends_on=problem.monday(week) + timedelta(days=6))


def _opened(problem: CaseProblem, opening: Opening, weeks: range) -> Opening:
    """The same opening with a place in every one of these weeks, no end of its contract, and for
    whoever is older."""
    opening = replace(opening, last_week=None, ends_on=None, start_by=None)
    if opening.kind == "rolling":
        free = weeks[0] if opening.first_free is None else min(weeks[0], opening.first_free)
        return replace(opening, first_free=free)
    if opening.kind == "group":
        extra = tuple(
            GroupStart(week, problem.origin + timedelta(weeks=week), 1, f"imagined {week}")
            for week in weeks
        )
        return replace(opening, groups=opening.groups + extra)
    return opening
