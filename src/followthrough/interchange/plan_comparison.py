"""What two plans say differently, side by side. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import zip_longest

from followthrough.common.dates import say_list
from followthrough.interchange.plan_parts import Part
from followthrough.interchange.plan_words import GoalText, PlanText, StepText

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


def compare_plans(here: PlanText, there: PlanText) -> tuple[Group, ...]:
    """Everything that would change if the plan of `there` took the place of the one `here`; empty
    where nothing would."""
    ours, theirs = _steps(here), _steps(there)
    moved = [_order_row("Order of the goals", here.goals, there.goals)]
    groups = [Group("The plan as a whole", (*_rows(here.parts, there.parts), *filter(None, moved)))]
    for goal, other in _pairs(here.goals, there.goals):
        groups.append(_goal_group(goal, other))
        for ref in _refs(goal, other, ours):
            groups.append(_step_group(ours.get(ref), theirs.get(ref)))
    return tuple(group for group in groups if group.rows)


def _steps(plan: PlanText) -> dict[str, StepText]:
    return {step.ref: step for goal in plan.goals for step in goal.steps}


def _pairs(
    here: Sequence[GoalText], there: Sequence[GoalText]
) -> Iterable[tuple[GoalText | None, GoalText | None]]:
    """The goals of this plan in their order, then those that only the other one has."""
    by_ref = {goal.ref: goal for goal in there}
    own = {goal.ref for goal in here}
    yield from ((goal, by_ref.get(goal.ref)) for goal in here)
    yield from ((None, goal) for goal in there if goal.ref not in own)


def _refs(goal: GoalText | None, other: GoalText | None, ours: dict[str, StepText]) -> list[str]:
    """The steps that are compared under a goal: one that moved stands under its goal here."""
    own = [step.ref for step in goal.steps] if goal else []
    return own + [step.ref for step in (other.steps if other else ()) if step.ref not in ours]


def _goal_group(here: GoalText | None, there: GoalText | None) -> Group:
    title = f"Goal: {(here or there).title}"  # type: ignore[union-attr]  # one of them is there
    if here is None or there is None:
        return Group(title, (_only_one_side("Goal", here, there),))
    moved = _order_row("Order of its steps", here.steps, there.steps)
    return Group(title, (*_rows(here.parts, there.parts), *filter(None, [moved])))


def _step_group(here: StepText | None, there: StepText | None) -> Group:
    title = f"Step: {(here or there).text}"  # type: ignore[union-attr]  # one of them is there
    if here is None or there is None:
        return Group(title, (_only_one_side("Step", here, there),))
    return Group(title, _rows(here.parts, there.parts))


def _only_one_side(
    label: str, here: GoalText | StepText | None, there: GoalText | StepText | None
) -> Row:
    """Something that only one of the plans has, with all that it says of it."""
    return Row(label, _all_parts(here), _all_parts(there))


def _all_parts(side: GoalText | StepText | None) -> str:
    if side is None:
        return ABSENT
    first, *more = (part for part in side.parts if part.words)
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


def _order_row(
    label: str, here: Sequence[GoalText | StepText], there: Sequence[GoalText | StepText]
) -> Row | None:
    """A row where what both plans have stands in another order."""
    shared = {item.ref for item in here} & {item.ref for item in there}
    ours = [item for item in here if item.ref in shared]
    theirs = [item for item in there if item.ref in shared]
    if all(a.ref == b.ref for a, b in zip_longest(ours, theirs)):
        return None
    return Row(label, _numbered_list(ours), _numbered_list(theirs))


def _numbered_list(items: Iterable[GoalText | StepText]) -> str:
    return say_list(
        f"{number}. {item.title if isinstance(item, GoalText) else item.text}"
        for number, item in enumerate(items, 1)
    )
