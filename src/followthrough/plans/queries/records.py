"""What is recorded and decided about steps, whatever plan they stand in."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from datetime import datetime
from typing import NamedTuple

from django.db.models import FilteredRelation as Filtered
from django.db.models import Q

from followthrough.common.append_only import current, gave_way
from followthrough.common.queries import Statement, is_asked_for
from followthrough.plans.models import Step, StepDecision, StepFact
from followthrough.plans.rules import Decision, Fact
from followthrough.plans.rules.codes import DecisionAbout


class StepRecords(NamedTuple):
    """What the state of a step follows from (`step_state`), and by which route it goes."""

    facts: dict[str, Fact]
    decision: Decision | None
    route: str


RECORDS = Statement(
    lambda: (
        Step.objects.filter(is_asked_for("id"), withdrawn_on=None)
        .annotate(
            told=Filtered("facts", condition=current("facts")),
            placed=Filtered(
                "decisions",
                condition=current("decisions") & Q(decisions__about=DecisionAbout.PLACEMENT),
            ),
        )
        .order_by("pk")
        .values_list("pk", "told__kind", "told__on", "placed__kind", "placed__on", "route")
    )
)


def records_of(step_ids: Iterable[int]) -> dict[int, StepRecords]:
    """By id of the step; without those that their source took back. In one statement."""
    found: dict[int, StepRecords] = {}
    for step_id, kind, on, decision, decided_on, route in RECORDS.rows(step_ids):
        if step_id not in found:
            decided = Decision(decision, decided_on) if decision else None
            found[step_id] = StepRecords({}, decided, route)
        if kind:
            found[step_id].facts[kind] = Fact(on)
    return found


GAVE_WAY = Statement(
    lambda: (
        StepFact.objects.filter(gave_way(), is_asked_for("step"))
        .values_list("step_id", "kind", "replaced_on")
        .union(
            StepDecision.objects.filter(
                gave_way(), is_asked_for("step"), about=DecisionAbout.PLACEMENT
            ).values_list("step_id", "kind", "replaced_on")
        )
    )
)


def gave_way_of(step_ids: Iterable[int]) -> dict[int, list[tuple[str, datetime]]]:
    """By id of the step, what was recorded and decided about it and stands no longer: the kind, and
    when it was taken back or something else took its place. In one statement."""
    found: dict[int, list[tuple[str, datetime]]] = defaultdict(list)
    for step_id, kind, at in GAVE_WAY.rows(step_ids):
        found[step_id].append((kind, at))
    return found
