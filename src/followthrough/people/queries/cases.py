"""What lists and pages of cases ask for."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable
from datetime import date
from functools import reduce
from operator import and_, or_
from typing import Any, NamedTuple

from django.db.models import Count, Exists, F, Model, OuterRef, Q, QuerySet, Subquery, Value

from followthrough.common.actions import TypedText, reads_typed_words
from followthrough.people.models import (
    Allocation,
    Assessment,
    Case,
    CaseAccess,
    CaseEnd,
    CaseMove,
    CaseReopening,
    Death,
    DeathTask,
    FormerCrn,
    Merge,
    MoveTakenBack,
    Person,
    PutOff,
    ReleaseConfirmed,
    SearchToken,
    SourceHandover,
    ToldOfEnd,
    ToldOfMistake,
)
from followthrough.people.rules import GoesOn
from followthrough.people.rules.names import ways_to_find


def crns_of(case_ids: Iterable[int]) -> dict[int, str]:
    """CRNs by case id. The caller has made sure that the viewer may see the cases."""
    return dict(Case.objects.filter(pk__in=list(case_ids)).values_list("pk", "person__crn"))


def open_case_ids(crns: Iterable[str]) -> dict[str, int]:
    """Of the people who have an open case, by CRN, whoever may see them: for taking in a file."""
    return dict(
        Case.objects.filter(person__crn__in=list(crns), closed_on=None).values_list(
            "person__crn", "pk"
        )
    )


class CaseOnRecord(NamedTuple):
    """The last case of a person. `closed_here`: somebody closed it on a page, and no source;
    `reopened_end`: the day of the end after which somebody opened it again on a page; `goes_on`: it
    does so in the case of another record, which is open."""

    case_id: int
    opened_on: date
    closed_on: date | None
    closed_here: bool
    reopened_end: date | None
    goes_on: bool


class KnownPerson(NamedTuple):
    """`crn` is the present one, `source` owns the person; `case` is their last one, where they had
    one, and `earlier` are the days on which those before it were opened. `merged_into`: the CRN of
    the record into which this one is merged, or ""."""

    crn: str
    source: str
    case: CaseOnRecord | None
    merged_into: str = ""
    earlier: frozenset[date] = frozenset()


def known_people(crns: Iterable[str]) -> dict[str, KnownPerson]:
    """Who has or had each CRN, by that CRN, whoever may see them: for taking in a file."""
    asked = list(crns)
    present = _with_cases(Person.objects.filter(crn__in=asked), "")
    former = _with_cases(FormerCrn.objects.filter(crn__in=asked), "person__")
    result: dict[str, KnownPerson] = {}
    rows = sorted(former.union(present, all=True), key=_last_first)
    for crn, now, source, merged_into, *case in rows:
        known = CaseOnRecord._make(case) if case[0] is not None else None
        last = result.setdefault(crn, KnownPerson(now, source, known, merged_into or ""))
        if known is not None and known != last.case:
            result[crn] = last._replace(earlier=last.earlier | {known.opened_on})
    return result


def _with_cases(rows: QuerySet[Any], person: str) -> QuerySet[Any]:
    """Each CRN with each case of its person, to whom the path `person` leads."""
    ends = CaseEnd.objects.current().filter(case=OuterRef(f"{person}cases"), by__isnull=False)
    goes_on = Case.objects.filter(pk=OuterRef(f"{person}cases__goes_on_in"), closed_on=None)
    again = (
        CaseReopening.objects.current()
        .filter(end__case=OuterRef(f"{person}cases"), by__isnull=False)
        .order_by("-pk")
    )
    known: QuerySet[Any] = rows.annotate(
        closed_here=Exists(ends.exclude(reason=GoesOn.MERGED)),
        reopened_end=Subquery(again.values("end__ended_on")[:1]),
        goes_on=Exists(goes_on),
    ).values_list(
        "crn",
        F(f"{person}crn"),
        f"{person}source",
        f"{person}merged_into__crn",
        f"{person}cases",
        f"{person}cases__opened_on",
        f"{person}cases__closed_on",
        "closed_here",
        "reopened_end",
        "goes_on",
    )
    return known


def _last_first(row: tuple[Any, ...]) -> tuple[int, int]:
    """The open case, or else the one that ended last."""
    case_id, _, closed_on = row[4:7]
    ended = closed_on.toordinal() if closed_on is not None else date.max.toordinal()
    return -ended, -(case_id or 0)


def last_case_ids(crns: Iterable[str]) -> dict[str, int]:
    """The open case, or else the one that ended last, by CRN, whoever may see it: for taking in a
    file."""
    known = known_people(crns)
    return {crn: person.case.case_id for crn, person in known.items() if person.case is not None}


def cases_that_change_with(crns: Iterable[str]) -> set[int]:
    """The last cases of these people, and those of other records that change with them, whoever may
    see them: for taking in a file."""
    ids = set(last_case_ids(crns).values())
    return ids | set(change_with(ids))


def change_with(case_ids: Iterable[int]) -> list[int]:
    """The cases of other records for which it counts what is said of these, whoever may see them:
    those in which they go on and, as it is one person, the last one of the record that is kept,
    also where nothing goes on in it."""
    ids = list(case_ids)
    merges = Merge.objects.current().filter(merged__cases__in=ids)
    kept = last_case_ids(merges.values_list("kept__crn", flat=True))
    return sorted({*goes_on_in(ids), *kept.values()})


def goes_on_in(case_ids: Iterable[int]) -> list[int]:
    """The cases of other records in which these go on, whoever may see them."""
    kept = Case.objects.filter(parts__in=list(case_ids))
    return sorted(set(kept.values_list("pk", flat=True)))


def every_open_case() -> list[int]:
    """Ids, whoever may see them: for what is kept of every case."""
    return list(Case.objects.filter(closed_on=None).values_list("pk", flat=True))


def those_open(case_ids: Iterable[int]) -> list[int]:
    """Of these, whoever may see them."""
    cases = Case.objects.filter(pk__in=list(case_ids), closed_on=None)
    return list(cases.values_list("pk", flat=True))


def number_of_people() -> int:
    return Person.objects.count()


def people_of_source(source: str) -> bool:
    """Whether there is anybody whom this source owns."""
    return Person.objects.filter(source=source).exists()


def people_of_others(source: str) -> bool:
    """Whether there is anybody whom another source than this one owns."""
    return Person.objects.exclude(source=source).exists()


def open_cases(cases: QuerySet[Case]) -> QuerySet[Case]:
    return cases.filter(closed_on=None)


def open_cases_held(cases: QuerySet[Case], of: Iterable[int]) -> Counter[int]:
    """How many of the cases are open and held by each of the users."""
    held = open_cases(cases).filter(practitioner__in=list(of)).values_list("practitioner_id")
    return Counter(dict(held.annotate(number=Count("pk"))))


def cases_named(cases: QuerySet[Case], words: str) -> QuerySet[Case]:
    """The cases whose person has, for every word typed, a name or CRN that begins with it, as it
    was typed, each of its parts, or with the word beside it: "smith-jones" finds Smith Jones,
    "o'neill" Oneill, and "mc donald" McDonald.
    Other names find them too. Signs alone are no name: they find nobody."""
    asked = ways_to_find(words)
    if words.strip() and not asked:
        return cases.none()
    for ways in asked:
        cases = cases.filter(reduce(or_, (reduce(and_, map(_named, way)) for way in ways)))
    return cases


def _named(beginning: str) -> Q:
    tokens = SearchToken.objects.filter(person=OuterRef("person_id"), token__startswith=beginning)
    return Q(Exists(tokens))


def practitioners_of_case(case_id: int) -> list[Allocation]:
    """Who held the case, the present one first."""
    return list(
        Allocation.objects.filter(case=case_id)
        .select_related("practitioner")
        .order_by(F("until_on").desc(nulls_first=True), "-from_on")
    )


def current_assessment_id(case: Case) -> int | None:
    """Names the version of the assessment that a form was made from."""
    current = Assessment.objects.current().filter(case=case)
    return current.values_list("pk", flat=True).first()


# Where somebody typed words about a case: the model and its column, by the kind of row.
TYPED_ROWS: dict[str, tuple[type[Model], str]] = {
    "access": (CaseAccess, "words"),
    "allocation": (Allocation, "handover_note"),
    "death": (Death, "words"),
    "death_task": (DeathTask, "words"),
    "told_of_death": (ToldOfEnd, "words"),
    "told_of_mistake": (ToldOfMistake, "words"),
    "put_off": (PutOff, "words"),
    "release_confirmed": (ReleaseConfirmed, "words"),
    "case_end": (CaseEnd, "words"),
    "case_reopening": (CaseReopening, "words"),
    "case_move": (CaseMove, "words"),
    "move_taken_back": (MoveTakenBack, "words"),
    "source_handover": (SourceHandover, "words"),
}


@reads_typed_words(*TYPED_ROWS)
def typed_texts_of_case(
    rows_named: Iterable[tuple[str, int]],
) -> dict[tuple[str, int], TypedText]:
    """By kind and id of the row; only those with words, in one statement."""
    ids: defaultdict[str, list[int]] = defaultdict(list)
    for kind, row_id in rows_named:
        ids[kind].append(row_id)
    parts = []
    for kind, asked in ids.items():
        model, column = TYPED_ROWS[kind]
        rows = model._default_manager.filter(pk__in=asked).exclude(**{column: ""})
        parts.append(rows.values_list(Value(kind), "pk", column))
    if not parts:
        return {}
    first, *others = parts
    found = first.union(*others, all=True) if others else first
    return {(kind, row_id): TypedText(typed) for kind, row_id, typed in found}
