"""The rows of the plan by when: now, next, later and what is over; and the row to which a thing to
do about a need leads."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from followthrough.desks.practitioner.plan.rows import OVER, StepRow
from followthrough.sequencing.rules import Lane
from followthrough.sequencing.words import LANES, STOOD

MAY_FOLD = {*OVER, Lane.LATER}


class LaneOfRows(NamedTuple):
    """`may_fold`: nothing of it is asked of anybody now."""

    code: str
    title: str
    rows: list[StepRow]
    may_fold: bool


def first_of_each_need(rows: Iterable[StepRow]) -> dict[int, str]:
    """The need area by the id of the step that stands for it in the list by when: the first that
    can still be delivered, else the first."""
    found: dict[str, int] = {}
    for row in sorted(rows, key=lambda row: not row.is_live):
        found.setdefault(row.step.area, row.step.id)
    return {step_id: area for area, step_id in found.items()}


def in_lanes(rows: list[StepRow], ended: str | None) -> list[LaneOfRows]:
    """By when, without the lanes that are empty. Where no sentence is in force (`ended` says why)
    nothing is now or next: what stood is one lane."""
    lanes: list[tuple[str, str, tuple[Lane, ...]]] = []
    if ended:
        lanes.append((STOOD, "stood", tuple(lane for lane in Lane if lane not in OVER)))
    lanes += [(LANES[lane], lane.value, (lane,)) for lane in (OVER if ended else Lane)]
    drawn = []
    for title, code, of in lanes:
        own = [row for row in rows if row.placed.lane in of]
        waits = any(row.waits_for_somebody for row in own)
        if own:
            drawn.append(LaneOfRows(code, title, own, MAY_FOLD.issuperset(of) and not waits))
    return drawn
