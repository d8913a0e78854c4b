"""What is so of a person is so under each record of theirs: keeps `Person.limited` and
`Person.died_on` of merged records in line."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping
from datetime import date

from django.db.models import Exists, OuterRef, Q

from followthrough.people.models import (
    AccessLimit,
    Death,
    DeathTask,
    Merge,
    Person,
    ToldAsOne,
    ToldOfEnd,
)


def records_of(person_ids: Collection[int]) -> dict[int, int]:
    """The ids of all records of these people, merged ones too, each with that of the one that is
    kept. Without those who have one record alone."""
    ids = list(person_ids)
    merged = Q(merged_into__isnull=False) & (Q(pk__in=ids) | Q(merged_into__in=ids))
    kept = set(Person.objects.filter(merged).values_list("merged_into", flat=True))
    if not kept:
        return {}
    records = Person.objects.filter(Q(pk__in=kept) | Q(merged_into__in=kept))
    return {id_: into or id_ for id_, into in records.values_list("pk", "merged_into")}


def note_told_as_one(former: Mapping[int, Collection[str]], today: date) -> None:
    """By id of the person: the CRNs that a source now says are former ones of theirs. Where one of
    them is that of a merged record, the source has merged the two as well."""
    crns = {crn for theirs in former.values() for crn in theirs}
    if not crns:
        return
    told = ToldAsOne.objects.current().filter(merge=OuterRef("pk"))
    merges = Merge.objects.current().filter(~Exists(told), kept__in=former, merged__crn__in=crns)
    ToldAsOne.objects.bulk_create(
        ToldAsOne(merge=merge, recorded_on=today)
        for merge in merges.select_related("merged")
        if merge.merged.crn in former[merge.kept_id]
    )


def bring_merged_in_line(person_ids: Collection[int]) -> None:
    """As `stand_together`, for those of the people who have more than one record."""
    if merged := records_of(person_ids):
        stand_together(merged)


def close_what_followed(person_ids: Collection[int]) -> None:
    """Of people of whom it is taken back that they died: what was seen to, and who was told."""
    DeathTask.objects.filter(case__person__in=person_ids).close()
    ToldOfEnd.objects.filter(case__person__in=person_ids, ended_on=None).close()


def stand_together(person_ids: Collection[int]) -> None:
    """Brings in line the records of these people, also those that are merged no more. A limit on
    one limits all, a death recorded under one is that of all."""
    kept_of = {**{id_: id_ for id_ in person_ids}, **records_of(person_ids)}
    people = Person.objects.select_for_update(of=("self",), no_key=True).filter(pk__in=kept_of)
    records: defaultdict[int, list[Person]] = defaultdict(list)
    for person in people.order_by("pk"):
        records[kept_of[person.pk]].append(person)
    limits = AccessLimit.objects.current().filter(person__in=kept_of)
    with_limit = set(limits.values_list("person", flat=True))
    deaths = Death.objects.current().filter(person__in=kept_of)
    died = {death.person_id: death.died_on for death in deaths if death.died_on is not None}
    for theirs in records.values():
        limited = any(p.pk in with_limit or not p.access_known for p in theirs)
        died_on = min((died[p.pk] for p in theirs if p.pk in died), default=None)
        for person in theirs:
            if (person.limited, person.died_on) != (limited, died_on):
                Person.objects.filter(pk=person.pk).update(limited=limited, died_on=died_on)
            if died_on is None and person.died_on is not None:
                close_what_followed([person.pk])
