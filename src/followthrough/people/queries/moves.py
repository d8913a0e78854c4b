"""Moves of cases to other units: which may be taken back, and which were."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import NamedTuple

from django.db.models import FilteredRelation as Filtered
from django.db.models import QuerySet

from followthrough.common.actors import Actor, Capability
from followthrough.common.append_only import current
from followthrough.common.queries import Statement, changes_of, is_asked_for
from followthrough.common.texts import searchable
from followthrough.people.access import kept_from_nobody
from followthrough.people.models import Case, CaseMove, MoveTakenBack
from followthrough.people.queries.fact_columns import when_reopened

LATELY = timedelta(days=7)
MOVED = "case.moved"  # the kind of entry that notes a move (actions/moving.py)


def moves_made_by(actor: Actor, on: date) -> QuerySet[CaseMove]:
    """The moves that the actor made on that day out of units that they still manage, and that are
    the last word on their cases. None of whom a limit keeps from them."""
    if actor.user_id is None or not actor.can(Capability.REALLOCATE_CASES):
        return CaseMove.objects.none()
    moves = CaseMove.objects.current().filter(
        by=actor.user_id,
        moved_on=on,
        along=False,
        from_unit__in=actor.unit_ids,
        case__in=kept_from_nobody(actor).filter(closed_on=None, person__died_on=None),
    )
    return moves.select_related("case__person", "from_unit", "to_unit", "held_by").order_by("-pk")


def taken_up(moves: Iterable[CaseMove]) -> set[int]:
    """The ids of those whose case somebody holds by now, or on which something has changed since.
    In one statement."""
    asked = list(moves)
    changes = changes_of(move.case_id for move in asked)
    made = {entry.subject_id: entry.pk for entry in changes if entry.action == MOVED}
    last = {entry.case_id: entry.pk for entry in changes}
    return {
        move.pk
        for move in asked
        if move.case.practitioner_id is not None or last.get(move.case_id) != made.get(move.pk)
    }


@dataclass(frozen=True)
class OwnMove:
    """No name stands in it: whoever moved the case knows it by its number, and may not be one who
    may open it now. `taken_up`: it cannot be taken back any more."""

    crn: str
    unit: str
    taken_up: bool


def own_moves(actor: Actor, on: date) -> list[OwnMove]:
    """Of that day, the last first."""
    moves = list(moves_made_by(actor, on))
    late = taken_up(moves) if moves else set()
    return [OwnMove(move.case.person.crn, move.to_unit.name, move.pk in late) for move in moves]


def own_move_of(actor: Actor, crn: str, on: date) -> CaseMove | None:
    """Of the case with that CRN; None where there is none that they may know of."""
    asked = searchable(crn.strip().upper())
    return moves_made_by(actor, on).filter(case__person__crn=asked).first()


def moved_away(actor: Actor, crn: str, on: date) -> CaseMove | None:
    """How the case with that CRN left a unit that the actor manages, as they moved it themselves on
    that day, whatever has become of it since. None of whom a limit keeps from them."""
    if actor.user_id is None:
        return None
    moves = CaseMove.objects.filter(
        by=actor.user_id,
        moved_on=on,
        taken_back=None,
        from_unit__in=actor.unit_ids,
        case__person__crn=searchable(crn.strip().upper()),
        case__in=kept_from_nobody(actor),
    )
    return moves.select_related("case__person", "to_unit").order_by("-pk").first()


def moves_taken_back(actor: Actor, on: date) -> list[MoveTakenBack]:
    """Of cases that had come to the actor's units lately, and that are no longer there; the last
    first. As with `OwnMove`, by their numbers, and none of whom a limit keeps from the actor."""
    rows = MoveTakenBack.objects.current().filter(
        recorded_on__gt=on - LATELY,
        move__along=False,
        move__to_unit__in=actor.unit_ids,
        move__case__in=kept_from_nobody(actor),
    )
    gone = rows.exclude(move__from_unit__in=actor.unit_ids)
    return list(gone.select_related("move__case__person", "move__from_unit", "by").order_by("-pk"))


class LastBreak(NamedTuple):
    """`has_moved`: the case moved to another unit; `at` is None where that was not kept.
    `reopened_at`: when it was last opened again after an end."""

    has_moved: bool
    at: datetime | None
    reopened_at: datetime | None

    def is_after(self, moment: datetime) -> bool:
        """Also where nobody knows when the case moved."""
        if self.reopened_at is not None and self.reopened_at >= moment:
            return True
        return self.has_moved and (self.at is None or self.at >= moment)


GOING_ON = Statement(
    lambda: (
        Case.objects.filter(is_asked_for("id"), closed_on=None, person__died_on=None)
        .annotate(moved=Filtered("moves", condition=current("moves")), reopened_at=when_reopened())
        .values_list("pk", "moved__pk", "moved__at", "reopened_at")
    )
)


def going_on(case_ids: Iterable[int]) -> dict[int, LastBreak]:
    """Those of the cases, whoever may see them, that are open and whose person lives, with their
    last move and the last time they were opened again. In one statement."""
    rows = GOING_ON.rows(case_ids)
    return {case_id: LastBreak(move is not None, *moments) for case_id, move, *moments in rows}
