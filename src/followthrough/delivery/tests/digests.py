"""Digests as tests look at them."""

from __future__ import annotations

from collections.abc import Iterable

from followthrough.common.dates import today_in_london
from followthrough.delivery.models import CaseDigest
from followthrough.delivery.queries.checked import Compared, compare_digests
from followthrough.people.models import Case
from followthrough.policy import context_on

EQUAL = Compared([], 0)


def compared(case_ids: Iterable[int] | None = None) -> Compared:
    """What is stored of these cases, or of all, beside what the rules derive today."""
    ids = Case.objects.values_list("pk", flat=True) if case_ids is None else case_ids
    return compare_digests(sorted(ids), context_on(today_in_london()))


def stale_ids() -> set[int]:
    return set(CaseDigest.objects.filter(stale=True).values_list("pk", flat=True))
