"""Former names, aliases and other spellings: for pages of staff alone."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from django.db.models import F, QuerySet

from followthrough.common.names import fold_name
from followthrough.people.models import OtherName
from followthrough.people.queries.listing import ListedCase
from followthrough.people.rules.names import name_tokens, names_that_find, words_that_miss


def other_names_of(person_id: int) -> list[OtherName]:
    """What the source says now, the latest first."""
    return list(_current().filter(person=person_id))


def other_names_that_found(cases: Iterable[ListedCase], typed: str) -> dict[int, list[OtherName]]:
    """By id of the case, of those that are not found by their present names and CRN: in one
    statement, and in none where all are. The caller has made sure that the viewer may see them."""
    tokens = {case.case_id: _present_tokens(case) for case in cases}
    present = {id_: theirs for id_, theirs in tokens.items() if words_that_miss(typed, theirs)}
    if not present:
        return {}
    rows = _current().filter(person__cases__in=list(present)).annotate(case_id=F("person__cases"))
    names: dict[int, dict[OtherName, frozenset[str]]] = defaultdict(dict)
    for row in rows:
        names[row.case_id][row] = name_tokens(row.first_name, row.last_name)
    return {
        case_id: names_that_find(typed, present[case_id], others)
        for case_id, others in names.items()
    }


def _current() -> QuerySet[OtherName]:
    latest_first = F("until").desc(nulls_first=True)
    return OtherName.objects.filter(withdrawn_on=None).order_by(latest_first, "pk")


def _present_tokens(case: ListedCase) -> frozenset[str]:
    names = name_tokens(case.first_name, case.last_name, case.preferred_name)
    return names | {fold_name(case.crn)}
