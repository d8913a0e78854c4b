"""Short ways to write a case, and random cases from a seed. Synthetic throughout."""

import random
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

from followthrough.sequencing.engine.opening import GroupStart, Opening
from followthrough.sequencing.engine.order import Order, Placement
from followthrough.sequencing.engine.part_of_it import as_much_as_fits
from followthrough.sequencing.engine.problem import (
    CaseProblem,
    ClosedWeeks,
    NeedClass,
    Prerequisite,
    Task,
    Weights,
)

MONDAY = date(2027, 1, 4)


def own() -> Opening:
    return Opening("", "own")


def rolling(first_free: int | None, pool: str = "Shelter", penalty: int = 0) -> Opening:
    return Opening(pool, "rolling", first_free=first_free, penalty=penalty)


def unknown(pool: str = "Clinic") -> Opening:
    return Opening(pool, "unknown")


def groups(*starts: tuple[int, int], pool: str = "Skills", penalty: int = 0) -> Opening:
    """Groups as (week, free seats), each on the Wednesday of its week."""
    listed = tuple(
        GroupStart(week, MONDAY + timedelta(weeks=week, days=2), seats, f"{pool} {week}")
        for week, seats in starts
    )
    return Opening(pool, "group", groups=listed, penalty=penalty)


def until(opening: Opening, last_week: int) -> Opening:
    """The same opening at a service whose contract ends on the Friday of its last week."""
    ends_on = MONDAY + timedelta(weeks=last_week, days=4)
    return replace(opening, last_week=last_week, ends_on=ends_on)


def for_the_young(opening: Opening, start_by: int) -> Opening:
    """The same opening, for which the person is too old after the week `start_by`."""
    return replace(opening, start_by=start_by, not_after=f"up to 25, until week {start_by}")


def task(key: str, weeks: int = 4, *openings: Opening, **rest: Any) -> Task:
    """A task, the practitioner's own work unless openings or a reason for none are given."""
    if not openings and "absent_reason" not in rest:
        openings = (own(),)
    return Task(key, f"Task {key}", weeks, openings=openings, **rest)


def case(*tasks: Task, day_limit: int | None = None, **rest: Any) -> CaseProblem:
    """`day_limit` is that of the one order of which all days are."""
    values: dict[str, Any] = {"origin": MONDAY, "first": 0, "end": 40, "at_once": 3}
    if day_limit is not None:
        values["day_limits"] = {"": day_limit}
    return CaseProblem(tasks=tasks, **(values | rest))


def changed(problem: CaseProblem, key: str, **rest: Any) -> CaseProblem:
    tasks = tuple(replace(t, **rest) if t.key == key else t for t in problem.tasks)
    return replace(problem, tasks=tasks)


def moved(problem: CaseProblem, order: Order, key: str, week: int) -> list[Order]:
    """The order with one task at another week, once for every way to deliver it."""
    orders = []
    for opening in problem.task(key).openings:
        names: list[str | None] = [None]
        if opening.kind == "group":
            names = [group.group for group in opening.groups if group.week == week]
        for name in names:
            if opening.kind == "unknown":
                continue
            new = Placement(key, week, opening.pool, opening.kind, name)
            kept = tuple(new if p.task == key else p for p in order.placements)
            orders.append(replace(order, placements=kept))
    return orders


def random_case(seed: int, *, shortened: bool = True) -> CaseProblem:
    """A case of 5 to 7 tasks over one or two years, with every feature of the model. `shortened`:
    as much of each task as fits before the sentence ends."""
    r = random.Random(seed)
    first, end = r.choice([0, 0, 0, 2, 5]), r.randint(30, 104)
    tasks = [
        _random_task(r, position, longest=20, horizon=104) for position in range(r.randint(5, 7))
    ]
    problem = _random_ages(_random_frame(r, tasks, first, end, days=[15, 25]), seed)
    return as_much_as_fits(problem) if shortened else problem


def small_random_case(seed: int) -> CaseProblem:
    """A case small enough to try every order: at most 4 tasks in at most 12 weeks."""
    r = random.Random(seed)
    count = r.choice([3, 3, 4, 4])
    first, end = r.choice([0, 0, 1, 2]), r.randint(6, 9 if count == 4 else 12)
    tasks = [_random_task(r, position, longest=4, horizon=9) for position in range(count)]
    return as_much_as_fits(
        _random_ages(_random_frame(r, tasks, first, end, days=[9, 12, 15]), seed)
    )


def _random_frame(
    r: random.Random, tasks: list[Task], first: int, end: int, days: list[int]
) -> CaseProblem:
    at_once = r.choice([1, 2, 2, 3])
    problem = CaseProblem(
        MONDAY,
        first,
        end,
        at_once=at_once,
        tasks=tuple(_random_contracts(r, one, end) for one in tasks),
        day_limits=r.choice([{}, {}, *_random_limits(r, days)]),
        weights=r.choice([Weights(), Weights(60, 20, 5, 3), Weights(140, 8, 60, 40)]),
        preferred=tuple(r.sample([t.key for t in tasks], r.choice([0, 2]))),
    )
    tasks_in_part = [_random_part(r, one) for one in problem.tasks]
    in_turn = tuple(replace(one, turn=r.choice([0, 0, 1, 2])) for one in tasks_in_part)
    return replace(problem, tasks=in_turn)


