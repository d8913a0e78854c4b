"""What two plans say differently, side by side. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import zip_longest

from followthrough.common.dates import say_list
from followthrough.interchange.plan_words import GoalSaid, Part, PlanSaid, StepSaid

ABSENT, UNSAID = "Not in this plan", "Not said"


@dataclass(frozen=True)
class Row:
    label: str
    here: str
    there: str


@dataclass(frozen=True)
class Group:
    """The rows about one thing: the plan as a whole, a goal or a step."""

    title: str
    rows: tuple[Row, ...]


def compare(here: PlanSaid, there: PlanSaid) -> tuple[Group, ...]:
    """Everything that would change if the plan of `there` took the place of the one `here`; empty
    where nothing would."""
    ours, theirs = _steps(here), _steps(there)
    moved = [_order("Order of the goals", here.goals, there.goals)]
    groups = [Group("The plan as a whole", (*_rows(here.parts, there.parts), *filter(None, moved)))]
    for goal, other in _pairs(here.goals, there.goals):
        groups.append(_of_goal(goal, other))
        for ref in _refs(goal, other, ours):
            groups.append(_of_step(ours.get(ref), theirs.get(ref)))
    return tuple(group for group in groups if group.rows)


def _steps(plan: PlanSaid) -> dict[str, StepSaid]:
    return {step.ref: step for goal in plan.goals for step in goal.steps}


def _pairs(
    here: Sequence[GoalSaid], there: Sequence[GoalSaid]
) -> Iterable[tuple[GoalSaid | None, GoalSaid | None]]:
    """The goals of this plan in their order, then those that only the other one has."""
    by_ref = {goal.ref: goal for goal in there}
    own = {goal.ref for goal in here}
    yield from ((goal, by_ref.get(goal.ref)) for goal in here)
    yield from ((None, goal) for goal in there if goal.ref not in own)


def _refs(goal: GoalSaid | None, other: GoalSaid | None, ours: dict[str, StepSaid]) -> list[str]:
    """The steps that are compared under a goal: one that moved stands under its goal here."""
    own = [step.ref for step in goal.steps] if goal else []
    return own + [step.ref for step in (other.steps if other else ()) if step.ref not in ours]


def _of_goal(here: GoalSaid | None, there: GoalSaid | None) -> Group:
    title = f"Goal: {(here or there).title}"  # type: ignore[union-attr]  # one of them is there
    if here is None or there is None:
        return Group(title, (_whole("Goal", here, there),))
    moved = _order("Order of its steps", here.steps, there.steps)
    return Group(title, (*_rows(here.parts, there.parts), *filter(None, [moved])))


def _of_step(here: StepSaid | None, there: StepSaid | None) -> Group:
    title = f"Step: {(here or there).text}"  # type: ignore[union-attr]  # one of them is there
    if here is None or there is None:
        return Group(title, (_whole("Step", here, there),))
    return Group(title, _rows(here.parts, there.parts))


def _whole(label: str, here: GoalSaid | StepSaid | None, there: GoalSaid | StepSaid | None) -> Row:
    """Something that only one of the plans has, with all that it says of it."""
    return Row(label, _all(here), _all(there))


def _all(said: GoalSaid | StepSaid | None) -> str:
    if said is None:
        return ABSENT
    first, *more = (part for part in said.parts if part.words)
    return ". ".join([first.words, *(f"{part.label}: {part.words}" for part in more)])


def _rows(here: Iterable[Part], there: Iterable[Part]) -> tuple[Row, ...]:
    """Both sides say the same things in the same order (`plan_words`)."""
    pairs = zip(here, there, strict=True)
    return tuple(_row(ours, theirs) for ours, theirs in pairs if ours.key != theirs.key)


def _row(here: Part, there: Part) -> Row:
    if here.words == there.words and here.words:
        # Two of one kind, as two requirements may be: only their refs tell them apart.
        return Row(here.label, f"{here.words} ({here.key})", f"{there.words} ({there.key})")
    return Row(here.label, here.words or UNSAID, there.words or UNSAID)


def _order(
    label: str, here: Sequence[GoalSaid | StepSaid], there: Sequence[GoalSaid | StepSaid]
) -> Row | None:
    """A row where what both plans have stands in another order."""
    shared = {one.ref for one in here} & {one.ref for one in there}
    ours = [one for one in here if one.ref in shared]
    theirs = [one for one in there if one.ref in shared]
    if all(a.ref == b.ref for a, b in zip_longest(ours, theirs)):
        return None
    return Row(label, _listed(ours), _listed(theirs))


def _listed(items: Iterable[GoalSaid | StepSaid]) -> str:
    return say_list(
        f"{number}. {one.title if isinstance(one, GoalSaid) else one.text}"
        for number, one in enumerate(items, 1)
    )
