"""Reading what was decided about ending a sentence early."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from django.db.models import QuerySet, TextField, Value
from django.db.models.functions import Coalesce, NullIf, Trim

from followthrough.common.actions import TypedText, reads_typed_words
from followthrough.early_ending.models import EarlyEnd

if TYPE_CHECKING:
    from followthrough.people.models import Case


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


@dataclass(frozen=True)
class EarlyEndToConfirm:
    """One person decided it; `name` and `crn` are those of the person whose sentence it is."""

    sentence_id: int
    name: str
    crn: str
    decided_by: str
    decided_on: date
    ends_on: date


def early_ends_to_confirm(cases: QuerySet[Case]) -> list[EarlyEndToConfirm]:
    """Early ends that one person decided and that wait for a second one, the day on which it is to
    end first. The caller gives cases that the viewer may see."""
    rows = (
        EarlyEnd.objects.current()
        .filter(
            sentence__case__in=cases.values("pk"),
            sentence__withdrawn_on=None,
            withdrawn_on=None,
            confirmed_on=None,
        )
        .select_related("sentence__case__person", "decided_by")
        .order_by("ends_on", "pk")
    )
    return [
        EarlyEndToConfirm(
            row.sentence_id,
            row.sentence.case.person.name,
            row.sentence.case.person.crn,
            row.decided_by.name,
            row.decided_on,
            row.ends_on,
        )
        for row in rows
    ]


@reads_typed_words("early_end")
def typed_texts(rows_named: Iterable[tuple[str, int]]) -> dict[tuple[str, int], TypedText]:
    """What was typed in these rows, with what was said last: rows hold what was said before too."""
    words = Coalesce(
        *(NullIf(name, Value("")) for name in ("withdrawn_words", "told_how", "confirmed_words")),
        "words",
        output_field=TextField(),
    )
    rows = (
        EarlyEnd.objects.filter(pk__in=[row_id for _, row_id in rows_named])
        .annotate(typed=Trim(words, output_field=TextField()))
        .exclude(typed="")
    )
    return {("early_end", pk): TypedText(typed) for pk, typed in rows.values_list("pk", "typed")}
