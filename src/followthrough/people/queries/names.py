"""Former names and CRNs, aliases and other spellings: for pages of staff alone."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from datetime import date
from typing import NamedTuple

from django.db.models import DateField, F, Value
from django.db.models.functions import Concat

from followthrough.common.names import fold_name
from followthrough.people.models import Case, FormerCrn, OtherName, Person
from followthrough.people.queries.listing import ListedCase
from followthrough.people.queries.opening import has_merged_records
from followthrough.people.rules.names import (
    FORMER_CRN,
    MERGED_CRN,
    full_name,
    is_found_by,
    name_tokens,
    names_that_find,
)


class OtherIdentity(NamedTuple):
    """`kind` is a `NameKind`, or `FORMER_CRN`: then the CRN stands as last name; or `MERGED_CRN`:
    then it does so behind the whole name of that record."""

    case_id: int
    kind: str
    first_name: str
    last_name: str
    until: date | None

    @property
    def name(self) -> str:
        return full_name(self.first_name, self.last_name)


def other_identities_of(opened: Case) -> list[OtherIdentity]:
    """Of a case that `case_for` opened, the latest first: in no statement where there are none."""
    has_others: bool = opened.has_other_identities  # type: ignore[attr-defined]  # from case_for
    if not (has_others or has_merged_records(opened)):
        return []
    return _of_cases([opened.pk])


def other_identities_that_found(
    cases: Iterable[ListedCase], typed: str
) -> dict[int, list[OtherIdentity]]:
    """By id of the case, of those that are not found by their present names and CRN: in one
    statement, and in none where all are. The caller has made sure that the viewer may see them."""
    tokens = {case.case_id: _present_tokens(case) for case in cases}
    present = {id_: theirs for id_, theirs in tokens.items() if not is_found_by(typed, theirs)}
    if not present:
        return {}
    others: dict[int, dict[OtherIdentity, frozenset[str]]] = defaultdict(dict)
    for row in _of_cases(present):
        others[row.case_id][row] = name_tokens(row.first_name, row.last_name)
    return {id_: names_that_find(typed, present[id_], theirs) for id_, theirs in others.items()}


def _of_cases(case_ids: Iterable[int]) -> list[OtherIdentity]:
    """What the sources say now, also of merged records, the latest first."""
    ids = list(case_ids)
    parts = []
    for person in ("person", "person__merged_into"):
        asked = {f"{person}__cases__in": ids}
        names = OtherName.objects.filter(withdrawn_on=None, **asked)
        crns = FormerCrn.objects.filter(**asked).exclude(crn=F("person__crn"))  # changed back
        case = f"{person}__cases"
        parts += [
            names.values_list(case, "kind", "first_name", "last_name", "until"),
            crns.values_list(case, Value(FORMER_CRN), Value(""), "crn", "until"),
        ]
    merged = Person.objects.filter(merged_into__cases__in=ids).values_list(
        "merged_into__cases",
        Value(MERGED_CRN),
        Concat("first_name", Value(" "), "last_name"),
        "crn",
        Value(None, DateField()),
    )
    first, *others = [*parts, merged]
    rows = [OtherIdentity(*row) for row in first.union(*others, all=True)]
    rows.sort(key=lambda row: row.name)
    return sorted(rows, key=lambda row: row.until or date.max, reverse=True)


def _present_tokens(case: ListedCase) -> frozenset[str]:
    names = name_tokens(case.first_name, case.last_name, case.preferred_name)
    return names | {fold_name(case.crn)}
