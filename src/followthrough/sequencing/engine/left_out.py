"""Why a task has no place in the order, and the smallest single change that would give it one.

The codes follow the reasons for work not delivered in reference/sequencing.md 1.1. Everything is
said with the rest of the order fixed; the first of the checks below that fails is the reason.
"""

from typing import NamedTuple

from followthrough.sequencing.engine.blockers import decided_start
from followthrough.sequencing.engine.in_the_way import (
    contract_needed,
    day_users,
    days_short,
    first_ready,
    is_possible,
)
from followthrough.sequencing.engine.order import Order
from followthrough.sequencing.engine.places import absent_text, for_any_age, places_text
from followthrough.sequencing.engine.problem import CaseProblem, Task
from followthrough.sequencing.engine.reason import Reason
from followthrough.sequencing.engine.what_would_help import what_would_help
from followthrough.sequencing.engine.words import counted, labels, say_left, week_of


class Unexplained(RuntimeError):
    """The order is not the best one: something in it has no reason. A fault, never a fact."""


def why_left_out(problem: CaseProblem, order: Order, task: Task) -> Reason:
    """The reason, with `help` where one change would be enough."""
    why = _obstacle(problem, order, task)
    return Reason(
        task=task.key,
        code=why.code,
        text=why.text,
        about=why.about,
        alert=task.protected,
        help=what_would_help(problem, order, task, why.code, why.about),
    )


class _Obstacle(NamedTuple):
    """What stands in the way of a place; `about` are the tasks or pools that it speaks of."""

    code: str
    text: str
    about: tuple[str, ...] = ()


def _obstacle(problem: CaseProblem, order: Order, task: Task) -> _Obstacle:
    missing = _without_place(order, task)
    if not task.openings:
        return _Obstacle(task.absent_reason or "nothing_listed", absent_text(task))
    if missing:
        text = f"{labels(problem, missing)} must come first and has no date."
        return _Obstacle("prerequisite_not_placed", text, missing)
    latest = problem.ends_by(task) - task.weeks
    may_start = problem.first_for(task)
    if may_start > latest:
        return _Obstacle(_too_short_code(problem, task), _too_short(problem, task, may_start))
    decided = _bad_decision(problem, order, task)
    if decided:
        return _Obstacle(_decided_code(problem, task), decided)
    ready = first_ready(problem, order, task)
    if ready > latest:
        before = tuple(dict.fromkeys(needed.task for needed in task.after))
        text = f"{labels(problem, before)} must come first. {_too_short(problem, task, ready)}"
        return _Obstacle(_too_short_code(problem, task), text, before)
    if all(task.barred(week) for week in range(ready, latest + 1)):
        text = f"It takes {counted(task.weeks, 'week')}, and no sentence runs so long at a time."
        return _Obstacle(_too_short_code(problem, task), text)
    if not any(is_possible(problem, order, task, week) for week in range(ready, latest + 1)):
        pools = tuple(dict.fromkeys(opening.pool for opening in task.openings))
        text = places_text(problem, task, (ready, latest))
        if contract_needed(problem, order, task):
            return _Obstacle("contract_ends", text, pools)
        older = for_any_age(task)
        if any(is_possible(problem, order, older, week) for week in range(ready, latest + 1)):
            return _Obstacle("not_for_person", text, pools)
        if _only_ahead(problem, task):
            return _Obstacle("beyond_horizon", f"{text} {_ahead(problem)}", pools)
        end = "To end with the sentence"
        if task.whole:
            end = f"For {counted(task.weeks, 'week')} of it before the sentence ends"
        by = f"{end} it would have to start by {week_of(problem, latest)}."
        return _Obstacle("waiting_until_after_end", f"{text} {by}", pools)
    short = days_short(problem, order, task)
    if short <= 0:
        raise Unexplained(f"Nothing stands against a place for {task.key!r}.")
    needed = counted(task.days, "activity day") + (f" of {task.days_of}" if task.days_of else "")
    text = f"It needs {needed}. {say_left(problem.day_limits[task.days_of], task.days, short)}"
    return _Obstacle("activity_days_used", text, day_users(problem, order, task))


def _bad_decision(problem: CaseProblem, order: Order, task: Task) -> str:
    """What is wrong with the practitioner's date; empty when nothing is."""
    if task.fixed_start is not None and not is_possible(problem, order, task, task.fixed_start):
        if _late_only_for_horizon(problem, task):
            moved = week_of(problem, task.fixed_start)
            return f"It was moved to {moved}. {_ahead(problem)}"
        text = f"It was moved to {week_of(problem, task.fixed_start)}, when it cannot start."
        if contract_needed(problem, order, task):
            text += f" {places_text(problem, task, (task.fixed_start, task.fixed_start))}"
        return text
    if decided_start(task) > problem.ends_by(task) - task.weeks:
        held = week_of(problem, decided_start(task))
        if _only_ahead(problem, task):
            return f"It was held until {held}. {_ahead(problem)}"
        return f"It was held until {held}, too late to finish within the sentence."
    return ""


def _only_ahead(problem: CaseProblem, task: Task) -> bool:
    """True where not the end of its sentence stands in the way, but how far the order looks."""
    return problem.looks_ahead and (task.not_after is None or task.not_after > problem.end)


def _late_only_for_horizon(problem: CaseProblem, task: Task) -> bool:
    late = decided_start(task) + task.weeks > problem.end
    own = task.not_after is None or decided_start(task) + task.weeks <= task.not_after
    return late and own and problem.looks_ahead


def _ahead(problem: CaseProblem) -> str:
    weeks = counted(problem.end - problem.first, "week")
    return f"The order looks {weeks} ahead, to {week_of(problem, problem.end)}."


def _too_short_code(problem: CaseProblem, task: Task) -> str:
    return "beyond_horizon" if _only_ahead(problem, task) else "sentence_too_short"


def _decided_code(problem: CaseProblem, task: Task) -> str:
    late = _late_only_for_horizon(problem, task)
    return "beyond_horizon" if late else "chosen_date_not_possible"


def _too_short(problem: CaseProblem, task: Task, earliest: int) -> str:
    left = max(0, problem.ends_by(task) - earliest)
    if _only_ahead(problem, task):
        first = week_of(problem, earliest)
        return f"It takes {counted(task.weeks, 'week')} from {first}. {_ahead(problem)}"
    if task.not_after is not None and task.not_after <= problem.first:
        return "The sentence that it is part of has no time left."
    takes = f"It takes {counted(task.weeks, 'week')}"
    if task.whole:
        takes = (
            f"It takes {counted(task.whole, 'week')}, and fewer than {task.weeks} are not worth "
            "having"
        )
    first = week_of(problem, earliest)
    return f"{takes}; from {first} the sentence has {counted(left, 'week')} left."


def _without_place(order: Order, task: Task) -> tuple[str, ...]:
    missing = (needed.task for needed in task.after if needed.task not in order.starts)
    return tuple(dict.fromkeys(missing))
