"""What lists and pages of cases ask for."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from functools import reduce
from operator import and_

from django.db.models import Count, Exists, F, FilteredRelation, OuterRef, Q, QuerySet, Value

from followthrough.common.actions import TypedText, reads_typed_words
from followthrough.common.names import fold_name, parts_of_word
from followthrough.people.models import (
    Allocation,
    Assessment,
    Case,
    CaseAccess,
    Person,
    SearchToken,
)


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


def open_case_of_source(crns: Iterable[str]) -> dict[str, tuple[str, int | None]]:
    """The source that owns each person, and their open case, by CRN, whoever may see them: for
    taking in a file."""
    rows = Person.objects.filter(crn__in=list(crns)).annotate(
        open=FilteredRelation("cases", condition=Q(cases__closed_on=None))
    )
    return {crn: (source, id_) for crn, source, id_ in rows.values_list("crn", "source", "open")}


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


def by_name(cases: QuerySet[Case]) -> QuerySet[Case]:
    return cases.order_by(*BY_NAME)


BY_NAME = ("person__last_name", "person__first_name", "pk")


def open_cases(cases: QuerySet[Case]) -> QuerySet[Case]:
    return cases.filter(closed_on=None)


def open_cases_held(cases: QuerySet[Case], of: Iterable[int]) -> Counter[int]:
    """How many of the cases are open and held by each of the users."""
    held = open_cases(cases).filter(practitioner__in=list(of)).values_list("practitioner_id")
    return Counter(dict(held.annotate(number=Count("pk"))))


def cases_named(cases: QuerySet[Case], words: str) -> QuerySet[Case]:
    """The cases whose person has, for every word typed, a name or CRN that begins with it, as it
    was typed or each of its parts: "smith-jones" finds Smith Jones, and "o'neill" finds Oneill.
    Signs alone are no name: they find nobody."""
    typed = [word for word in words.split() if fold_name(word)]
    if words.strip() and not typed:
        return cases.none()
    for word in typed:
        whole, parts = _named(fold_name(word)), parts_of_word(word)
        if len(parts) > 1:
            whole |= reduce(and_, map(_named, parts))
        cases = cases.filter(whole)
    return cases


def _named(folded: str) -> Q:
    tokens = SearchToken.objects.filter(
        person=OuterRef("person_id"), token__startswith=folded[: SearchToken.LONGEST]
    )
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
