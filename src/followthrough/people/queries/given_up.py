"""Cases that somebody held until lately, and that are with others now."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import F, Q

from followthrough.common.actors import Actor
from followthrough.people.access import kept_from_nobody
from followthrough.people.models import Allocation, CaseMove

LATELY = timedelta(days=14)


@dataclass(frozen=True)
class GivenUp:
    """`holder` is who holds it now, "" where nobody does; `unit` the one that it moved to, if it
    did; `goes_on_in` the CRN of the record of the same person in which it goes on, if so."""

    crn: str
    until: date
    holder: str
    unit: str
    goes_on_in: str


def given_up_lately(actor: Actor, on: date) -> list[GivenUp]:
    """The last first. No name stands in it: who had the case knows it by its number, and may not
    be one who may open it now. Nothing of whom a limit keeps from the actor."""
    mine = Allocation.objects.filter(practitioner=actor.user_id, case__in=kept_from_nobody(actor))
    given = Q(until_on__gt=on - LATELY, case__closed_on=None) & ~Q(case__practitioner=actor.user_id)
    # The allocation of a record that is merged goes on, and its case in another.
    merged = Q(until_on=None, case__closed_on__gt=on - LATELY) & ~Q(
        case__goes_on_in__practitioner=actor.user_id
    )
    rows = mine.filter(given | merged & Q(case__goes_on_in__isnull=False)).values(
        "case",
        "until_on",
        crn=F("case__person__crn"),
        closed_on=F("case__closed_on"),
        holder=F("case__practitioner__name"),
        merged_crn=F("case__goes_on_in__person__crn"),
        merged_holder=F("case__goes_on_in__practitioner__name"),
    )
    found = list(rows.order_by(F("until_on").desc(nulls_first=True), "-pk"))
    moves: dict[int, str] = {}
    if found:
        lately = CaseMove.objects.current().filter(moved_on__gt=on - LATELY)
        asked = lately.filter(case__in=[row["case"] for row in found])
        moves = dict(asked.values_list("case", "to_unit__name"))
    return [
        GivenUp(
            row["crn"],
            row["until_on"] or row["closed_on"],
            (row["merged_holder"] if row["merged_crn"] else row["holder"]) or "",
            moves.get(row["case"], ""),
            row["merged_crn"] or "",
        )
        for row in found
    ]
