"""Taking a move to another unit back, for whoever moved the case by mistake and may not see it any
more."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from followthrough.accounts.queries import actor_for
from followthrough.common.actions import Record, action
from followthrough.common.actors import Actor
from followthrough.common.errors import NotAllowed, NotPossible, refuse_texts
from followthrough.people.access import NO_SUCH_CASE, NO_SUCH_CASE_REMEDY, visible_to
from followthrough.people.actions.allocations import resume_allocation
from followthrough.people.actions.going_along import went_along_with
from followthrough.people.actions.reallocation import locked_going_on, possible_practitioners
from followthrough.people.ledger import MoveTakenBackStored
from followthrough.people.models import Case, CaseMove, MoveTakenBack
from followthrough.people.queries.moves import moves_made_by, taken_up

if TYPE_CHECKING:
    from followthrough.accounts.models import User


@dataclass(frozen=True)
class TakenBack:
    """`words` say how it came about; the other unit reads them."""

    today: date
    words: str


def _may_take_back(by: Actor, case: Case, note: TakenBack) -> None:
    """Whether they see the case is not asked: since the move they need not."""
    if not moves_made_by(by, note.today).filter(case=case.pk).exists():
        raise NotAllowed(NO_SUCH_CASE, NO_SUCH_CASE_REMEDY)


@action(
    "case.move-taken-back",
    words="Took back that the case moved to another unit",
    may=_may_take_back,
    payload=MoveTakenBackStored,
)
def take_back_move(by: Actor, case: Case, note: TakenBack) -> Record[MoveTakenBack]:
    """The case is where it was, with whoever held it, if they may still hold it. Raises NotPossible
    without words, of a case that is over, and once somebody has allocated or changed it."""
    refuse_texts(note.words)
    if not note.words.strip():
        raise NotPossible("Say how it came about.", about="words")
    now = locked_going_on(case)
    move = moves_made_by(by, note.today).filter(case=now.pk).first()
    if move is None or taken_up([move]):
        raise NotPossible(
            f"{now.unit.name} has taken the case up already.", "Ask its manager to move it back."
        )
    row = _taken_back(by, move, note)
    for along in went_along_with(move):
        _taken_back(by, along, note)
    again = Case.objects.select_related("person", "unit").get(pk=now.pk)
    holder = possible_practitioners(again).filter(pk=move.held_by_id or 0).first()
    if holder is not None and _may_open(holder, again, note.today):
        resume_allocation(again, holder, move.moved_on)
    else:
        holder = None
    return Record(
        row,
        case_id=now.pk,
        subject=("move_taken_back", row.pk),
        before=MoveTakenBackStored(now.unit.code),
        after=MoveTakenBackStored(
            move.from_unit.code, holder.pk if holder is not None else None, row.pk
        ),
    )


def _may_open(user: User, case: Case, on: date) -> bool:
    return visible_to(actor_for(user), on).filter(pk=case.pk).exists()


def _taken_back(by: Actor, move: CaseMove, note: TakenBack) -> MoveTakenBack:
    row = MoveTakenBack.objects.append(
        move=move, by_id=by.user_id, recorded_on=note.today, words=note.words.strip()
    )
    _stands_as_before(move)
    Case.objects.filter(pk=move.case_id).update(unit=move.from_unit_id)
    return row


def _stands_as_before(move: CaseMove) -> None:
    """Nothing that hangs on the day of the last move changes by one that was none."""
    CaseMove.objects.filter(pk=move.pk).close()
    before = CaseMove.objects.filter(case=move.case_id, taken_back=None).exclude(pk=move.pk)
    last = before.order_by("-pk").first()
    if last is not None:
        said = [field.attname for field in CaseMove._meta.concrete_fields if not field.primary_key]
        said.remove("replaced_on")
        CaseMove.objects.append(**{name: getattr(last, name) for name in said})
