"""How a list of cases can be narrowed: what a filter is, and those by what is known of the person.

A room declares its filters in its own `filters.py`: a rule that says by which values a case is
found. The digest of a case keeps them, the page of cases makes a field of each filter, and
`delivery.queries.caseload` narrows by those that are in use; nothing else is edited.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from followthrough.common.facets import parts_taken
from followthrough.common.registry import Registry
from followthrough.people.rules import HIGH_LIKELIHOODS, KnowsCase, contact_is_suspended
from followthrough.people.rules.recall import recalled_on
from followthrough.people.rules.sentence_ends import ends_soon
from followthrough.people.words import LIKELIHOOD, SERIOUS_HARM
from followthrough.policy import Context, Pack

TICKED = "yes"


@dataclass(frozen=True)
class CaseFilter:
    """`name` stands in the address, `place` says where among the others. `values` is a rule: the
    codes by which a case with these facts is found. Without `choices` (codes with labels) it is a
    box to tick, and `values` gives `TICKED` where the case is found by it."""

    name: str
    label: str
    place: int
    values: Callable[[Any, Context], Iterable[str]]
    choices: Callable[[Pack], Iterable[tuple[str, str]]] | None = None

    def mark(self, value: str | bool) -> str:
        """What a digest keeps of a case that is found by this value."""
        return f"{self.name}:{TICKED if value is True else value}"

    @cached_property
    def reads(self) -> frozenset[str]:
        """The names of what the facts have that the rule takes."""
        return parts_taken(self.values)


CASE_FILTERS: Registry[CaseFilter] = Registry("filters.py")


def case_filter(filter_: CaseFilter) -> CaseFilter:
    return CASE_FILTERS.add(filter_.name, filter_)


def case_filters() -> list[CaseFilter]:
    return sorted(CASE_FILTERS.all(), key=lambda filter_: filter_.place)


def ticked(holds: bool) -> Iterator[str]:
    if holds:
        yield TICKED


def need_areas(pack: Pack) -> list[tuple[str, str]]:
    areas = sorted(pack.need_areas.values(), key=lambda area: area.order)
    return [(area.code, area.label) for area in areas]


def _needs(facts: KnowsCase, context: Context) -> Iterator[str]:
    return (need.area for need in facts.case.needs)


# Of the likelihood, beside its levels: the two that are looked at together, and none.
HIGH_AND_VERY_HIGH, NOT_KNOWN = "high_and_very_high", "not_known"


def _likelihood(facts: KnowsCase, context: Context) -> Iterator[str]:
    if facts.case.assessment is None:
        yield NOT_KNOWN
        return
    yield facts.case.assessment.likelihood
    if facts.case.assessment.likelihood in HIGH_LIKELIHOODS:
        yield HIGH_AND_VERY_HIGH


def _likelihoods(pack: Pack) -> list[tuple[str, str]]:
    more = [(HIGH_AND_VERY_HIGH, "High and very high"), (NOT_KNOWN, "Not known")]
    return [*LIKELIHOOD.items(), *more]


def _serious_harm(facts: KnowsCase, context: Context) -> Iterator[str]:
    if facts.case.assessment is not None:
        yield facts.case.assessment.serious_harm


def _ending_soon(facts: KnowsCase, context: Context) -> Iterator[str]:
    return ticked(ends_soon(facts.case.ends_on, context))


def _recalled(facts: KnowsCase, context: Context) -> Iterator[str]:
    return ticked(recalled_on(facts.case, context.today) is not None)


def _in_custody(facts: KnowsCase, context: Context) -> Iterator[str]:
    return ticked(facts.case.in_custody)


def _suspended(facts: KnowsCase, context: Context) -> Iterator[str]:
    return ticked(contact_is_suspended(facts.case))


def _died(facts: KnowsCase, context: Context) -> Iterator[str]:
    """Of a closed case the digest stays as it was, whatever is learnt since."""
    return ticked(facts.case.died_on is not None and facts.case.closed_on is None)


case_filter(CaseFilter("need", "Need", 10, _needs, need_areas))
case_filter(CaseFilter("likelihood", "Reoffending", 20, _likelihood, _likelihoods))
case_filter(
    CaseFilter("serious_harm", "Serious harm", 30, _serious_harm, lambda pack: SERIOUS_HARM.items())
)
case_filter(CaseFilter("ending_soon", "Ending within 3 months", 50, _ending_soon))
RECALLED = case_filter(CaseFilter("recalled", "Recalled to prison", 55, _recalled))
case_filter(CaseFilter("custody", "In custody", 53, _in_custody))
case_filter(CaseFilter("suspended", "Contact suspended", 57, _suspended))
DIED = case_filter(CaseFilter("died", "Has died", 90, _died))
