"""How a list of cases can be narrowed: what a filter is, and those by what is known of the person.

A room declares its filters in its own `filters.py`. The page of cases makes a field of each and
`delivery.queries.caseload` narrows by those that are in use; nothing else is edited.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

from django.db.models import Exists, Max, OuterRef, Q, QuerySet, Subquery

from followthrough.common.registry import Registry
from followthrough.people.models import Assessment, Case, Need, Sentence
from followthrough.people.rules import Regime
from followthrough.people.words import LIKELIHOOD, SERIOUS_HARM
from followthrough.policy import Context, Pack


@dataclass(frozen=True)
class CaseFilter:
    """`name` stands in the address, `place` says where among the others. `narrow` gets the cases,
    what was chosen and the day's context. Without `choices` (codes with labels) it is a box to
    tick, and `narrow` is asked only where it is ticked."""

    name: str
    label: str
    place: int
    narrow: Callable[[QuerySet[Case], Any, Context], QuerySet[Case]]
    choices: Callable[[Pack], Iterable[tuple[str, str]]] | None = None


CASE_FILTERS: Registry[CaseFilter] = Registry("filters.py")


def case_filter(filter_: CaseFilter) -> CaseFilter:
    return CASE_FILTERS.add(filter_.name, filter_)


def case_filters() -> list[CaseFilter]:
    return sorted(CASE_FILTERS.all(), key=lambda filter_: filter_.place)


def contact_goes_on() -> Q:
    """The contrary of `people.rules.contact_is_suspended`, said in SQL; a test holds the two
    together."""
    sentences = Sentence.objects.filter(case=OuterRef("pk"), withdrawn_on=None)
    return Q(Exists(sentences.exclude(regime=Regime.SUSPENDED))) | ~Q(Exists(sentences))


def _areas(pack: Pack) -> list[tuple[str, str]]:
    areas = sorted(pack.need_areas.values(), key=lambda area: area.order)
    return [(area.code, area.label) for area in areas]


def _by_need(cases: QuerySet[Case], area: str, context: Context) -> QuerySet[Case]:
    current = _current_assessment()
    return cases.filter(
        Exists(current.filter(Exists(Need.objects.filter(assessment=OuterRef("pk"), area=area))))
    )


def _by_likelihood(cases: QuerySet[Case], level: str, context: Context) -> QuerySet[Case]:
    return cases.filter(Exists(_current_assessment().filter(likelihood=level)))


def _by_serious_harm(cases: QuerySet[Case], level: str, context: Context) -> QuerySet[Case]:
    return cases.filter(Exists(_current_assessment().filter(serious_harm=level)))


def _current_assessment() -> QuerySet[Assessment]:
    return Assessment.objects.current().filter(case=OuterRef("pk"))


def _ending_soon(cases: QuerySet[Case], ticked: bool, context: Context) -> QuerySet[Case]:
    """`people.rules.sentence_ends.ends_soon` said in SQL; a test holds the two together."""
    last = (
        Sentence.objects.filter(case=OuterRef("pk"), withdrawn_on=None)
        .values("case")
        .annotate(last=Max("ends_on"))
        .values("last")
    )
    # Not simply three months ahead: from 28 February that is 28 May, while 31 May less three
    # months is 28 February as well.
    soon = context.last_near("sentence_ending_soon")
    return cases.annotate(last_end=Subquery(last)).filter(last_end__lte=soon)


case_filter(CaseFilter("need", "Need", 10, _by_need, _areas))
case_filter(
    CaseFilter("likelihood", "Reoffending", 20, _by_likelihood, lambda pack: LIKELIHOOD.items())
)
case_filter(
    CaseFilter(
        "serious_harm", "Serious harm", 30, _by_serious_harm, lambda pack: SERIOUS_HARM.items()
    )
)
case_filter(CaseFilter("ending_soon", "Ending within 3 months", 50, _ending_soon))
