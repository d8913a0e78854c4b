"""How a list of cases can be narrowed by their plans."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from django.db.models import QuerySet

from followthrough.people.filters import CaseFilter, case_filter, contact_goes_on
from followthrough.policy import Context


def _stalled(cases: QuerySet[Any], ticked: bool, context: Context) -> QuerySet[Any]:
    """`plans.rules.is_stalled` said in SQL, so that a list can be filtered and counted; a test
    holds the two together."""
    return cases.filter(
        contact_goes_on(),
        in_custody=False,
        plan__is_live=True,
        plan__last_progress_on__lte=_newest_stalled_day(context),
    )


def _newest_stalled_day(context: Context) -> date:
    """The last day on which the newest record of a stalled case can lie."""
    day = context.today
    while context.after(day, "stalled_after") >= context.today:
        day -= timedelta(days=1)
    return day


case_filter(CaseFilter("stalled", "Stalled", 40, _stalled))
