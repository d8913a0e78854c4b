"""The facts of many cases at once: one truth for the case page (1 case), Today (80), and every
count over a caseload.

    for facts in work_facts(ids, KnowsPlan).values():
        is_stalled(facts, context)

reads the facets that `KnowsPlan` has, each with its own constant number of statements, and no
other: mypy refuses `facts.published`, and in a template or a rule it raises `PartNotRead`. Callers
have made sure that the viewer may see the cases.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, TypeVar, cast

from followthrough.common.facets import FACETS, Facet, parts_of
from followthrough.delivery.rules.work import WorkFacts
from followthrough.people.facts import CASE

K = TypeVar("K")


def work_facts(case_ids: Iterable[int], known: type[K]) -> dict[int, K]:
    """By case id, in the order given; without cases that do not exist."""
    return cast(dict[int, K], _facts_with(case_ids, parts_of(known)))


def facts_with(case_ids: Iterable[int], parts: Iterable[str], *known: type) -> dict[int, WorkFacts]:
    """The facets of these names, and what these types have; else as `work_facts`."""
    return _facts_with(case_ids, frozenset(parts).union(*map(parts_of, known)))


class FactsOfCase:
    """The facts of one case, for a page whose parts ask for different ones: a facet is read when
    it is first asked for. `read`: parts that are known already, by name."""

    def __init__(self, case_id: int, **read: Any) -> None:
        self._case_id, self._read = case_id, read

    def knowing(self, known: type[K]) -> K:
        return cast(K, self._with(parts_of(known)))

    def having(self, parts: Iterable[str], *known: type) -> WorkFacts:
        """The parts of these names, and what these types have."""
        return self._with(frozenset(parts).union(*map(parts_of, known)))

    def _with(self, parts: frozenset[str]) -> WorkFacts:
        facets = _facets(parts)
        for facet in facets:
            if facet.name not in self._read:
                loaded = facet.load([self._case_id])
                self._read[facet.name] = loaded.get(self._case_id, facet.nothing)
        return WorkFacts.of({facet.name: self._read[facet.name] for facet in facets})


def _facts_with(case_ids: Iterable[int], parts: frozenset[str]) -> dict[int, WorkFacts]:
    ids = list(case_ids)
    loaded = [(facet.name, facet.load(ids), facet.nothing) for facet in _facets(parts)]
    known = next((values for name, values, _ in loaded if name == CASE.name), None)
    return {
        case_id: WorkFacts.of(
            {name: values.get(case_id, nothing) for name, values, nothing in loaded}
        )
        for case_id in ids
        if known is None or case_id in known
    }


def _facets(parts: frozenset[str]) -> list[Facet[Any]]:
    """The facets of these names; what `WorkFacts` works out of them has none. Raises where a name
    is neither."""
    asked = [facet for facet in FACETS.all() if facet.name in parts]
    if unknown := parts - {facet.name for facet in asked} - vars(WorkFacts).keys():
        raise RuntimeError(
            f"No room declares {', '.join(map(repr, sorted(unknown)))} as a facet in its facts.py; "
            f"there are {', '.join(sorted(facet.name for facet in FACETS.all()))}."
        )
    if not asked:
        raise RuntimeError("Ask by a type that has a facet as a property: `KnowsCase`, …")
    return asked
