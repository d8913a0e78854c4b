"""Why there is no place in a stretch of weeks, said for every way to deliver the task."""

from followthrough.sequencing.engine.problem import CaseProblem, GroupStart, Opening, Task
from followthrough.sequencing.engine.words import listed, plain_date, week_of

# More full groups than this are counted, not listed.
LIST_GROUPS = 3


def places_code(task: Task, weeks: tuple[int, int]) -> str:
    """group_full if a group in these weeks is full, no_group_start if none starts at all."""
    if any(_groups_in(opening, weeks) for opening in task.openings):
        return "group_full"
    if all(opening.kind == "group" for opening in task.openings):
        return "no_group_start"
    return "no_place_yet"


def places_text(problem: CaseProblem, task: Task, weeks: tuple[int, int]) -> str:
    """One clause for each opening."""
    clauses = dict.fromkeys(_clause(problem, opening, weeks) for opening in task.openings)
    text = "; ".join(clauses)
    return f"{text[0].upper()}{text[1:]}."


def _clause(problem: CaseProblem, opening: Opening, weeks: tuple[int, int]) -> str:
    if opening.kind == "unknown":
        return f"it is not known when {opening.pool} has places"
    if opening.kind == "rolling":
        if opening.first_free is None:
            return f"{opening.pool} is full for as long as can be seen"
        return f"{opening.pool} has no free place before {week_of(problem, opening.first_free)}"
    full = _groups_in(opening, weeks)
    if full:
        return _full(opening, full) + _next(opening, weeks)
    if weeks[0] == weeks[1]:
        when = f"in {week_of(problem, weeks[0])}"
    else:
        when = f"from {week_of(problem, weeks[0])} to {week_of(problem, weeks[1])}"
    return f"no group of {opening.pool} starts {when}" + _next(opening, weeks)


def _groups_in(opening: Opening, weeks: tuple[int, int]) -> list[GroupStart]:
    found = [group for group in opening.groups if weeks[0] <= group.week <= weeks[1]]
    return sorted(found, key=lambda group: (group.on, group.group))


def _full(opening: Opening, full: list[GroupStart]) -> str:
    dates = [plain_date(group.on) for group in full]
    if len(dates) == 1:
        return f"the group of {opening.pool} that starts on {dates[0]} is full"
    if len(dates) <= LIST_GROUPS:
        return f"the groups of {opening.pool} that start on {listed(dates)} are full"
    return f"{len(dates)} groups of {opening.pool} from {dates[0]} to {dates[-1]} are full"


def _next(opening: Opening, weeks: tuple[int, int]) -> str:
    """The first group after these weeks that has a free seat."""
    later = [g for g in opening.groups if g.week > weeks[1] and g.seats_free]
    if not later:
        return ", and no later group has a free seat"
    return f", and the next with a free seat starts on {plain_date(min(g.on for g in later))}"
