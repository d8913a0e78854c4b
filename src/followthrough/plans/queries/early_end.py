"""Reading what was decided about ending a sentence early."""

from __future__ import annotations

from datetime import date

from followthrough.plans.models import EarlyEnd


def early_end_of(sentence_id: int) -> EarlyEnd | None:
    """What was said last, also where it was withdrawn; None where nothing was decided. The caller
    has made sure that the viewer may see the case and that the sentence is one of it."""
    return (
        EarlyEnd.objects.current()
        .filter(sentence=sentence_id)
        .select_related("decided_by", "confirmed_by", "told_by", "withdrawn_by")
        .first()
    )


def early_ends_of(case_id: int) -> dict[int, date | None]:
    """Sentences of the case of which it is decided that they end early, by id: the day, where it is
    confirmed and the person was told; None before."""
    rows = (
        EarlyEnd.objects.current()
        .filter(sentence__case=case_id, withdrawn_on=None)
        .values_list("sentence", "ends_on", "told_on")
    )
    return {sentence: day if told_on else None for sentence, day, told_on in rows}
