"""Reading sentences and what they require, for others."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from datetime import date

from django.db.models import F, OuterRef, Q, QuerySet, Value
from django.db.models.expressions import Combinable
from django.db.models.functions import Concat, Trim

from followthrough.people.models import Case, Requirement, Sentence


def sentences_of_case(case_id: int) -> QuerySet[Sentence]:
    """Those that the source took back too."""
    return Sentence.objects.filter(case=case_id)


def sentences_that_stand(cases: QuerySet[Case]) -> QuerySet[Sentence]:
    """Those that the source has not taken back."""
    return Sentence.objects.filter(case__in=cases.values("pk"), withdrawn_on=None)


def name_of_sentenced(sentence: str) -> Combinable:
    """For a query of another room: the name of the person whose sentence stands at that path. The
    caller has made sure that the viewer may see the cases."""
    person = f"{sentence}__case__person"
    return Trim(Concat(f"{person}__first_name", Value(" "), f"{person}__last_name"))


def crn_of_sentenced(sentence: str) -> Combinable:
    """The same for the CRN."""
    return F(f"{sentence}__case__person__crn")


def sentence_starts(case_id: int) -> list[date]:
    return list(sentences_of_case(case_id).values_list("starts_on", flat=True))


def requirement_refs(requirement_ids: Iterable[int]) -> dict[int, str]:
    """By id, taken back or not."""
    rows = Requirement.objects.filter(pk__in=list(requirement_ids))
    return dict(rows.values_list("pk", "ref"))


def requirement_ids(case_ids: Iterable[int]) -> dict[tuple[int, str], int]:
    """By case and ref, those that the source has not taken back: a ref is one requirement of a
    line, an older one of that ref may have been."""
    rows = Requirement.objects.filter(sentence__case__in=list(case_ids), withdrawn_on=None)
    return {
        (case_id, ref): id_ for case_id, ref, id_ in rows.values_list("sentence__case", "ref", "pk")
    }


def requirements_ending(first: date, last: date) -> QuerySet[Requirement]:
    """Of sentences that end between the two days, both included."""
    return Requirement.objects.filter(sentence__ends_on__range=(first, last))


def requirements_owed(kinds: Collection[str], on: date) -> QuerySet[Requirement]:
    """Of the case of an outer query: of those kinds, of a sentence that has not ended, and the
    contrary of `people.rules.is_complied_with`, said in SQL; a test holds the two together."""
    running = Sentence.objects.filter(ends_on__gte=on, withdrawn_on=None)
    return Requirement.objects.filter(
        Q(amount=None) | Q(done__lt=F("amount")),
        sentence__case=OuterRef("pk"),
        sentence__in=running,
        withdrawn_on=None,
        kind__in=kinds,
    )
