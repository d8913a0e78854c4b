"""Goals and steps as plain values, for the rules."""

from __future__ import annotations

from datetime import date
from typing import Any

from followthrough.plans.rules import AgreementFacts, GoalFacts, PlanFacts, StepFacts

DAY = date(2026, 12, 1)


def a_step(**changes: Any) -> StepFacts:
    values: dict[str, Any] = {
        "id": 1,
        "ref": "T1",
        "text": "Phone the council",
        "actor": "practitioner",
        "route": "probation_staff",
        "intervention": "",
        "strength": "",
        "requirement_id": None,
        "protects_others": False,
        "nature": "",
        "for_whom": "",
        "by_on": None,
        "goal_id": 1,
        "area": "thinking",
        "when": "now",
    }
    return StepFacts(**{**values, **changes})


def a_goal(*steps: StepFacts, **changes: Any) -> GoalFacts:
    values: dict[str, Any] = {
        "id": 1,
        "ref": "G1",
        "area": "thinking",
        "title": "A home",
        "words": "",
        "when": "now",
        "state": "active",
    }
    return GoalFacts(**{**values, **changes}, steps=steps)


def a_plan(*goals: GoalFacts) -> PlanFacts:
    return PlanFacts(1, DAY, 1, False, goals, AgreementFacts("draft"))
