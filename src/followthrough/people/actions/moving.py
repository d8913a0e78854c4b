"""Moving a case to another unit, and handing a person over to another source.

What no longer holds after a move (an order with places of the old area, referrals that wait there)
is found by rules (`sequencing/rules/due_on_moves.py`), and is a thing to do until it is settled."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from django.db.models import Q

from followthrough.common.actions import Record, action
from followthrough.common.actors import Actor, Capability
from followthrough.common.errors import (
    NotAllowed,
    NotPossible,
    SavedElsewhere,
    refuse,
    refuse_texts,
)
from followthrough.common.import_fields import REF_PATTERN as SOURCE_CODE
from followthrough.common.texts import searchable
from followthrough.organisations.queries import unit_named
from followthrough.people.access import may_change
from followthrough.people.actions.allocations import end_allocation
from followthrough.people.actions.going_along import take_along
from followthrough.people.actions.reallocation import locked_going_on, manages_unit_of
from followthrough.people.ledger import CaseMoved, SourceChanged
from followthrough.people.models import Case, CaseMove, FormerCrn, Person, SourceHandover
from followthrough.people.rules.sources import why_not_handed_over


@dataclass(frozen=True)
class Move:
    """`unit` is the code of the new unit; `words` are what it needs to know first; `seen` is the
    code of the unit that the page showed (None: not compared)."""

    today: date
    unit: str
    words: str
    seen: str | None = None


def _may_move(by: Actor, case: Case, *_: object, **__: object) -> None:
    may_change(by, case)
    if not manages_unit_of(by, case):
        raise NotAllowed("Only a manager of the unit moves a case.", "Ask your manager.")


@action("case.moved", words="Moved the case to another unit", may=_may_move, payload=CaseMoved)
def move_case(by: Actor, case: Case, move: Move) -> Record[CaseMove]:
    """Nobody holds the case until a manager of the new unit gives it to somebody; whoever held it
    sees it until the end of that day. Raises NotPossible without words, for a unit that is not
    there or is its own, and of a case that is over, and SavedElsewhere where it moved meanwhile."""
    refuse_texts(move.words)
    if not move.words.strip():
        raise NotPossible("Say what the new unit needs to know first.", about="words")
    now = locked_going_on(case)
    if move.seen not in {None, now.unit.code}:
        raise SavedElsewhere(
            f"Somebody else moved this case to {now.unit.name} while you were on this page.",
            "Look at where it is now, then decide again. What you entered is still here.",
            current=now.unit.code,
        )
    _may_move(by, now)  # of the unit that it is with now
    unit = unit_named(move.unit)
    if unit is None or unit.pk == now.unit_id:
        raise NotPossible("Choose another unit than the present one.", about="unit")
    end_allocation(now, move.today)
    Case.objects.filter(pk=now.pk).update(unit=unit, practitioner=None)
    row = CaseMove.objects.append(
        case=now,
        from_unit_id=now.unit_id,
        to_unit=unit,
        moved_on=move.today,
        held_by_id=now.practitioner_id,
        by_id=by.user_id,
        recorded_on=move.today,
        words=move.words.strip(),
    )
    take_along(by, now, unit, move.today)  # after it: by that `went_along_with` knows them
    return Record(
        row,
        case_id=now.pk,
        subject=("case_move", row.pk),
        before=CaseMoved(now.unit.code),
        after=CaseMoved(unit.code, row.pk),
    )


def _may_hand_over(by: Actor, *_: object, **__: object) -> None:
    if not by.can(Capability.TAKE_IN_CASELOADS):
        raise NotAllowed("Only an administrator hands a person over to another source.")
    if by.user_id is None:
        raise NotAllowed("Handing a person over needs a name.", "Say who decides it: --as USER.")


@action(
    "person.source-changed",
    words="Handed the person over to another source",
    may=_may_hand_over,
    is_change=False,
    payload=SourceChanged,
)
def hand_over_to_source(
    by: Actor, crn: str, to: str, because: str, today: date
) -> Record[SourceHandover]:
    """From then on lines of that source are taken for the person, and none of the one before.
    Raises NotPossible without a reason, of a CRN that nobody has, and where nothing changes."""
    refuse_texts(because)
    if not re.fullmatch(SOURCE_CODE, to):
        raise NotPossible(
            "This is no name of a source.", "Give it as its files call it, such as northtown-2027."
        )
    if not because.strip():
        raise NotPossible("Say why the person goes to another source.")
    asked = searchable(crn.strip().upper())
    former = FormerCrn.objects.filter(crn=asked).values("person")
    people = Person.objects.select_for_update(no_key=True)
    person = people.filter(Q(crn=asked) | Q(pk__in=former)).first()
    if person is None:
        raise NotPossible(f"There is nobody with the CRN {crn}.", "Check the CRN.")
    if person.source == to:
        raise NotPossible(f"{person.crn} belongs to {to} already.")
    refuse(why_not_handed_over(person.source, to))
    row = SourceHandover.objects.append(
        person=person,
        from_source=person.source,
        to_source=to,
        by_id=by.user_id,
        recorded_on=today,
        words=because.strip(),
    )
    Person.objects.filter(pk=person.pk).update(source=to)
    last = Case.objects.filter(person=person).order_by("-pk").values_list("pk", flat=True).first()
    return Record(
        row,
        case_id=last,
        subject=("source_handover", row.pk),
        before=SourceChanged(person.source),
        after=SourceChanged(to, row.pk),
    )
