"""Why each task starts when it does, in plain sentences that can be checked.

For every week before the chosen start the facts that stand against it are collected, with the
rest of the order fixed; unbroken stretches become one reason each. So the reasons whose weeks
cover a week are, together, everything that stands against it: take them away (`without.py`) and
the task could start then at no added cost; leave one and it could not. In the best order there
is, a week with nothing against it would be a fault: `Unexplained`. In an order that is not proven
to be the best (`solve_in_parts.py`) a task may stand behind work placed first, and says so.

Never from solver internals: see reference/sequencing.md section 4.4.
"""

from collections.abc import Iterator
from dataclasses import replace

from followthrough.sequencing.engine.blockers import Blocker, Surroundings, runs
from followthrough.sequencing.engine.left_out import Unexplained, why_left_out
from followthrough.sequencing.engine.order import Order, Placement
from followthrough.sequencing.engine.places import (
    contract_text,
    listed_but,
    places_code,
    places_text,
    until_too_old,
)
from followthrough.sequencing.engine.problem import IN_CUSTODY, CaseProblem, Task
from followthrough.sequencing.engine.reason import Help, Reason, in_weeks
from followthrough.sequencing.engine.stability import not_waited_for, why_not_waited_for
from followthrough.sequencing.engine.words import counted, labels, listed, plain_date, week_of

__all__ = ["Help", "Reason", "Unexplained", "explain"]


def explain(
    problem: CaseProblem, order: Order, proven: bool = True
) -> dict[str, tuple[Reason, ...]]:
    """At least one reason for every task; for a placed one, the first is about its own start."""
    reasons: dict[str, tuple[Reason, ...]] = {}
    early = not_waited_for(problem, order)
    for placed in order.placements:
        if placed.kind == "running":
            reasons[placed.task] = (_already_started(problem, placed),)
        else:
            reasons[placed.task] = (
                _start(problem, placed),
                *_part_of_it(problem, placed),
                *_unsuited(problem, placed),
                *(
                    why_not_waited_for(problem, order, placed.task, early[placed.task])
                    if placed.task in early
                    else ()
                ),
                *_why_later(problem, order, placed, proven),
            )
    for left in order.unplaced:
        reasons[left.task] = (why_left_out(problem, order, problem.task(left.task)),)
    for key in order.undated:
        reasons[key] = _date_not_known(problem, problem.task(key))
    return {task.key: reasons[task.key] for task in problem.tasks}


MOST_NAMED = 3  # services in a sentence


def _already_started(problem: CaseProblem, placed: Placement) -> Reason:
    text = f"Already started in {week_of(problem, placed.start)}; it is kept as it is."
    return in_weeks(problem, placed.task, "already_started", text, (placed.start, placed.start))


def _date_not_known(problem: CaseProblem, task: Task) -> tuple[Reason, ...]:
    """Also where every contract is known to end too soon, whenever a place may come free, and until
    when a service is for this person who will be too old for it before the sentence ends."""
    pools = tuple(dict.fromkeys(opening.pool for opening in task.openings))
    without = [pool for pool in pools if pool not in {o.pool for o in task.openings if o.ask}]
    who = f"any of {len(without)} services" if len(without) > MOST_NAMED else listed(without)
    has = "have" if 1 < len(without) <= MOST_NAMED else "has"
    why = f", because it is not known when {who} {has} places. Ask." if without else "."
    last = problem.ends_by(task) - task.weeks
    limits = [listed_but(o) if o.ask else until_too_old(o, last) for o in task.openings]
    clauses = dict.fromkeys(f"{limit}." for limit in limits if limit)
    text = " ".join([f"The date is not known{why}", *clauses])
    code = "date_not_known" if without else "fit_not_known"
    reason = Reason(task.key, code, text, about=pools, alert=task.protected)
    lasts = [opening.contract_allows(task.weeks) for opening in task.openings]
    if any(last is None or last >= problem.first_for(task) for last in lasts):
        return (reason,)
    ended = "; ".join(dict.fromkeys(contract_text(opening, task) for opening in task.openings))
    text = f"{ended[0].upper()}{ended[1:]}."
    return (reason, replace(reason, code="contract_ends", text=text))


def _start(problem: CaseProblem, placed: Placement) -> Reason:
    """What the start date rests on: a group's date, an expected place, or nobody else."""
    week = placed.start
    if placed.kind == "group":
        opening = next(
            group
            for opening in problem.task(placed.task).openings
            if opening.pool == placed.pool and opening.kind == "group"
            for group in opening.groups
            if (group.week, group.group) == (week, placed.group) and group.seats_free
        )
        fact = f"a group of {placed.pool} with a free seat starts on {plain_date(opening.on)}"
        about: tuple[str, ...] = (placed.pool, opening.group)
    elif placed.kind == "rolling":
        fact, about = f"{placed.pool} is expected to have a free place", (placed.pool,)
    else:
        fact, about = "no outside place is needed", ()
    if week == problem.first_for(problem.task(placed.task)):
        when = "straight away" if week == 0 else "as soon as work can"
        text = f"Can start {when}, in {week_of(problem, week)}: {fact}."
        code = "starts_straight_away"
    else:
        text = f"Starts in {week_of(problem, week)}: {fact}."
        code = "starts_then"
    return in_weeks(problem, placed.task, code, text, (week, week), about)


