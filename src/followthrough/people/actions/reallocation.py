"""Giving a case to another practitioner, as a manager of its unit does.

What an import says later: the source owns who holds a case (docs/decisions/0003). The same line
again changes nothing. A line of the source that has changed, in whatever part, is its newer word:
whom it names holds the case from then on, and whom the manager chose has held it until that day.
Both stay in the history with their days, and so do the note and the ledger's entries. So that it
is not undone, the reallocation has to be made in the source as well; the page says so.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from django.db.models import QuerySet

from followthrough import policy
from followthrough.accounts.queries import actor_for, staff_who_can
from followthrough.common.actions import Record, action
from followthrough.common.actors import Actor, Capability
from followthrough.common.errors import (
    NotAllowed,
    NotPossible,
    SavedElsewhere,
    refuse,
    refuse_texts,
)
from followthrough.common.texts import searchable
from followthrough.people.access import may_change, visible_to
from followthrough.people.actions.allocations import end_allocation
from followthrough.people.ledger import Reallocated
from followthrough.people.models import Allocation, Case, CaseAccess
from followthrough.people.rules import AccessWhy
from followthrough.people.rules.case_life import why_not_changed
from followthrough.people.rules.case_reasons import needs_more_words
from followthrough.policy.pack import CaseReason, Pack

if TYPE_CHECKING:
    from followthrough.accounts.models import User

FIRST_ALLOCATION = "first"  # the reason where nobody holds the case
# Reasons that speak of whoever holds it.
ABOUT_THE_HOLDER = frozenset({"absence", "left", "person_asked"})


@dataclass(frozen=True)
class Handover:
    """`to` is the user name of the new practitioner, `reason` a code of the pack's `reallocation`,
    `seen` the id of the practitioner whom the page showed (None: nobody), `unit` the code of the
    unit whose practitioners it offered (None: not compared)."""

    today: date
    to: str
    reason: str
    note: str = ""
    seen: int | None = None
    unit: str | None = None


def manages_unit_of(by: Actor, case: Case) -> bool:
    in_reach = by.is_operator or case.unit_id in by.unit_ids
    return by.can(Capability.REALLOCATE_CASES) and in_reach


def locked_going_on(case: Case) -> Case:
    """The case as it is now, with its person and unit; nobody else changes it meanwhile. Raises
    NotPossible where it is over."""
    cases = Case.objects.select_for_update(of=("self",), no_key=True)
    now = cases.select_related("person", "unit").get(pk=case.pk)
    refuse(why_not_changed(now.closed_on, now.person.died_on))
    return now


def _may_reallocate(by: Actor, case: Case, *_: object, **__: object) -> None:
    may_change(by, case)
    if not manages_unit_of(by, case):
        raise NotAllowed("Only a manager of the unit reallocates a case.", "Ask your manager.")


def reallocation_reasons(case: Case, pack: Pack) -> Mapping[str, CaseReason]:
    """The reasons that may be given: that nobody holds the case where nobody does, and what speaks
    of whoever holds it where somebody does."""
    held = case.practitioner_id is not None
    untrue = {FIRST_ALLOCATION} if held else ABOUT_THE_HOLDER
    return {code: why for code, why in pack.reallocation.items() if code not in untrue}


def possible_practitioners(case: Case) -> QuerySet[User]:
    """Practitioners of the unit other than the present one, by name."""
    staff = staff_who_can(Capability.HOLD_CASES, [case.unit_id])
    return staff.exclude(pk=case.practitioner_id or 0).order_by("name", "username")


@action(
    "case.reallocated",
    words="Gave the case to another practitioner",
    may=_may_reallocate,
    is_change=False,
    payload=Reallocated,
)
def reallocate_case(by: Actor, case: Case, handover: Handover) -> Record[Allocation]:
    """Ends the present allocation, and the access that came with it, with that day; opens the new
    ones. Who held the case goes on seeing it that day. The note stays in the allocation, the
    ledger has codes and ids. Raises NotPossible for a reason or practitioner that cannot be and
    of a case that is over, and SavedElsewhere where the case changed hands meanwhile."""
    now = locked_going_on(case)
    if now.practitioner_id != handover.seen:
        raise SavedElsewhere(
            "Somebody else gave this case to another practitioner while you were on this page.",
            "Look at who holds it now, then decide again. What you entered is still here.",
            current=now.practitioner_id,
        )
    if handover.unit not in {None, now.unit.code}:
        raise SavedElsewhere(
            f"Somebody else moved this case to {now.unit.name} while you were on this page.",
            "Open this page again: other practitioners hold cases there.",
            current=now.practitioner_id,
        )
    _may_reallocate(by, now)  # of the unit that it is with now
    reason = reallocation_reasons(now, policy.on(handover.today)).get(handover.reason)
    if reason is None:
        raise NotPossible("Choose from the list why the case goes to somebody else.")
    if needs_more_words(reason, handover.note):
        raise NotPossible("Say why in the handover note.")
    refuse_texts(handover.note)
    to = possible_practitioners(now).filter(username=searchable(handover.to)).first()
    # Whom a list keeps out cannot work on the case; the list itself is nobody's to read.
    if to is None or not visible_to(actor_for(to), handover.today).filter(pk=now.pk).exists():
        raise NotPossible("This practitioner cannot hold the case.", "Choose somebody else.")
    end_allocation(now, handover.today)
    Case.objects.filter(pk=now.pk).update(practitioner=to)
    made = Allocation.objects.create(
        case=now, practitioner=to, from_on=handover.today, handover_note=handover.note.strip()
    )
    CaseAccess.objects.create(case=now, user=to, why=AccessWhy.ALLOCATED, from_on=handover.today)
    return Record(
        made,
        case_id=now.pk,
        subject=("allocation", made.pk),
        before=Reallocated(now.practitioner_id),
        after=Reallocated(to.pk, reason.code, made.pk),
    )
