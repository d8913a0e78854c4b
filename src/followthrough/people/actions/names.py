"""Writes the names that a person has besides the present one, and the words under which all of them
are found."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from datetime import date

from followthrough.common.actions import upsert
from followthrough.common.names import fold_name
from followthrough.people.import_schema import OtherNameIn
from followthrough.people.models import FormerCrn, OtherName, Person, SearchToken
from followthrough.people.rules.names import name_tokens

Key = tuple[int, str, str, str]  # person id, kind, first and last name


def write_names(names: Mapping[Person, Iterable[OtherNameIn]], today: date) -> None:
    """From now on these people have these other names, and are found by them. What the source took
    back stays on record, with the day on which it went, and finds nobody."""
    wanted = {
        (person.pk, other.kind, other.first_name, other.last_name): {
            "person": person,
            "withdrawn_on": None,
            **other.model_dump(),
        }
        for person, others in names.items()
        for other in others
    }
    existing = {_key(row): row for row in OtherName.objects.filter(person__in=list(names))}
    upsert(OtherName, wanted, existing)
    gone = [row.pk for key, row in existing.items() if key not in wanted and not row.withdrawn_on]
    if gone:
        OtherName.objects.filter(pk__in=gone).update(withdrawn_on=today)
    write_tokens(list(names))


def _key(row: OtherName) -> Key:
    return row.person_id, row.kind, row.first_name, row.last_name


def write_tokens(people: Collection[Person]) -> None:
    """The words under which these people are found, and those into whose record theirs is merged:
    one record finds the other."""
    into = {person.merged_into_id for person in people if person.merged_into_id is not None}
    kept = Person.objects.filter(pk__in=into - {person.pk for person in people}) if into else ()
    found = [*people, *kept]
    merged = Person.objects.filter(merged_into__in=found)
    records: dict[int, list[Person]] = {person.pk: [person] for person in found}
    for record in merged:
        records[record.merged_into_id or 0].append(record)
    ids = {record.pk for theirs in records.values() for record in theirs}
    others: dict[int, list[OtherName]] = defaultdict(list)
    for name in OtherName.objects.filter(person__in=ids, withdrawn_on=None):
        others[name.person_id].append(name)
    crns: dict[int, list[str]] = defaultdict(list)
    for former in FormerCrn.objects.filter(person__in=ids):
        crns[former.person_id].append(former.crn)
    wanted = {
        (id_, token): {"person_id": id_, "token": token}
        for id_, theirs in records.items()
        for record in theirs
        for token in search_tokens(record, others[record.pk], crns[record.pk])
    }
    existing = {(t.person_id, t.token): t for t in SearchToken.objects.filter(person__in=found)}
    upsert(SearchToken, wanted, existing)
    gone = [token.pk for key, token in existing.items() if key not in wanted]
    if gone:
        SearchToken.objects.filter(pk__in=gone).delete()


def search_tokens(
    person: Person, others: Iterable[OtherName], former_crns: Iterable[str]
) -> frozenset[str]:
    """The folded words under which a person is found: all CRNs and every part of all names."""
    theirs = [name for other in others for name in (other.first_name, other.last_name)]
    present = (person.first_name, person.last_name, person.preferred_name)
    return name_tokens(*present, *theirs) | {fold_name(crn) for crn in (person.crn, *former_crns)}
