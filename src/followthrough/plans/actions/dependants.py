"""What was said about the end of a step goes with that end."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.db.models import Exists, OuterRef, Value

from followthrough.common.append_only import AppendOnlyQuerySet
from followthrough.plans.models import Consolidation, ReasonAnswer, StepFact
from followthrough.plans.rules import StepFacts
from followthrough.plans.rules.codes import FactKind
from followthrough.plans.rules.step_progress import LIFE_ORDER

# What is said about the end of a step, by the kind of fact without which it does not stand.
ABOUT_ENDS: dict[str, tuple[str, type[Consolidation | ReasonAnswer]]] = {
    FactKind.FINISHED: ("consolidation", Consolidation),
    FactKind.NOT_DELIVERED: ("answer", ReasonAnswer),
}


def close_fact(step: StepFacts, kind: str) -> dict[str, int]:
    """Closes the fact of that kind, and what was said about an end that the step does not have
    without it. Gives the ids, for the ledger."""
    rows: dict[str, AppendOnlyQuerySet[Any]] = {
        "fact": StepFact.objects.current().filter(step=step.id, kind=kind)
    }
    for end, (name, model) in ABOUT_ENDS.items():
        if kind in LIFE_ORDER and (end == kind or end not in step.facts):
            rows[name] = model.objects.current().filter(step=step.id)
    ids = [of_kind.values_list(Value(name), "pk") for name, of_kind in rows.items()]
    closed = dict(ids[0].union(*ids[1:], all=True))
    for name, pk in closed.items():
        rows[name].filter(pk=pk).close()
    return closed


def close_dependants(step_ids: Iterable[int]) -> dict[str, int]:
    """Closes what was learnt with steps that are not finished any more, and the answers to reasons
    that stand no more. Gives the ids of the last ones closed, for the ledger: at most one of each
    for one step."""
    ids, closed = list(step_ids), {}
    for kind, (name, model) in ABOUT_ENDS.items():
        stands = StepFact.objects.current().filter(step=OuterRef("step"), kind=kind)
        loose = model.objects.current().filter(~Exists(stands), step__in=ids)
        if gone := list(loose.values_list("pk", flat=True)):
            model.objects.filter(pk__in=gone).close()
            closed[name] = gone[-1]
    return closed
