"""How a list of cases can be narrowed by their plans."""

from __future__ import annotations

from typing import Any

from django.db.models import Q, QuerySet

from followthrough.people.filters import CaseFilter, case_filter, contact_goes_on
from followthrough.policy import Context


def _stalled(cases: QuerySet[Any], ticked: bool, context: Context) -> QuerySet[Any]:
    """`plans.rules.is_stalled` said in SQL, so that a list can be filtered and counted; a test
    holds the two together."""
    long_ago = Q()
    for stretch in context.over("stalled_after"):
        long_ago |= Q(plan__last_progress_on__range=stretch)
    return cases.filter(contact_goes_on(), long_ago, in_custody=False, plan__is_live=True)


case_filter(CaseFilter("stalled", "Stalled", 40, _stalled))
