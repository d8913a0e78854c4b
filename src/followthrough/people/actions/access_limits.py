"""Writing exclusions and restrictions, and the flag on the person that sums them up."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from followthrough.people.actions.one_person import bring_merged_in_line
from followthrough.people.import_schema import AccessIn
from followthrough.people.models import AccessLimit, Person
from followthrough.people.queries.limits import standing_limits
from followthrough.people.rules import LimitKind
from followthrough.people.rules.limits import Limits, stricter

Key = tuple[int, str, str]  # person id, kind, folded user name


def is_limited(access: AccessIn) -> bool:
    return bool(not access.known or access.excluded or access.restricted_to)


def write_limits(limits: Mapping[int, AccessIn]) -> None:
    """By person id: from now on these limits hold and no others. `Person.limited` is the
    caller's to write in the same transaction."""
    AccessLimit.objects.append_all(_wanted_rows(_keys_of(limits)), _existing_limits(limits))


def limits_said(access: AccessIn) -> Limits:
    return Limits(
        access.known,
        frozenset(name.casefold() for name in access.excluded),
        frozenset(name.casefold() for name in access.restricted_to),
    )


def add_limits(said: Sequence[tuple[str, AccessIn]]) -> None:
    """By CRN of the record, which may stand more than once: what is said holds beside what stands,
    and lifts nothing of it. Not an action by itself: `interchange.caseload.actions` calls it."""
    wanted = standing_limits({crn for crn, _ in said})
    for crn, access in said:
        wanted[crn] = stricter(wanted[crn], limits_said(access))
    people = dict(Person.objects.filter(crn__in=wanted).values_list("crn", "pk"))
    as_said = {
        people[crn]: AccessIn.model_construct(
            known=limits.known,
            excluded=sorted(limits.excluded),
            restricted_to=sorted(limits.restricted_to),
        )
        for crn, limits in wanted.items()
    }
    write_limits(as_said)
    for person_id, access in as_said.items():
        Person.objects.filter(pk=person_id).update(
            access_known=access.known, limited=is_limited(access)
        )
    bring_merged_in_line(as_said)


def _keys_of(limits: Mapping[int, AccessIn]) -> set[Key]:
    return {
        (person, kind, name.casefold())
        for person, access in limits.items()
        for kind, names in (
            (LimitKind.EXCLUSION, access.excluded),
            (LimitKind.RESTRICTION, access.restricted_to),
        )
        for name in names
    }


def _wanted_rows(keys: set[Key]) -> dict[Key, dict[str, object]]:
    return {key: {"person_id": key[0], "kind": key[1], "username": key[2]} for key in sorted(keys)}


def _existing_limits(limits: Mapping[int, AccessIn]) -> dict[Key, AccessLimit]:
    rows = AccessLimit.objects.current().filter(person__in=list(limits))
    return {(row.person_id, row.kind, row.username): row for row in rows}
