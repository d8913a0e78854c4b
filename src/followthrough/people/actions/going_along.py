"""A case that goes on in another record's moves with that one, so that whoever sees one of them
sees both; once the merge is undone it is back where it was."""

from __future__ import annotations

from datetime import date
from itertools import takewhile
from typing import TYPE_CHECKING

from followthrough.common.actors import Actor
from followthrough.people.models import Case, CaseMove

if TYPE_CHECKING:
    from followthrough.organisations.models import DeliveryUnit


def take_along(by: Actor, case: Case, unit: DeliveryUnit, today: date) -> None:
    """What goes on in `case`, which moves to that unit."""
    for part in Case.objects.filter(goes_on_in=case.pk).exclude(unit=unit):
        _move(by, part, unit.pk, today)


def went_along_with(move: CaseMove) -> list[CaseMove]:
    """The moves that came of that one, where they are the last word on what goes on in its case:
    none of what was in the unit before."""
    moves = CaseMove.objects.current().filter(case__goes_on_in=move.case_id, along=True)
    return list(moves.filter(to_unit=move.to_unit_id, pk__gt=move.pk))


def bring_back(by: Actor, case: Case, today: date) -> None:
    """Where it went along. A move that its source has told of since is the last word; one that was
    taken back is none."""
    moves = CaseMove.objects.filter(case=case.pk, taken_back=None).order_by("-pk")
    along = list(takewhile(lambda move: move.along, moves))
    now = Case.objects.get(pk=case.pk)
    if along and along[-1].from_unit_id != now.unit_id:
        _move(by, now, along[-1].from_unit_id, today)


def _move(by: Actor, case: Case, unit_id: int, today: date) -> None:
    CaseMove.objects.append(
        case=case,
        from_unit_id=case.unit_id,
        to_unit_id=unit_id,
        moved_on=today,
        along=True,
        by_id=by.user_id,
        recorded_on=today,
    )
    Case.objects.filter(pk=case.pk).update(unit=unit_id)
