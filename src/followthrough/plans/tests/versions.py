"""The versions of a plan, and whether one says what the plan says."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.db.models import TextField
from django.db.models.functions import MD5, Cast

from followthrough.plans.models import PlanSnapshot
from followthrough.plans.tests.factories import World


def versions(world: World) -> list[tuple[int, str, Any]]:
    rows = PlanSnapshot.objects.filter(plan__case=world.case).order_by("number")
    return list(rows.values_list("number", "why", "content"))


def prints(world: World) -> list[tuple[int, str, str]]:
    """The same with a digest of each content: of fifty versions, reading them takes longest."""
    rows = PlanSnapshot.objects.filter(plan__case=world.case).order_by("number")
    digest = MD5(Cast("content", TextField()))
    return list(rows.annotate(digest=digest).values_list("number", "why", "digest"))


def newest(world: World) -> dict[str, Any]:
    return PlanSnapshot.objects.filter(plan__case=world.case).latest("number").content


def assert_says(content: dict[str, Any], world: World) -> None:
    """The version says what the plan says, read field by field."""
    plan = world.plan
    assert content["made_on"] == plan.made_on.isoformat()
    assert content["agreement"]["state"] == plan.agreement.state
    assert content["agreement"]["words"] == plan.agreement.words
    assert [g["ref"] for g in content["goals"]] == [g.ref for g in plan.goals]
    for kept, goal in zip(content["goals"], plan.goals, strict=True):
        for name in ("area", "title", "words", "when", "state"):
            assert kept[name] == getattr(goal, name)
        assert [s["ref"] for s in kept["steps"]] == [s.ref for s in goal.steps]
        for row, step in zip(kept["steps"], goal.steps, strict=True):
            for name in ("text", "actor", "route", "protects_others"):
                assert row[name] == getattr(step, name)
            assert row["intervention"] == (step.intervention or None)
            assert row["strength"] == (step.strength or None)
            assert (row["requirement"] is None) is (step.requirement_id is None)
            assert day(row["by_on"]) == step.by_on
            for kind in ("referred", "started", "finished", "not_delivered"):
                assert day(row["delivery"][f"{kind}_on"]) == step.on(kind)
            assert day(row["delivery"]["stable_on"]) == step.stable_on
            assert (row["decision"] or {}).get("kind") == (step.decision and step.decision.kind)


def day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None
