"""Writing exclusions and restrictions, and the flag on the person that sums them up."""

from __future__ import annotations

from collections.abc import Mapping

from followthrough.people.import_schema import AccessIn
from followthrough.people.models import AccessLimit
from followthrough.people.rules import LimitKind

Key = tuple[int, str, str]  # person id, kind, folded user name


def is_limited(access: AccessIn) -> bool:
    return bool(not access.known or access.excluded or access.restricted_to)


def write_limits(limits: Mapping[int, AccessIn]) -> None:
    """By person id: from now on these limits hold and no others. `Person.limited` is the
    caller's to write in the same transaction."""
    AccessLimit.objects.append_all(_wanted_rows(_keys_of(limits)), _existing_limits(limits))


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
