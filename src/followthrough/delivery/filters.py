"""How a list of cases can be narrowed by how far the work has come."""

from __future__ import annotations

from collections.abc import Iterator

from followthrough.delivery.coverage_words import LACK_WORDS
from followthrough.delivery.rules.coverage import covered_items
from followthrough.delivery.rules.coverage_counts import CoverageSubject
from followthrough.delivery.rules.lacks import lacks
from followthrough.people.filters import CaseFilter, case_filter, need_areas
from followthrough.plans.rules import KnowsPlan
from followthrough.policy import Context
from followthrough.sequencing.rules.published import KnowsOrder

EITHER = "either"


def _not_started(facts: KnowsOrder, context: Context) -> Iterator[str]:
    """By the areas of needs of which coverage counts no work as started."""
    for item in covered_items(facts, context):
        if item.line.about is CoverageSubject.NEED and not item.line.has_started:
            yield item.line.code


def _lacks(facts: KnowsPlan, context: Context) -> Iterator[str]:
    found = list(lacks(facts, context))
    yield from found
    if found:
        yield EITHER


NOT_STARTED = case_filter(
    CaseFilter("not_started", "Need with no work started", 15, _not_started, need_areas)
)
LACKS = case_filter(
    CaseFilter("lacks", "Medium likelihood or higher", 25, _lacks, lambda pack: LACK_WORDS.items())
)
