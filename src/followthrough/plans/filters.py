"""How a list of cases can be narrowed by their plans."""

from __future__ import annotations

from collections.abc import Iterator

from followthrough.people.filters import CaseFilter, case_filter, ticked
from followthrough.plans.rules import KnowsPlan, is_stalled
from followthrough.policy import Context


def _stalled(facts: KnowsPlan, context: Context) -> Iterator[str]:
    return ticked(is_stalled(facts, context))


case_filter(CaseFilter("stalled", "Stalled", 40, _stalled))
