"""What a manager is told of work that protects others and was put off. Pure."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date

from followthrough.common.roles import Capability
from followthrough.people.rules.due_item import DUE_KINDS, HOLDER, INFORMED, SAFETY, Due, DueKind
from followthrough.people.rules.facts import CaseFacts
from followthrough.people.rules.settling import PutOff

# Found by no rule of its own: it is what was found, while that is put off.
PUT_OFF = DUE_KINDS.add("put-off", DueKind("put-off", SAFETY, page="case"))


def put_off_protecting(away: PutOff, case: CaseFacts) -> Due | None:
    """None of what protects nobody else, and of what comes back by the day on which it is due: that
    was planned, and nothing is late. Its values are those of what was put off; `of` is the kind
    of that, `of_on` its day, `reason` the code of why."""
    item, row = away
    if item.urgency != SAFETY or row.until is None or row.until <= item.on:
        return None
    told = PUT_OFF.item(
        case,
        row.until,
        since=item.since,
        subject=item.subject,
        addressee=INFORMED,
        needs=Capability.OVERSEE_UNITS,
        of=item.kind,
        of_on=item.on.isoformat(),
        reason=row.reason,
        user_id=row.by_id,
    )
    return replace(told, values={**item.values, **told.values})


def what_was_put_off(item: Due) -> Due:
    """The thing of which `put_off_protecting` tells."""
    values: Mapping[str, object] = item.values
    return replace(
        item,
        kind=str(values["of"]),
        on=date.fromisoformat(str(values["of_on"])),
        addressee=HOLDER,
    )
