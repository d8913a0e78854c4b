"""The facts of many cases at once: one truth for the case page (1 case), Today (80), and every
count over a caseload. Five statements whatever the number of cases."""

from __future__ import annotations

from collections.abc import Iterable

from followthrough.delivery.rules import WorkFacts
from followthrough.people.queries import case_facts
from followthrough.plans.queries import plan_facts
from followthrough.sequencing.queries import published_orders


def work_facts(case_ids: Iterable[int]) -> dict[int, WorkFacts]:
    """By case id, in the order given. The caller has made sure that the viewer may see them."""
    ids = list(case_ids)
    cases, plans, published = case_facts(ids), plan_facts(ids), published_orders(ids)
    return {
        case_id: WorkFacts(cases[case_id], plans.get(case_id), published.get(case_id))
        for case_id in ids
        if case_id in cases
    }
