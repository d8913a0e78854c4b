"""What lists and pages of cases ask for."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from functools import reduce
from operator import and_, or_
from typing import NamedTuple

from django.db.models import Count, Exists, F, FilteredRelation, OuterRef, Q, QuerySet, Value

from followthrough.common.actions import TypedText, reads_typed_words
from followthrough.people.models import (
    Allocation,
    Assessment,
    Case,
    CaseAccess,
    FormerCrn,
    Person,
    SearchToken,
)
from followthrough.people.rules.names import ways_to_find, words_typed


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


class KnownPerson(NamedTuple):
    """`crn` is the present one; `open_case` None where there is none."""

    crn: str
    source: str
    open_case: int | None


def known_people(crns: Iterable[str]) -> dict[str, KnownPerson]:
    """Who has or had each CRN, by that CRN, whoever may see them: for taking in a file."""
    asked = list(crns)
    present = (
        Person.objects.filter(crn__in=asked)
        .annotate(open=FilteredRelation("cases", condition=Q(cases__closed_on=None)))
        .values_list("crn", F("crn"), "source", "open")
    )
    former = (
        FormerCrn.objects.filter(crn__in=asked)
        .annotate(
            open=FilteredRelation("person__cases", condition=Q(person__cases__closed_on=None))
        )
        .values_list("crn", "person__crn", "person__source", "open")
    )
    return {crn: KnownPerson(*theirs) for crn, *theirs in former.union(present, all=True)}


def every_open_case() -> list[int]:
    """Ids, whoever may see them: for what is kept of every case."""
    return list(Case.objects.filter(closed_on=None).values_list("pk", flat=True))


def those_open(case_ids: Iterable[int]) -> list[int]:
    """Of these, whoever may see them."""
    cases = Case.objects.filter(pk__in=list(case_ids), closed_on=None)
    return list(cases.values_list("pk", flat=True))


def number_of_people() -> int:
    return Person.objects.count()


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
    was typed or each of its parts: "smith-jones" finds Smith Jones, and "o'neill" finds Oneill.
    Other names find them too. Signs alone are no name: they find nobody."""
    typed = words_typed(words)
    if words.strip() and not typed:
        return cases.none()
    for word in typed:
        ways = [reduce(and_, map(_named, way)) for way in ways_to_find(word)]
        cases = cases.filter(reduce(or_, ways))
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


@reads_typed_words("access", "allocation")
def typed_texts_of_case(
    rows_named: Iterable[tuple[str, int]],
) -> dict[tuple[str, int], TypedText]:
    """What was typed with a cover ("access") or a reallocation ("allocation"), by kind and id of
    the row; only those with words, in one statement."""
    asked = list(rows_named)
    access = CaseAccess.objects.filter(pk__in=[id_ for kind, id_ in asked if kind == "access"])
    notes = Allocation.objects.filter(pk__in=[id_ for kind, id_ in asked if kind == "allocation"])
    rows = (
        access.exclude(words="")
        .values_list(Value("access"), "pk", "words")
        .union(
            notes.exclude(handover_note="").values_list(Value("allocation"), "pk", "handover_note"),
            all=True,
        )
    )
    return {(kind, row_id): TypedText(typed) for kind, row_id, typed in rows}
