"""Why there is no place in a stretch of weeks, said for every way to deliver the task."""

from dataclasses import replace

from followthrough.sequencing.engine.opening import GroupStart, Opening
from followthrough.sequencing.engine.problem import CaseProblem, Task
from followthrough.sequencing.engine.words import counted, listed, plain_date, week_of

# More full groups than this are counted, not listed.
LIST_GROUPS = 3


def places_code(task: Task, weeks: tuple[int, int]) -> str:
    """group_full if a group in these weeks is full, no_group_start if none starts at all."""
    if any(_full_groups(opening, task, weeks) for opening in task.openings):
        return "group_full"
    if all(opening.kind == "group" for opening in task.openings):
        return "no_group_start"
    return "no_place_yet"


def places_text(problem: CaseProblem, task: Task, weeks: tuple[int, int]) -> str:
    """One clause for each opening."""
    clauses = dict.fromkeys(_clause(problem, opening, task, weeks) for opening in task.openings)
    text = "; ".join(clauses)
    return f"{text[0].upper()}{text[1:]}."


def listed_but(opening: Opening) -> str:
    """A clause about a service that may not be for this person, or is not yet."""
    return f"{opening.pool} is listed, but {opening.ask or opening.not_yet}"


def until_too_old(opening: Opening, last: int) -> str:
    """A clause about a service for which the person is too old by the week `last`; else empty."""
    return "" if opening.takes_in(last) else f"{opening.pool} is listed, but {opening.not_after}"


def absent_text(task: Task) -> str:
    """Of work for which there is no place at all, why."""
    if task.absent_reason == "confirmed_not_available":
        return "It has been confirmed that nothing of this kind is available."
    if task.absent_reason == "not_for_person":
        clauses = "; ".join(task.listed_for_others)
        return f"{clauses[0].upper()}{clauses[1:]}. That does not mean there is nothing else: ask."
    return "Nothing of this kind is listed for the area. That does not mean there is none: ask."


def for_any_age(task: Task) -> Task:
    """With every place open to whoever is older."""
    openings = tuple(replace(opening, start_by=None) for opening in task.openings)
    return replace(task, openings=openings)


def contract_text(opening: Opening, task: Task) -> str:
    """A clause about a contract that ends before the task could be done."""
    return f"the contract of {opening.pool} {_ends(opening, task)}"


def _ends(opening: Opening, task: Task) -> str:
    assert opening.ends_on is not None
    length = counted(task.weeks, "week")
    return f"ends on {plain_date(opening.ends_on)}, too soon for work of {length}"


def _clause(problem: CaseProblem, opening: Opening, task: Task, weeks: tuple[int, int]) -> str:
    if not opening.takes_in(weeks[1]):
        return _until_too_old(problem, opening, task, weeks)
    last = opening.contract_allows(task.weeks)
    after = _next(opening, weeks, task) if last is None or last >= weeks[1] else ""
    return _before_contract_ends(problem, opening, task, weeks) + after


def _before_contract_ends(
    problem: CaseProblem, opening: Opening, task: Task, weeks: tuple[int, int]
) -> str:
    """The same without what comes after these weeks."""
    last = opening.contract_allows(task.weeks)
    if last is None or last >= weeks[1]:
        return _no_place(problem, opening, weeks)
    if last < weeks[0]:
        return contract_text(opening, task)
    until = _no_place(problem, opening, (weeks[0], last))
    return f"{until}, and its contract {_ends(opening, task)}"


def _until_too_old(
    problem: CaseProblem, opening: Opening, task: Task, weeks: tuple[int, int]
) -> str:
    """Of weeks in the last of which the person is too old for it."""
    assert opening.start_by is not None
    listed = f"is listed, but {opening.not_after}"
    if opening.start_by < weeks[0]:
        return f"{opening.pool} {listed}"
    before = _before_contract_ends(problem, opening, task, (weeks[0], opening.start_by))
    return f"{before}, and it {listed}"


def _no_place(problem: CaseProblem, opening: Opening, weeks: tuple[int, int]) -> str:
    if opening.ask or (opening.not_yet and weeks[0] < opening.first_week):
        return listed_but(opening)
    if opening.kind == "unknown":
        return f"it is not known when {opening.pool} has places"
    if opening.kind == "rolling":
        if opening.first_free is None:
            return f"{opening.pool} is full for as long as can be seen"
        held = ", as other plans hold those of before" if opening.held_back else ""
        return (
            f"{opening.pool} has no free place before {week_of(problem, opening.first_free)}{held}"
        )
    full = _groups_in(opening, weeks)
    if full:
        return _full(opening, full)
    if weeks[0] == weeks[1]:
        when = f"in {week_of(problem, weeks[0])}"
    else:
        when = f"from {week_of(problem, weeks[0])} to {week_of(problem, weeks[1])}"
    return f"no group of {opening.pool} starts {when}"


def _full_groups(opening: Opening, task: Task, weeks: tuple[int, int]) -> list[GroupStart]:
    """In weeks without a place, every group that ends with the contract is full."""
    last = opening.last_start(task.weeks)
    return _groups_in(opening, weeks if last is None else (weeks[0], min(weeks[1], last)))


def _groups_in(opening: Opening, weeks: tuple[int, int]) -> list[GroupStart]:
    result = [group for group in opening.groups if weeks[0] <= group.week <= weeks[1]]
    return sorted(result, key=lambda group: (group.on, group.group))


def _full(opening: Opening, full: list[GroupStart]) -> str:
    """Where a seat is left that somebody else holds, that is why."""
    dates = [plain_date(group.on) for group in full]
    many = len(dates) > 1
    held = any(group.held for group in full)
    why = "full: other plans hold the last seats" if held else "full"
    if len(dates) <= LIST_GROUPS:
        what = f"the groups of {opening.pool} that start" if many else _one_group(opening)
        return f"{what} on {listed(dates)} {'are' if many else 'is'} {why}"
    return f"{len(dates)} groups of {opening.pool} from {dates[0]} to {dates[-1]} are {why}"


def _one_group(opening: Opening) -> str:
    return f"the group of {opening.pool} that starts"


def _next(opening: Opening, weeks: tuple[int, int], task: Task) -> str:
    """The first group after these weeks that has a free seat, if the contract lasts for it."""
    if opening.kind != "group":
        return ""
    later = [
        group
        for group in opening.groups
        if group.week > weeks[1] and group.seats_free and opening.takes_in(group.week)
    ]
    if not later:
        return ", and no later group has a free seat"
    last = opening.contract_allows(task.weeks)
    if last is not None and all(group.week > last for group in later):
        return f", and its contract {_ends(opening, task)}"
    return f", and the next with a free seat starts on {plain_date(min(g.on for g in later))}"
