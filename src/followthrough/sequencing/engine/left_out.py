"""Why a task has no place in the order, and the smallest single change that would give it one.

The codes follow the reasons for work not delivered in reference/sequencing.md 1.1. Everything is
said with the rest of the order fixed; the first of the checks below that fails is the reason.
"""

from typing import NamedTuple

from followthrough.sequencing.engine.blockers import (
    decided_start,
    has_place,
    is_free,
    ready_after,
)
from followthrough.sequencing.engine.opening import Opening
from followthrough.sequencing.engine.order import Order
from followthrough.sequencing.engine.places import absent_text, for_any_age, places_text
from followthrough.sequencing.engine.problem import CaseProblem, Task
from followthrough.sequencing.engine.reason import Help, Reason
from followthrough.sequencing.engine.words import counted, labels, plain_date, say_left, week_of


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
        help=_help(problem, order, task, why.code, why.about),
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
    ready = _ready(problem, order, task)
    if ready > latest:
        before = tuple(dict.fromkeys(needed.task for needed in task.after))
        text = f"{labels(problem, before)} must come first. {_too_short(problem, task, ready)}"
        return _Obstacle(_too_short_code(problem, task), text, before)
    if all(task.barred(week) for week in range(ready, latest + 1)):
        text = f"It takes {counted(task.weeks, 'week')}, and no sentence runs so long at a time."
        return _Obstacle(_too_short_code(problem, task), text)
    if not any(_possible(problem, order, task, week) for week in range(ready, latest + 1)):
        pools = tuple(dict.fromkeys(opening.pool for opening in task.openings))
        text = places_text(problem, task, (ready, latest))
        if _contract_needed(problem, order, task):
            return _Obstacle("contract_ends", text, pools)
        older = for_any_age(task)
        if any(_possible(problem, order, older, week) for week in range(ready, latest + 1)):
            return _Obstacle("not_for_person", text, pools)
        if _only_ahead(problem, task):
            return _Obstacle("beyond_horizon", f"{text} {_ahead(problem)}", pools)
        by = f"To end with the sentence it would have to start by {week_of(problem, latest)}."
        return _Obstacle("waiting_until_after_end", f"{text} {by}", pools)
    short = _days_short(problem, order, task)
    if short <= 0:
        raise Unexplained(f"Nothing stands against a place for {task.key!r}.")
    needed = counted(task.days, "activity day") + (f" of {task.days_of}" if task.days_of else "")
    text = f"It needs {needed}. {say_left(problem.day_limits[task.days_of], task.days, short)}"
    return _Obstacle("activity_days_used", text, _day_users(problem, order, task))


def _bad_decision(problem: CaseProblem, order: Order, task: Task) -> str:
    """What is wrong with the practitioner's date; empty when nothing is."""
    if task.fixed_start is not None and not _possible(problem, order, task, task.fixed_start):
        if _late_only_for_horizon(problem, task):
            moved = week_of(problem, task.fixed_start)
            return f"It was moved to {moved}. {_ahead(problem)}"
        text = f"It was moved to {week_of(problem, task.fixed_start)}, when it cannot start."
        if _contract_needed(problem, order, task):
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
    return (
        f"It takes {counted(task.weeks, 'week')}; from {week_of(problem, earliest)} "
        f"the sentence has {counted(left, 'week')} left."
    )


def _without_place(order: Order, task: Task) -> tuple[str, ...]:
    missing = (needed.task for needed in task.after if needed.task not in order.starts)
    return tuple(dict.fromkeys(missing))


def _ready(problem: CaseProblem, order: Order, task: Task) -> int:
    """First week that everything but a place allows."""
    waits = [ready_after(problem, order.starts, needed) for needed in task.after]
    return max([problem.first_for(task), decided_start(task), *waits])


def _possible(problem: CaseProblem, order: Order, task: Task, week: int) -> bool:
    """A start in this week, activity days aside."""
    if week < _ready(problem, order, task) or week + task.weeks > problem.ends_by(task):
        return False
    if task.fixed_start not in (None, week) or task.barred(week):
        return False
    return any(has_place(opening, task, week) for opening in task.openings)


def _contract_needed(problem: CaseProblem, order: Order, task: Task) -> tuple[int, str] | None:
    """The earliest last week of a contract that would be enough, and where; None where none."""
    ready, latest = _ready(problem, order, task), problem.ends_by(task) - task.weeks
    if task.fixed_start is not None:
        latest = min(latest, task.fixed_start)
    for week in range(ready, latest + 1):
        if task.barred(week):
            continue
        for opening in task.openings:
            if is_free(opening, week) and not has_place(opening, task, week):
                return week + task.weeks - 1, opening.pool
    return None


