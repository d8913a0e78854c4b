"""The need areas that a goal can be about."""

from __future__ import annotations

from typing import Any

from followthrough.desks.practitioner.case.page import CasePage
from followthrough.people.words import IMMEDIACY
from followthrough.plans.rules import GoalState
from followthrough.plans.rules.needs_without_step import WithoutStep, without_step


def areas_to_choose(page: CasePage) -> list[dict[str, Any]]:
    """Need areas, the assessed needs first and of these the most immediate."""
    order = list(IMMEDIACY)
    rows = []
    for area in page.context.pack.need_areas.values():
        need = page.facts.case.need(area.code)
        goals = page.facts.plan.goals if page.facts.plan else ()
        rows.append(
            {
                "code": area.code,
                "label": area.label,
                "need": IMMEDIACY[need.immediacy] if need else "",
                "goals": sum(g.area == area.code and g.state == GoalState.ACTIVE for g in goals),
                "achieved": sum(
                    g.area == area.code and g.state == GoalState.ACHIEVED for g in goals
                ),
                "is_done": _is_done(area.code, page),
                "rank": (order.index(need.immediacy) if need else len(order), area.order),
            }
        )
    return sorted(rows, key=lambda row: row["rank"])


def _is_done(area: str, page: CasePage) -> bool:
    """All work that was planned for the need is finished."""
    return without_step(area, page.facts.steps) is WithoutStep.FINISHED