def _part_of_it(problem: CaseProblem, placed: Placement) -> Iterator[Reason]:
    task = problem.task(placed.task)
    if task.whole:
        text = f"{task.weeks} of its {task.whole} weeks fit before the sentence ends."
        yield Reason(placed.task, "part_fits", text)


def _unsuited(problem: CaseProblem, placed: Placement) -> Iterator[Reason]:
    """That the chosen place does not suit, and why it is chosen all the same."""
    openings = problem.task(placed.task).openings
    chosen = [o for o in openings if (o.pool, o.kind) == (placed.pool, placed.kind)]
    if not chosen or not all(opening.unsuited for opening in chosen):
        return
    others = [o for o in openings if not o.unsuited and o.kind != "unknown"]
    but = "no place that suits comes soon enough" if others else "no other place is known"
    text = f"{placed.pool} is {chosen[0].unsuited}; {but}."
    yield Reason(placed.task, "unsuited", text, about=(placed.pool,))


def _why_later(
    problem: CaseProblem, order: Order, placed: Placement, proven: bool
) -> tuple[Reason, ...]:
    try:
        return tuple(_why_not_earlier(problem, order, placed))
    except Unexplained:
        if proven:
            raise
    text = "It was placed after work that comes first."
    return (Reason(placed.task, "placed_after_others", text),)


def _why_not_earlier(problem: CaseProblem, order: Order, placed: Placement) -> Iterator[Reason]:
    """Reasons in the order of their first week, impossible things before costly ones."""
    around = Surroundings(problem, order, placed)
    against: dict[Blocker, list[int]] = {}
    for week in range(placed.start):
        blockers = around.blockers(week)
        if not blockers:
            raise Unexplained(f"Nothing stands against {placed.task!r} in week {week}.")
        for blocker in blockers:
            against.setdefault(blocker, []).append(week)
    stretches = [(first, last, b) for b, weeks in against.items() for first, last in runs(weeks)]
    for first, last, blocker in sorted(stretches, key=lambda stretch: stretch[0]):
        yield _sentence(around, blocker, (first, last))


def _sentence(around: Surroundings, blocker: Blocker, weeks: tuple[int, int]) -> Reason:
    problem, task = around.problem, around.task
    code, about = blocker.code, blocker.about
    if code == "no_place":
        code = places_code(task, weeks)
        text = places_text(problem, task, weeks)
        about = tuple(dict.fromkeys(opening.pool for opening in task.openings))
    elif code == "contract_ends":
        text = places_text(problem, task, weeks)
    elif code == "not_in_community":
        text = (
            f"Work can start from {week_of(problem, problem.first)}, when the sentence has started."
        )
    elif code in {"in_custody", "no_sentence"}:
        text, about = _closed(problem, code, *(int(week) for week in about)), ()
    elif code == "own_sentence":
        # The first whole week of the sentence: that may have begun in the week before.
        first = week_of(problem, task.not_before or 0)
        text = f"It can start from {first}, when the sentence that it is part of has begun."
    elif code == "decision":
        text = _decision(problem, task)
    elif code == "prerequisite":
        text = _prerequisite(around, about[0])
    elif code == "stability":
        ready = around.starts[about[0]] + problem.task(about[0]).lag
        text = (
            f"An earlier start would come before {labels(problem, about)} is expected to have "
            f"brought enough stability, in {week_of(problem, ready)}."
        )
    elif code == "load":
        most = counted(around.accepted, "thing")
        text = (
            f"An earlier start would make more than {most} at once, with {labels(problem, about)}."
        )
    elif code == "not_suited":
        why = next(o.unsuited for o in task.openings if o.unsuited and o.pool in about)
        text = f"Only {listed(about)} has a place then, and it is {why}."
    elif code == "not_local":
        text = f"Only {listed(about)} has a place then, and that is not as local."
    else:
        text = "Its date has been published; an earlier start would change it."
    return in_weeks(problem, task.key, code, text, weeks, about)


def _closed(problem: CaseProblem, why: str, first: int, last: int) -> str:
    until = week_of(problem, last + 1)
    if why == IN_CUSTODY:
        first_whole = plain_date(problem.monday(last + 1))
        return (
            f"It is done in the community, and the first whole week there begins on {first_whole}."
        )
    # One may end or begin within a week.
    if first <= problem.first:
        return f"No sentence that it can be part of runs for a whole week before {until}."
    return (
        f"From {week_of(problem, first)} to {until} no sentence that it can be part of runs for a "
        "whole week."
    )


def _decision(problem: CaseProblem, task: Task) -> str:
    if task.fixed_start is not None:
        return f"The practitioner moved it to {week_of(problem, task.fixed_start)}."
    held = week_of(problem, task.not_before or 0)
    return f"The practitioner decided that it should not start before {held}."


def _prerequisite(around: Surroundings, key: str) -> str:
    """The strictest of what is declared about one earlier task."""
    problem = around.problem
    needed = max(
        (needed for needed in around.task.after if needed.task == key),
        key=lambda needed: around.ready(needed),
    )
    before = f"{counted(needed.lag, 'week')} before" if needed.lag else "first"
    return (
        f"{problem.task(key).label} must have {needed.kind} {before}, "
        f"which allows it from {week_of(problem, around.ready(needed))}."
    )