def _random_ages(problem: CaseProblem, seed: int) -> CaseProblem:
    """Somebody will soon be too old for some of the places outside. By numbers of its own, so that
    all else of a seed is as it was."""
    r = random.Random(f"age {seed}")
    tasks = tuple(
        replace(
            one,
            openings=tuple(
                for_the_young(opening, r.randint(-1, problem.end))
                if opening.kind in {"rolling", "group"} and r.random() < 0.15
                else opening
                for opening in one.openings
            ),
        )
        for one in problem.tasks
    )
    return replace(problem, tasks=tasks)


def _random_part(r: random.Random, one: Task) -> Task:
    """Part of some work is worth having, and some places do not suit."""
    least = r.choice([0, 0, max(1, one.weeks // 3)])
    openings = tuple(
        replace(opening, unsuited="in a group") if opening.penalty and r.random() < 0.3 else opening
        for opening in one.openings
    )
    return replace(one, openings=openings, least=0 if one.protected else least)


def _random_limits(r: random.Random, days: list[int]) -> list[dict[str, int]]:
    """One order with a limit, or two; some tasks use days of an order that has none."""
    return [{"": limit} for limit in days] + [{"": days[0], "second": r.choice([0, *days])}]


def _random_task(r: random.Random, position: int, longest: int, horizon: int) -> Task:
    stabilising = r.random() < 0.35
    openings = tuple(_random_opening(r, position, n, horizon) for n in range(r.choice([1, 1, 2])))
    new = Task(
        f"t{position}",
        f"Task {position}",
        weeks=r.randint(1, longest),
        weight=r.choice([1, 2, 2, 3, 5, 8, 16]),
        openings=openings,
        after=_random_prerequisites(r, position),
        stabilising=stabilising,
        needs_stability=r.random() < (0.1 if stabilising else 0.6),
        lag=r.randint(0, 6) if stabilising else 0,
        protects=r.random() < 0.1,
        required=r.random() < 0.15,
        days=r.choice([0, 0, 3, 5, 10]),
        days_of=r.choice(["", "", "second"]),
        published_start=r.choice([None, None, r.randint(0, horizon // 3)]),
        need_class=r.choice([*NeedClass]),
        counted=r.random() < 0.8,
        soon_published=r.random() < 0.1,
    )
    if r.random() < 0.15:
        new = replace(new, closed=_random_closed(r, horizon))
    chance = r.random()
    if chance < 0.06:
        return replace(new, not_before=r.randint(0, horizon // 4))
    if chance < 0.1:
        return replace(new, fixed_start=r.randint(0, horizon // 3))
    if chance < 0.18:
        return replace(new, running_since=-r.randint(0, longest))
    if chance < 0.22:
        return replace(new, openings=(), absent_reason="nothing_listed")
    if new.required and r.random() < 0.6:
        begins = r.choice([0, 0, r.randint(0, horizon // 3)])
        moved = r.choice([None, None, r.randint(0, horizon // 3)])
        ends = begins + r.randint(0, horizon)
        return replace(new, not_before=begins, not_after=ends, fixed_start=moved)
    return new


def _random_closed(r: random.Random, horizon: int) -> tuple[ClosedWeeks, ...]:
    """In custody until some week, a gap between sentences, or both."""
    release = r.randint(0, horizon // 3)
    gap = r.randint(release + 1, horizon)
    both = (
        ClosedWeeks(0, release, "in_custody"),
        ClosedWeeks(gap, gap + r.randint(0, 3), "no_sentence"),
    )
    return r.choice([both[:1], both[1:], both])


def _random_contracts(r: random.Random, one: Task, end: int) -> Task:
    """Some of the places outside lie with a service whose contract ends."""
    openings = tuple(
        until(opening, r.randint(-1, end + 2)) if opening.pool and r.random() < 0.35 else opening
        for opening in one.openings
    )
    return replace(one, openings=openings)


def _random_prerequisites(r: random.Random, position: int) -> tuple[Prerequisite, ...]:
    if not position or r.random() < 0.7:
        return ()
    chosen = r.sample(range(position), min(position, r.choice([1, 1, 2])))
    kinds = r.choices(["started", "finished"], k=len(chosen))
    return tuple(
        Prerequisite(f"t{number}", "started" if kind == "started" else "finished", r.randint(0, 2))
        for number, kind in zip(chosen, kinds, strict=True)
    )


def _random_opening(r: random.Random, position: int, number: int, horizon: int) -> Opening:
    pool = f"Pool {position}{number}"
    penalty = r.choice([0, 2, 9, 25]) if number else 0
    kind = r.choices(["own", "rolling", "group", "unknown"], weights=[3, 4, 4, 1])[0]
    if kind == "own":
        return own()
    if kind == "unknown":
        return unknown(pool)
    if kind == "rolling":
        return rolling(r.choice([0, 0, 1, 3, horizon // 5, None]), pool, penalty)
    step = max(1, horizon // 25)
    weeks = sorted(r.sample(range(horizon), horizon // (3 * step)))
    return groups(*((week, r.choice([0, 1, 1, 3])) for week in weeks), pool=pool, penalty=penalty)
