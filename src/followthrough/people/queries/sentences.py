"""Reading sentences and what they require, for others."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from django.db.models import F
from django.db.models.expressions import Combinable

from followthrough.people.models import Requirement, Sentence


def case_of_sentence(sentence: str) -> Combinable:
    """For a query of another room: the id of the case whose sentence stands at that path."""
    return F(f"{sentence}__case")


def kind_of_requirement(requirement: str) -> Combinable:
    """For a query of another room: the kind of the requirement that stands at that path."""
    return F(f"{requirement}__kind")


def sentence_starts(case_id: int) -> list[date]:
    """Also of those that the source took back."""
    return list(Sentence.objects.filter(case=case_id).values_list("starts_on", flat=True))


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
