"""Which records are merged into those of cases, for many cases at once."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from django.db.models import Exists, OuterRef, QuerySet, Subquery

from followthrough.people.models import CarriedOver, Case, Merge, ToldAsOne
from followthrough.people.rules import MergedFacts


def cases_that_go_on_in(case: OuterRef) -> QuerySet[Case]:
    """Those of merged records, within another statement; which may be seen is not asked."""
    return Case.objects.filter(goes_on_in=case).order_by("pk")


def merges_of_cases(case_ids: Iterable[int]) -> dict[int, list[tuple[int, MergedFacts]]]:
    """By the id of the kept case: those of the merged ones, and how each merge stands, in one
    statement."""
    merges = Merge.objects.current().filter(kept_case__in=case_ids).order_by("pk")
    carried = CarriedOver.objects.current().filter(merge=OuterRef("pk"))
    told = ToldAsOne.objects.current().filter(merge=OuterRef("pk"))
    rows = merges.annotate(
        carried=Exists(carried),
        told=Exists(told),
        risk=Subquery(carried.filter(keeps_risk=True).values("recorded_on")[:1]),
    ).values_list(
        "kept_case", "merged_case", "pk", "merged__crn", "recorded_on", "carried", "told", "risk"
    )
    merged: defaultdict[int, list[tuple[int, MergedFacts]]] = defaultdict(list)
    for case_id, part_id, merge_id, crn, since, carried_over, told_as_one, risk_kept_on in rows:
        said = MergedFacts(
            merge_id, crn, since, carried_over, told_as_one=told_as_one, risk_kept_on=risk_kept_on
        )
        merged[case_id].append((part_id, said))
    return merged


def carried_over_by(merge_id: int) -> int | None:
    """The id of what stands as said: that what stood under the merged record was carried over."""
    said = CarriedOver.objects.current().filter(merge=merge_id)
    return said.values_list("pk", flat=True).first()
