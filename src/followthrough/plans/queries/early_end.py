"""Reading what was decided about ending a sentence early."""

from __future__ import annotations

from followthrough.plans.models import EarlyEnd


def early_end_of(sentence_id: int) -> EarlyEnd | None:
    """What was said last, also where it was withdrawn; None where nothing was decided. The caller
    has made sure that the viewer may see the case and that the sentence is one of it."""
    return (
        EarlyEnd.objects.filter(sentence=sentence_id, replaced_on=None)
        .select_related("decided_by", "confirmed_by", "told_by", "withdrawn_by")
        .first()
    )
