"""Records that look as if they were of one person, and those that are merged."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import Exists, F, OuterRef, QuerySet

from followthrough.common.actors import Actor
from followthrough.common.errors import NotAllowed
from followthrough.common.texts import searchable
from followthrough.people.access import NO_SUCH_CASE, NO_SUCH_CASE_REMEDY, visible_to
from followthrough.people.models import (
    CarriedOver,
    Case,
    FormerCrn,
    Merge,
    OtherName,
    Person,
    TwoPeople,
)
from followthrough.people.rules.birth import Born
from followthrough.people.rules.same_person import (
    Alike,
    Clue,
    Identity,
    RecordStanding,
    clue_of,
    died_alone,
    pairs_alike,
)


@dataclass(frozen=True)
class RecordOfPerson:
    """A record of a pair, as its page shows it: the person, their last case, and other names."""

    person: Person
    case: Case
    other_names: tuple[OtherName, ...]
    former_crns: tuple[str, ...]


@dataclass(frozen=True)
class Pair:
    first: RecordOfPerson
    second: RecordOfPerson
    clue: Clue | None


def pairs_to_look_at(actor: Actor, on: date) -> list[Alike]:
    """The pairs of records that look alike, of which the actor may see both, and of which nobody
    has said that they are two people."""
    mine = visible_to(actor, on).filter(person=OuterRef("pk"))
    people = Person.objects.filter(Exists(mine), merged_into=None)
    records = _identities(people.values_list(*IDENTITY))
    if not records:
        return []
    apart = set(TwoPeople.objects.current().values_list("first", "second"))
    return [alike for alike in pairs_alike(records) if (alike.first, alike.second) not in apart]


IDENTITY = ("pk", "first_name", "last_name", "date_of_birth", "birth_known_to")


def _identities(rows: Iterable[tuple[int, str, str, date | None, str]]) -> list[Identity]:
    others: defaultdict[int, list[tuple[str, str]]] = defaultdict(list)
    names = OtherName.objects.filter(withdrawn_on=None)
    merged = Person.objects.filter(merged_into__isnull=False)
    for person_id, first, last in names.values_list("person", "first_name", "last_name").union(
        names.filter(person__merged_into__isnull=False).values_list(
            "person__merged_into", "first_name", "last_name"
        ),
        merged.values_list("merged_into", "first_name", "last_name"),
    ):
        others[person_id].append((first, last))
    return [
        Identity(id_, (first, last), tuple(others[id_]), Born(born, known_to))
        for id_, first, last, born, known_to in rows
    ]


def pairs_shown(actor: Actor, alike: Iterable[Alike], on: date) -> list[Pair]:
    """In their order; of people whom the actor may see."""
    asked = list(alike)
    records = _records(actor, {id_ for pair in asked for id_ in (pair.first, pair.second)}, on)
    return [
        Pair(records[pair.first], records[pair.second], pair.clue)
        for pair in asked
        if pair.first in records and pair.second in records
    ]


def pair_of_cases(actor: Actor, first: Case, second: Case, on: date) -> Pair:
    """These two, whatever nobody has said of them."""
    records = _records(actor, [first.person_id, second.person_id], on)
    one, other = records[first.person_id], records[second.person_id]
    people = Person.objects.filter(pk__in=[first.person_id, second.person_id])
    identities = {r.person_id: r for r in _identities(people.values_list(*IDENTITY))}
    clue = clue_of(identities[first.person_id], identities[second.person_id])
    return Pair(one, other, clue)


def _records(actor: Actor, person_ids: Iterable[int], on: date) -> dict[int, RecordOfPerson]:
    ids = list(person_ids)
    names: defaultdict[int, list[OtherName]] = defaultdict(list)
    for name in OtherName.objects.filter(person__in=ids, withdrawn_on=None).order_by("pk"):
        names[name.person_id].append(name)
    crns: defaultdict[int, list[str]] = defaultdict(list)
    for person_id, crn in FormerCrn.objects.filter(person__in=ids).values_list("person", "crn"):
        crns[person_id].append(crn)
    cases = visible_to(actor, on).filter(person__in=ids).order_by("closed_on", "pk")
    records = {}
    for case in cases.select_related("person", "unit", "practitioner"):
        id_ = case.person_id
        # The open one stands last (it has no day), or else the one that ended last.
        records[id_] = RecordOfPerson(case.person, case, tuple(names[id_]), tuple(crns[id_]))
    return records


def record_named(actor: Actor, crn: str) -> Case:
    """The last case of the record with that CRN itself, merged or not. Raises NotAllowed where
    there is none, and where the actor may not see it."""
    cases = visible_to(actor).filter(person__crn=searchable(crn.strip().upper()))
    case = cases.select_related("person").order_by(F("closed_on").desc(nulls_first=True)).first()
    if case is None:
        raise NotAllowed(NO_SUCH_CASE, NO_SUCH_CASE_REMEDY)
    return case


def said_of_pair(one: Person, other: Person) -> TwoPeople | None:
    """That they are two people, as somebody has found; the caller sees both."""
    first, second = sorted((one.pk, other.pk))
    said = TwoPeople.objects.current().filter(first=first, second=second)
    return said.select_related("by").first()


def one_death_of(one: Person, other: Person) -> tuple[Person, Person] | None:
    """Who has died and who has not, where that is so of one of the two alone: joined, both have,
    and whoever joins them says that they know of it."""
    if not died_alone(one.died_on, other.died_on):
        return None
    return (one, other) if one.died_on is not None else (other, one)


def standing_of(person: Person, cases: QuerySet[Case]) -> RecordStanding:
    """By those of the cases that are the person's: an action looks at all, a page at those that its
    viewer may see."""
    return RecordStanding(
        person.crn,
        person.merged_into.crn if person.merged_into else "",
        Person.objects.filter(merged_into=person).exists(),
        cases.filter(person=person, closed_on=None).exists(),
        person.died_on,
    )


@dataclass(frozen=True)
class MergedRecord:
    """A merge that stands. `last_case` is that of the merged record, the one that goes on where one
    does; None for whoever may not open it: then what was typed is not for them either. `carried`
    says that what stood there was looked at."""

    merge: Merge
    last_case: Case | None
    carried: CarriedOver | None


def merged_records(actor: Actor, kept: Person) -> list[MergedRecord]:
    """The records that are merged into this one, the last one first."""
    merges = Merge.objects.current().filter(kept=kept).select_related("by", "merged")
    cases = _last_cases(actor, [merge.merged_id for merge in merges])
    said = CarriedOver.objects.current().filter(merge__in=merges).select_related("by")
    carried = {row.merge_id: row for row in said}
    return [
        MergedRecord(merge, cases.get(merge.merged_id), carried.get(merge.pk))
        for merge in merges.order_by("-pk")
    ]


def merge_of(actor: Actor, kept: Case, crn: str) -> MergedRecord | None:
    """The merge of the record with that CRN into this one; None where there is none."""
    records = merged_records(actor, kept.person)
    return next((one for one in records if one.merge.merged.crn == crn.strip().upper()), None)


def merge_into_another(person: Person) -> Merge | None:
    """The merge that stands of this record."""
    if person.merged_into_id is None:
        return None
    return Merge.objects.current().filter(merged=person).select_related("by", "kept").first()


def _last_cases(actor: Actor, person_ids: Iterable[int]) -> dict[int, Case]:
    """By person: the case that is open or goes on in another, or else the one that ended last."""
    cases = visible_to(actor).filter(person__in=list(person_ids))
    return {case.person_id: case for case in cases.order_by("closed_on", "pk")}
