"""The smallest single change that would give a task a place, with the rest of the order fixed."""

from __future__ import annotations

from followthrough.sequencing.engine.blockers import decided_start, has_place, ready_after
from followthrough.sequencing.engine.in_the_way import contract_needed, days_short, first_ready
from followthrough.sequencing.engine.opening import Opening
from followthrough.sequencing.engine.order import Order
from followthrough.sequencing.engine.problem import CaseProblem, Task
from followthrough.sequencing.engine.reason import Help
from followthrough.sequencing.engine.words import counted, labels, plain_date, week_of


def what_would_help(
    problem: CaseProblem, order: Order, task: Task, code: str, about: tuple[str, ...]
) -> Help | None:
    """The first that is enough alone: a seat, a place, another date, days, a longer sentence."""
    if code == "prerequisite_not_placed":
        return Help("other", f"A date for {labels(problem, about)}.", about=about)
    if not task.openings:
        return None
    short = days_short(problem, order, task)
    if code == "activity_days_used":
        return Help("days", f"{counted(short, 'more activity day')}.", amount=short)
    if short > 0:
        return None  # two things are in the way, so no single change is enough
    if code == "chosen_date_not_possible":
        return _other_date(problem, order, task)
    needed = contract_needed(problem, order, task)
    if code == "contract_ends" and needed:
        text = f"The contract of {needed[1]} to go on to {week_of(problem, needed[0])}."
        return Help("contract", text, amount=needed[0], about=(needed[1],))
    lacks_place = first_ready(problem, order, task) + task.weeks <= problem.ends_by(task)
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
    ready, latest = first_ready(problem, order, task), problem.ends_by(task) - task.weeks
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
    ready, end = first_ready(problem, order, task), problem.ends_by(task) - task.weeks
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
    ready = first_ready(problem, order, task)
    for week in range(ready, max([ready, *dates]) + 1):
        if task.barred(week) or task.fixed_start not in (None, week):
            continue
        if any(has_place(opening, task, week) for opening in task.openings):
            more = week + task.weeks - problem.ends_by(task)
            return Help("weeks", f"{counted(more, 'more week')} of sentence.", amount=more)
    return None
