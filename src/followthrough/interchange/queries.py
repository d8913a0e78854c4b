"""Reading what came from files."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from followthrough.plans.models import IncomingPlan
from followthrough.plans.rules import PlanFacts
from followthrough.policy import Pack


@dataclass(frozen=True)
class Difference:
    """The plan here and the plan in a file, side by side: lines that only one of them has."""

    source: str
    arrived_on: datetime
    only_here: tuple[str, ...]
    only_there: tuple[str, ...]


def open_difference(plan: PlanFacts, pack: Pack) -> Difference | None:
    row = IncomingPlan.objects.filter(plan=plan.plan_id, settled_on=None).first()
    if row is None:
        return None
    here = [
        _line(pack, goal.title, step.text, step.intervention)
        for goal in plan.goals
        if goal.state != "removed"
        for step in goal.steps
    ]
    there = [
        _line(pack, goal["title"], step["text"], step.get("intervention") or "")
        for goal in _goals(row.content)
        for step in goal.get("steps", ())
    ]
    return Difference(
        row.source,
        row.arrived_on,
        tuple(line for line in here if line not in there),
        tuple(line for line in there if line not in here),
    )


def _goals(content: Mapping[str, Any]) -> list[dict[str, Any]]:
    plan = content.get("plan") or {}
    return [goal for goal in plan.get("goals", ()) if goal.get("state") != "removed"]


def _line(pack: Pack, goal: str, step: str, intervention: str) -> str:
    work = pack.interventions.get(intervention)
    return f"{goal}: {step}" + (f" ({work.label})" if work else "")
