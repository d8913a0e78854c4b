"""What was said about the end of a step goes with that end."""

from __future__ import annotations

from collections.abc import Iterable

from django.db.models import Exists, OuterRef
from django.utils import timezone

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
        stands = StepFact.objects.filter(step=OuterRef("step"), kind=kind, replaced_on=None)
        loose = model.objects.filter(~Exists(stands), step__in=ids, replaced_on=None)
        for pk in list(loose.values_list("pk", flat=True)):
            model.objects.filter(pk=pk).update(replaced_on=timezone.now())
            closed[name] = pk
    return closed
