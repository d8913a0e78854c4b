"""Every order of a small case, tried one by one. Slow, plain, and written apart from the solver."""

from collections.abc import Iterator
from itertools import product

from followthrough.sequencing.engine.problem import CaseProblem, Task

# A choice for one task: start week and penalty; None: left out.
Choice = tuple[int, int] | None


def best_by_trying_all(problem: CaseProblem) -> tuple[int, int, dict[str, int]]:
    """Protected tasks without a place, cost, and the start of every task still to start."""
    tasks = [t for t in problem.tasks if not (t.running or t.undated)]
    orders = [
        dict(zip([t.key for t in tasks], starts, strict=True)) for starts in _all(problem, tasks)
    ]
    orders = [chosen for chosen in orders if _prerequisites_hold(problem, chosen)]
    possible = {key for chosen in orders for key, choice in chosen.items() if choice}
    while True:  # what can never have its days goes, and with it what needs it first
        never = {
            key
            for key in possible
            if _never_enough(problem, key)
            or any(
                n.task not in possible and not problem.task(n.task).running
                for n in problem.task(key).after
            )
        }
        if not never:
            break
        possible -= never
    short = _orders_short_of_days(problem, possible)
    orders = [
        one
        for one in orders
        if _leaves_out_fairly(problem, one, possible, short)
        and _leaves_room(problem, one, possible)
    ]
    for keys in _class_by_class(problem):
        ranks = [_rank(problem, one, keys) for one in orders]
        orders = [one for one, rank in zip(orders, ranks, strict=True) if rank == min(ranks)]
    [chosen] = orders
    missing, cost = _missing(problem, chosen), _cost(problem, chosen, set(chosen))
    # Undated tasks count nothing; impossible ones are in both sums.
    return missing, cost, {key: choice[0] for key, choice in chosen.items() if choice}


def _all(problem: CaseProblem, tasks: list[Task]) -> Iterator[tuple[Choice, ...]]:
    return product(*([None, *_choices(problem, task)] for task in tasks))


def _choices(problem: CaseProblem, task: Task) -> list[Choice]:
    result: dict[int, int] = {}
    for week in range(problem.first, problem.end):
        if week + task.weeks > problem.end:
            continue
        if task.not_after is not None and (
            week + task.weeks > task.not_after or week < (task.not_before or 0)
        ):
            continue
        if task.fixed_start is not None:
            if week != task.fixed_start:
                continue
        elif week < (task.not_before or 0):
            continue
        closed = [at for c in task.closed for at in range(c.first, c.last + 1)]
        if any(week <= at < week + task.weeks for at in closed):
            continue
        for o in task.openings:
            if o.last_week is not None and week + task.weeks - 1 > o.last_week:
                continue
            if o.start_by is not None and week > o.start_by:
                continue
            free = (
                o.kind == "own"
                or (o.kind == "rolling" and o.first_free is not None and week >= o.first_free)
                or any(g.week == week and g.seats_free >= 1 for g in o.groups)
            )
            if free:
                result[week] = min(result.get(week, o.penalty), o.penalty)
    return list(result.items())


def _prerequisites_hold(problem: CaseProblem, chosen: dict[str, Choice]) -> bool:
    for key, choice in chosen.items():
        if choice is None:
            continue
        for needed in problem.task(key).after:
            earlier = problem.task(needed.task)
            begun = earlier.running_since
            if begun is None:
                place = chosen.get(needed.task)
                if place is None:
                    return False
                begun = place[0]
            wait = earlier.weeks if needed.kind == "finished" else 0
            if choice[0] < begun + wait + needed.lag:
                return False
    return True


def _days(problem: CaseProblem, of: str) -> tuple[int, int]:
    """Days left of that order, and those kept for protected work whose date is not known."""
    same = [t for t in problem.tasks if t.days_of == of]
    held = sum(t.days for t in same if t.running)
    aside = sum(t.days for t in same if t.undated and t.protected)
    return max(0, problem.day_limits[of] - held), aside


def _never_enough(problem: CaseProblem, key: str) -> bool:
    task = problem.task(key)
    if not task.days or task.days_of not in problem.day_limits:
        return False
    left, aside = _days(problem, task.days_of)
    return task.days + (0 if _serves(problem, key) else aside) > left


def _orders_short_of_days(problem: CaseProblem, possible: set[str]) -> set[str]:
    short = set()
    for of in problem.day_limits:
        left, aside = _days(problem, of)
        wanted = [problem.task(k).days for k in possible if problem.task(k).days_of == of]
        if sum(wanted) + aside > left:
            short.add(of)
    return short


def _serves(problem: CaseProblem, key: str) -> bool:
    """Protected, or needed before something protected that is still to come."""
    task = problem.task(key)
    if task.protected and not task.running:
        return True
    return any(
        _serves(problem, other.key)
        for other in problem.tasks
        if key in [needed.task for needed in other.after]
    )


