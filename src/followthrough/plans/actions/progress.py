"""Keeps what lists filter by in line with the steps; part of every change."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import TypedDict

from followthrough.plans.models import Plan
from followthrough.plans.queries import plan_facts
from followthrough.plans.rules import PlanFacts, is_live, last_progress


class Progress(TypedDict):
    """The columns of a plan that lists filter by."""

    is_live: bool
    last_progress_on: date


def progress_of(plan: PlanFacts) -> Progress:
    return {"is_live": is_live(plan), "last_progress_on": last_progress(plan)}


def store_progress(case_ids: Iterable[int]) -> None:
    """Reads the plans of these cases as they stand in the transaction and stores what the rules
    derive from them. Three statements whatever their number."""
    Plan.objects.bulk_update(
        [Plan(pk=plan.plan_id, **progress_of(plan)) for plan in plan_facts(case_ids).values()],
        ["is_live", "last_progress_on"],
    )
