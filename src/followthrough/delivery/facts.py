"""The facts of many cases at once: one truth for the case page (1 case), Today (80), and every
count over a caseload. Five statements whatever the number of cases."""

from __future__ import annotations

from collections.abc import Iterable

from followthrough.delivery.rules import WorkFacts
from followthrough.people.queries import case_facts
from followthrough.plans.queries import plan_facts
from followthrough.plans.rules import PlanFacts
from followthrough.sequencing.queries import published_orders


def work_facts(case_ids: Iterable[int]) -> dict[int, WorkFacts]:
    """By case id, in the order given. The caller has made sure that the viewer may see them."""
    ids = list(case_ids)
    return _joined(ids, plan_facts(ids))


def work_facts_around(case_id: int, plan: PlanFacts | None) -> WorkFacts:
    """Of one case whose plan was read already, in the three statements that remain."""
    return _joined([case_id], {case_id: plan} if plan else {})[case_id]


def _joined(ids: list[int], plans: dict[int, PlanFacts]) -> dict[int, WorkFacts]:
    cases, published = case_facts(ids), published_orders(ids)
    return {
        case_id: WorkFacts(cases[case_id], plans.get(case_id), published.get(case_id))
        for case_id in ids
        if case_id in cases
    }
