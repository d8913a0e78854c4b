"""What was said about the end of a step goes with that end."""

from __future__ import annotations

from collections.abc import Iterable

from django.db.models import Exists, OuterRef

from followthrough.plans.models import Consolidation, ReasonAnswer, StepFact


def close_dependants(step_ids: Iterable[int]) -> dict[str, int]:
    """Closes what was learnt with steps that are not finished any more, and the answers to reasons
    that stand no more. Gives the ids of the last ones closed, for the ledger: at most one of each
    for one step."""
    ids, closed = list(step_ids), {}
    for name, model, kind in (
        ("consolidation", Consolidation, "finished"),
        ("answer", ReasonAnswer, "not_delivered"),
    ):
        stands = StepFact.objects.current().filter(step=OuterRef("step"), kind=kind)
        loose = model.objects.current().filter(~Exists(stands), step__in=ids)
        if gone := list(loose.values_list("pk", flat=True)):
            model.objects.filter(pk__in=gone).close()
            closed[name] = gone[-1]
    return closed
