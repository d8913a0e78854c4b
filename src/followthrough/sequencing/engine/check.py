"""Checks an order against its problem, without a line in common with the solver.

`check` names every broken rule. Only the values (`problem.py`, `order.py`) and `cost.py` (which
adds up the cost again) are imported. What a practitioner should know although no rule is broken is
said by `advice.py`.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from followthrough.sequencing.engine.cost import parts_of, why_closed
from followthrough.sequencing.engine.order import Order, Placement
from followthrough.sequencing.engine.problem import CaseProblem, Task


@dataclass(frozen=True, slots=True)
class Violation:
    """A rule that the order breaks."""

    code: str
    task: str
    text: str


def check(problem: CaseProblem, order: Order) -> tuple[Violation, ...]:
    """Every broken rule; an empty answer means that the order can be carried out as it stands."""
    listing = tuple(_listing(problem, order))
    if listing:
        return listing  # nothing else can be said about an order that does not list the tasks
    violations = list(_running(problem, order))
    for placement in order.placements:
        if placement.kind != "running":
            broken = list(_placement(problem, order, placement))
            violations.extend(broken or _class_before_class(problem, order, placement))
            violations.extend(_shortened(problem, order, problem.task(placement.task)))
    violations.extend(_days(problem, order))
    violations.extend(_left_out(problem, order))
    cost = parts_of(problem, order).total
    if cost != order.cost:
        violations.append(Violation("wrong_cost", "", f"The cost is {cost}, not {order.cost}."))
    return tuple(violations)


def _listing(problem: CaseProblem, order: Order) -> Iterator[Violation]:
    listed = [placement.task for placement in order.placements]
    listed += [left.task for left in order.unplaced] + list(order.undated)
    for key in sorted(set(listed) | set(problem.by_key)):
        if key not in problem.by_key:
            yield Violation("unknown_task", key, "The case has no such task.")
        elif listed.count(key) != 1:
            text = f"Listed {listed.count(key)} times instead of once."
            yield Violation("not_listed_once", key, text)
    for task in problem.tasks:
        if task.undated != (task.key in order.undated):
            yield Violation("date_not_known", task.key, "Wrong about whether its date is known.")


def _running(problem: CaseProblem, order: Order) -> Iterator[Violation]:
    starts = {p.task: p.start for p in order.placements if p.kind == "running"}
    for task in problem.tasks:
        if starts.get(task.key) != task.running_since:
            yield Violation("running_changed", task.key, "Started work must be kept as it is.")


def _placement(problem: CaseProblem, order: Order, placed: Placement) -> Iterator[Violation]:
    task = problem.task(placed.task)
    yield from _window(problem, task, placed.start)
    yield from _prerequisites(problem, order, task, placed.start)
    same = [o for o in task.openings if (o.pool, o.kind) == (placed.pool, placed.kind)]
    if not same:
        yield Violation("no_such_opening", task.key, f"Not offered: {placed.pool} {placed.kind}.")
    elif all(why_closed(opening, task, placed.start, placed.group) for opening in same):
        code = why_closed(same[0], task, placed.start, placed.group)
        yield Violation(code, task.key, f"No place in {placed.pool} in week {placed.start}.")


def _window(problem: CaseProblem, task: Task, start: int) -> Iterator[Violation]:
    if start < problem.first:
        yield Violation("before_first", task.key, f"Week {start} is before {problem.first}.")
    if start + task.weeks > problem.end:
        yield Violation("after_end", task.key, "It would still run when the sentence ends.")
    runs = set(range(start, start + task.weeks))
    for closed in task.closed:
        if runs & set(range(closed.first, closed.last + 1)):
            text = f"It may not run in the weeks {closed.first} to {closed.last}."
            yield Violation(closed.why, task.key, text)
    if task.not_after is not None:
        if start + task.weeks > task.not_after:
            text = f"It must have ended before week {task.not_after}."
            yield Violation("after_its_sentence", task.key, text)
        if task.not_before is not None and start < task.not_before:
            text = f"The sentence that it delivers starts in week {task.not_before}."
            yield Violation("before_its_sentence", task.key, text)
    if task.fixed_start is not None:
        if start != task.fixed_start:
            yield Violation("decision", task.key, f"It was moved to week {task.fixed_start}.")
    elif task.not_after is None and task.not_before is not None and start < task.not_before:
        yield Violation("decision", task.key, f"It was held until week {task.not_before}.")


def _prerequisites(
    problem: CaseProblem, order: Order, task: Task, start: int
) -> Iterator[Violation]:
    for needed in task.after:
        if needed.task not in order.starts:
            text = f"{needed.task} has no place in the order."
            yield Violation("prerequisite_missing", task.key, text)
            continue
        ready = order.starts[needed.task] + needed.lag
        if needed.kind == "finished":
            ready += problem.task(needed.task).weeks
        if start < ready:
            text = f"{needed.task} allows it from week {ready}."
            yield Violation("prerequisite_early", task.key, text)


def _serving_protected(problem: CaseProblem) -> set[str]:
    """Protected tasks and, step by step, what they need first."""
    serving = {task.key for task in problem.tasks if task.protected and not task.running}
    while True:
        more = {n.task for key in serving for n in problem.task(key).after} - serving
        if not more:
            return serving
        serving |= more


def _days_available(problem: CaseProblem, task: Task, serving: set[str]) -> int | None:
    """Activity days of its order that this task may count on before others have had theirs."""
    if task.days_of not in problem.day_limits:
        return None
    same = [other for other in problem.tasks if other.days_of == task.days_of]
    available = max(0, problem.day_limits[task.days_of] - sum(o.days for o in same if o.running))
    if task.key not in serving:
        available -= sum(o.days for o in same if o.undated and o.protected)
    return available


def _days(problem: CaseProblem, order: Order) -> Iterator[Violation]:
    serving = _serving_protected(problem)
    placed = [problem.task(p.task) for p in order.placements if p.kind != "running"]
    for task in placed:
        used = sum(other.days for other in placed if other.days_of == task.days_of)
        available = _days_available(problem, task, serving)
        if task.days and available is not None and used > available:
            text = f"{used} activity days are planned, {available} are left for it."
            yield Violation("days", task.key, text)


def _left_out(problem: CaseProblem, order: Order) -> Iterator[Violation]:
    """Work left out must be impossible with the rest of the order as it is.

    For a protected task the rest gives way: days of tasks that serve no protected task are free.
    """
    serving = _serving_protected(problem)
    placed = [problem.task(p.task) for p in order.placements if p.kind != "running"]
    for left in order.unplaced:
        task = problem.task(left.task)
        if left.alert != task.protected:
            yield Violation("wrong_alert", task.key, "Alert is for protected tasks, all of them.")
        same = [other for other in placed if other.days and other.days_of == task.days_of]
        in_order = [o for o in same if not task.protected or o.key in serving]
        # Its days must be enough for it and for those who must leave some to undated work.
        limits = [_days_available(problem, other, serving) for other in (task, *in_order)]
        used = task.days + sum(other.days for other in in_order)
        if task.days and any(limit is not None and used > limit for limit in limits):
            continue
        weeks = possible_weeks(problem, order, task.key)
        if weeks:
            code = "protected_left_out" if task.protected else "left_out_without_reason"
            yield Violation(code, task.key, f"It could start in week {weeks[0]}.")


def _shortened(problem: CaseProblem, order: Order, task: Task) -> Iterator[Violation]:
    """Work is shortened only where the whole of it fits nowhere, and enough of it does."""
    if not task.whole:
        return
    if not task.least <= task.weeks < task.whole:
        yield Violation("shortened", task.key, f"{task.weeks} weeks are not enough of it.")
    whole = replace(task, weeks=task.whole)
    tasks = tuple(whole if other.key == task.key else other for other in problem.tasks)
    if weeks := possible_weeks(replace(problem, tasks=tasks), order, task.key):
        text = f"All of it could start in week {weeks[0]}."
        yield Violation("shortened", task.key, text)


def _class_before_class(
    problem: CaseProblem, order: Order, placed: Placement
) -> Iterator[Violation]:
    """A week before its start in which the task could have started, had not something of a later
    class, or of its class and a later turn, taken the last of the things at once (design.md section
    4)."""
    task = problem.task(placed.task)
    ranks = _ranks(problem)
    held_back = ranks[task.key] != HELD_BACK_BY_NONE
    if not held_back or not task.takes_slot or task.published_start == placed.start:
        return
    counted = {
        key: range(start, start + problem.task(key).weeks)
        for key, start in order.starts.items()
        if key != task.key and problem.task(key).takes_slot
    }
    runs = problem.task(task.key).weeks
    for week in possible_weeks(problem, order, task.key):
        if week >= placed.start:
            return
        if not _as_good(problem, order, placed, week):
            continue
        beside = [
            [key for key, run in counted.items() if at in run] for at in range(week, week + runs)
        ]
        full = any(len(keys) >= problem.at_once for keys in beside)
        before = [
            [key for key in keys if ranks.get(key, HELD_BACK_BY_NONE) <= ranks[task.key]]
            for keys in beside
        ]
        if full and all(len(keys) < problem.at_once for keys in before):
            late = sorted({k for keys in beside for k in keys} - {k for ks in before for k in ks})
            is_urgent = any(ranks[key][0] > ranks[task.key][0] for key in late)
            code = "later_class_first" if is_urgent else "later_turn_first"
            why = "is less urgent" if is_urgent else "has its turn later"
            text = f"It could start in week {week}, but for {', '.join(late)}, which {why}."
            yield Violation(code, task.key, text)
            return


def _as_good(problem: CaseProblem, order: Order, placed: Placement, week: int) -> bool:
    """Whether nothing but the number of things at once speaks against this earlier week: a place
    as local as the chosen one, and not before the person is expected to be stable, unless that is
    so of the chosen week."""
    task = problem.task(placed.task)
    chosen = min(
        opening.penalty
        for opening in task.openings
        if (opening.pool, opening.kind) == (placed.pool, placed.kind)
        and not why_closed(opening, task, placed.start, placed.group)
    )
    if not any(o.penalty <= chosen and not why_closed(o, task, week, None) for o in task.openings):
        return False
    if not task.needs_stability or task.protected:
        return True
    stable = [
        start + problem.task(key).lag
        for key, start in order.starts.items()
        if problem.task(key).stabilising and key != task.key
    ]
    return week >= max(stable, default=0) or placed.start < max(stable, default=0)


HELD_BACK_BY_NONE = (-1, 0)


def _waits_for_stability(task: Task) -> bool:
    return task.needs_stability and not task.protected and task.fixed_start is None


def _ranks(problem: CaseProblem) -> dict[str, tuple[int, int]]:
    """The class of each task that has not started, and its turn within it, if it is one of the
    things at once. Protected work, starts that a person fixed and dates published for soon are held
    back by none; a task has the earliest class and turn of all that wait for it."""
    ranks = {
        task.key: (int(task.need_class), task.turn if task.takes_slot else 0)
        for task in problem.tasks
        if not task.running
    }
    for key in ranks:
        task = problem.task(key)
        if task.protected or task.soon_published or task.fixed_start is not None:
            ranks[key] = HELD_BACK_BY_NONE
    steady = [task.key for task in problem.tasks if task.stabilising]
    while True:
        wait = {
            (before, task.key)
            for task in problem.tasks
            if task.key in ranks
            for before in (
                *(needed.task for needed in task.after),
                *(steady if _waits_for_stability(task) else ()),
            )
        }
        sooner = {
            before: ranks[after]
            for before, after in sorted(wait, key=lambda pair: ranks[pair[1]], reverse=True)
            if before in ranks and ranks[after] < ranks[before]
        }
        if not sooner:
            return ranks
        ranks |= sooner


def possible_weeks(problem: CaseProblem, order: Order, key: str) -> tuple[int, ...]:
    """Weeks in which the task could start with the rest of the order fixed; days not counted."""
    task = problem.task(key)
    return tuple(
        week
        for week in range(problem.first, problem.end - task.weeks + 1)
        if not any(_window(problem, task, week))
        and not any(_prerequisites(problem, order, task, week))
        and any(not why_closed(opening, task, week, None) for opening in task.openings)
    )