def _days_short(problem: CaseProblem, order: Order, task: Task) -> int:
    """How many activity days of its order are missing for it; 0 or less when there are enough."""
    if not problem.is_limited(task):
        return 0
    users = _day_users(problem, order, task)
    used = sum(problem.task(key).days for key in users)
    # Days set aside are kept by all who must leave them, so also by others beside this task.
    keeps = any(key not in problem.priority for key in (task.key, *users))
    aside = problem.days_set_aside[task.days_of] if keeps else 0
    running = sum(o.days for o in problem.tasks if o.running and o.days_of == task.days_of)
    return running + used + task.days + aside - problem.day_limits[task.days_of]


def _day_users(problem: CaseProblem, order: Order, task: Task) -> tuple[str, ...]:
    """Who has the days that it lacks; from a protected task only what serves one can take any."""
    placed = [problem.task(placement.task) for placement in order.placements]
    return tuple(
        other.key
        for other in placed
        if other.days
        and other.days_of == task.days_of
        and not other.running
        and (not task.protected or other.key in problem.priority)
    )


def _help(
    problem: CaseProblem, order: Order, task: Task, code: str, about: tuple[str, ...]
) -> Help | None:
    """The first that is enough alone: a seat, a place, another date, days, a longer sentence."""
    if code == "prerequisite_not_placed":
        return Help("other", f"A date for {labels(problem, about)}.", about=about)
    if not task.openings:
        return None
    short = _days_short(problem, order, task)
    if code == "activity_days_used":
        return Help("days", f"{counted(short, 'more activity day')}.", amount=short)
    if short > 0:
        return None  # two things are in the way, so no single change is enough
    if code == "chosen_date_not_possible":
        return _other_date(problem, order, task)
    needed = _contract_needed(problem, order, task)
    if code == "contract_ends" and needed:
        text = f"The contract of {needed[1]} to go on to {week_of(problem, needed[0])}."
        return Help("contract", text, amount=needed[0], about=(needed[1],))
    lacks_place = _ready(problem, order, task) + task.weeks <= problem.ends_by(task)
    for_a_place = {"waiting_until_after_end", "not_for_person"}
    if code in for_a_place or (code == "beyond_horizon" and lacks_place):
        help_ = _seat(problem, order, task) or _place(problem, order, task)
        if help_:
            return help_
    if code == "beyond_horizon":
        return None  # the sentence is long enough; a later look will tell
    return _more_weeks(problem, order, task)


def _other_date(problem: CaseProblem, order: Order, task: Task) -> Help | None:
    waits = [ready_after(problem, order.starts, needed) for needed in task.after]
    low = max([problem.first_for(task), *waits])
    for week in range(low, problem.ends_by(task) - task.weeks + 1):
        if not task.barred(week) and any(
            has_place(opening, task, week) for opening in task.openings
        ):
            return Help("date", f"Another date: from {week_of(problem, week)}.", amount=week)
    return None


def _seat(problem: CaseProblem, order: Order, task: Task) -> Help | None:
    ready, latest = _ready(problem, order, task), problem.ends_by(task) - task.weeks
    # Every group in these weeks that ends with its contract is full, or there would be a place.
    full = [
        (group.on, opening.pool, group.group)
        for opening in task.openings
        for group in opening.groups
        if ready <= group.week <= _latest_at(opening, task, latest)
        if not task.barred(group.week)
    ]
    if not full:
        return None
    on, pool, group = min(full)
    text = f"One more seat in the group of {pool} that starts on {plain_date(on)}."
    return Help("seat", text, amount=1, about=(pool, group))


def _place(problem: CaseProblem, order: Order, task: Task) -> Help | None:
    ready, end = _ready(problem, order, task), problem.ends_by(task) - task.weeks
    for opening in task.openings:
        weeks = range(ready, _latest_at(opening, task, end) + 1)
        latest = max((week for week in weeks if not task.barred(week)), default=None)
        if opening.kind == "rolling" and latest is not None:
            text = f"A place in {opening.pool} by {week_of(problem, latest)}."
            return Help("place", text, amount=latest, about=(opening.pool,))
    return None


def _latest_at(opening: Opening, task: Task, latest: int) -> int:
    last = opening.last_start(task.weeks)
    return latest if last is None else min(latest, last)


def _more_weeks(problem: CaseProblem, order: Order, task: Task) -> Help | None:
    """How much longer the sentence would have to last; a fact, nobody's to choose."""
    dates = [opening.first_free or 0 for opening in task.openings]
    dates.append(decided_start(task))
    dates += [group.week for opening in task.openings for group in opening.groups]
    dates += [closed.last + 1 for closed in task.closed]
    ready = _ready(problem, order, task)
    for week in range(ready, max([ready, *dates]) + 1):
        if task.barred(week) or task.fixed_start not in (None, week):
            continue
        if any(has_place(opening, task, week) for opening in task.openings):
            more = week + task.weeks - problem.ends_by(task)
            return Help("weeks", f"{counted(more, 'more week')} of sentence.", amount=more)
    return None
