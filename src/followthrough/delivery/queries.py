"""Lists of cases by how their delivery stands, and counts over cases."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from itertools import islice
from typing import Any

from django.db.models import QuerySet

from followthrough.common.actors import Actor
from followthrough.delivery.facts import work_facts
from followthrough.delivery.rules import Context
from followthrough.delivery.rules.coverage import coverage
from followthrough.delivery.rules.coverage_counts import NOTHING, Coverage
from followthrough.delivery.worklist import context_on
from followthrough.people.access import visible_to
from followthrough.people.filters import case_filters
from followthrough.people.queries import by_name, cases_named, open_cases
from followthrough.sequencing.rules.published import KnowsOrder

CHUNK = 2000  # cases whose facts are held at a time


def coverage_of(case_ids: Iterable[int], today: date) -> Coverage:
    """Counts over these cases as they stand on that day: how far needs, requirements and strengths
    have come, and why not further. `delivery.rules.figures` makes numbers of it, and
    `delivery.rules.breaks` sentences.

    The caller has made sure that the viewer may see every one of the cases: give the ids of
    `visible_to(actor)`, so that the difference between two counts tells nobody of a case that they
    may not see. Memory is bounded by a chunk. Two coverages can be added."""
    context, total = context_on(today), NOTHING
    for ids in _id_chunks(case_ids):
        total += coverage(work_facts(ids, KnowsOrder).values(), context)
    return total


def _id_chunks(case_ids: Iterable[int]) -> Iterator[list[int]]:
    ids = iter(case_ids)
    while chunk := list(islice(ids, CHUNK)):
        yield chunk


def caseload(actor: Actor, context: Context, wanted: Mapping[str, Any]) -> QuerySet[Any]:
    """Ids of open cases that `actor` may see, by name, for a paginator.

    `wanted` may hold: whose ("mine" or "unit"), name, and every filter that a room declares
    (`people.filters`). An empty value asks nothing."""
    cases = open_cases(visible_to(actor, context.today))
    if wanted.get("whose") != "unit":
        cases = cases.filter(practitioner_id=actor.user_id)
    if wanted.get("name"):
        cases = cases_named(cases, wanted["name"])
    for filter_ in case_filters():
        if value := wanted.get(filter_.name):
            cases = filter_.narrow(cases, value, context)
    return by_name(cases).values_list("pk", flat=True)