def _leaves_out_fairly(
    problem: CaseProblem, chosen: dict[str, Choice], possible: set[str], short: set[str]
) -> bool:
    placed = {key for key, choice in chosen.items() if choice}
    if not placed <= possible:
        return False
    for of in short:
        left, aside = _days(problem, of)
        users = [key for key in placed if problem.task(key).days_of == of]
        used = sum(problem.task(key).days for key in users)
        for key in users:
            if problem.task(key).days and used + (0 if _serves(problem, key) else aside) > left:
                return False
    for key in possible - placed:
        task = problem.task(key)
        needs = [n.task for n in task.after if n.task in possible]
        lacks_days = task.days > 0 and task.days_of in short
        if not lacks_days and all(need in placed for need in needs):
            return False
    return True


def _leaves_room(problem: CaseProblem, chosen: dict[str, Choice], possible: set[str]) -> bool:
    """Nothing starts too late for what waits for it, whether that gets its days or not."""

    def can_follow(key: str, begun: int) -> bool:
        return all(
            any(
                week >= begun + (problem.task(key).weeks if n.kind == "finished" else 0) + n.lag
                and can_follow(other.key, week)
                for week, _ in _choices(problem, other)
            )
            for other in problem.tasks
            if other.key in possible
            for n in other.after
            if n.task == key
        )

    return all(choice is None or can_follow(key, choice[0]) for key, choice in chosen.items())


def _class_by_class(problem: CaseProblem) -> Iterator[set[str]]:
    """What is settled after each class: the work that no class holds back, and so on."""
    started = {t.key for t in problem.tasks if t.running}
    settled = {
        t.key for t in problem.tasks if t.protected or t.soon_published or t.fixed_start is not None
    }
    settled = _with_stability(problem, settled, started) | started
    yield settled
    for number, turn in sorted({_class_and_turn(t) for t in problem.tasks}):
        more = {t.key for t in problem.tasks if _class_and_turn(t) <= (number, turn)}
        settled = settled | _with_stability(problem, more | settled, settled)
        yield settled


def _class_and_turn(task: Task) -> tuple[int, int]:
    """Turns are for what is one of the things at once."""
    return int(task.need_class), task.turn if task.counted and not task.protected else 0


def _with_stability(problem: CaseProblem, keys: set[str], settled: set[str]) -> set[str]:
    keys = _with_what_is_needed(problem, keys - settled)
    waits = [problem.task(key) for key in keys - settled]
    if any(t.needs_stability and not t.protected and t.fixed_start is None for t in waits):
        keys |= {t.key for t in problem.tasks if t.stabilising}
    return _with_what_is_needed(problem, keys)


def _with_what_is_needed(problem: CaseProblem, keys: set[str]) -> set[str]:
    while more := {n.task for key in keys for n in problem.task(key).after} - keys:
        keys = keys | more
    return keys


def _rank(
    problem: CaseProblem, chosen: dict[str, Choice], keys: set[str]
) -> tuple[int, int, tuple[int, list[int]]]:
    so_far = {key: choice for key, choice in chosen.items() if key in keys}
    return (
        _missing(problem, so_far),
        _cost(problem, so_far, set(chosen)),
        _vector(problem, so_far),
    )


def _missing(problem: CaseProblem, chosen: dict[str, Choice]) -> int:
    return sum(choice is None and problem.task(key).protected for key, choice in chosen.items())


def _vector(problem: CaseProblem, chosen: dict[str, Choice]) -> tuple[int, list[int]]:
    starts = [choice[0] if choice else problem.end for choice in chosen.values()]
    return sum(starts), starts


def _cost(problem: CaseProblem, chosen: dict[str, Choice], every: set[str]) -> int:
    """Of the tasks in `chosen`; `every` task there is to place says what leaving one out spares."""
    weights, cost = problem.weights, 0
    wait = [t.key for t in problem.tasks if t.needs_stability and not t.protected]
    wait = [key for key in wait if key in every]
    waiting = [key for key in wait if key in chosen]
    stable_from = {}
    for task in problem.tasks:
        begun = task.running_since
        if task.key in chosen:
            choice = chosen[task.key]
            if choice is None:
                cost += task.weight * (problem.end - problem.first) + weights.not_delivered
                if task.stabilising:
                    cost += weights.stability * len([k for k in wait if k != task.key])
                continue
            begun = choice[0]
            cost += task.weight * (begun - problem.first) + choice[1]
            if task.published_start is not None and task.published_start != begun:
                cost += weights.change
        if task.stabilising and begun is not None:
            stable_from[task.key] = begun + task.lag
    for key in waiting:
        choice = chosen[key]
        ready = max((week for k, week in stable_from.items() if k != key), default=0)
        if choice and choice[0] < ready:
            cost += weights.stability
    return cost + weights.load * max(0, _peak(problem, chosen) - problem.at_once)


def _peak(problem: CaseProblem, chosen: dict[str, Choice]) -> int:
    most = 0
    for week in range(problem.end + 1):
        there = 0
        for task in problem.tasks:
            choice = chosen.get(task.key)
            begun = task.running_since if task.running else choice[0] if choice else None
            if begun is not None and task.counted and not task.protected:
                there += begun <= week < begun + task.weeks
        most = max(most, there)
    return most
