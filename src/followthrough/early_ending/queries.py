"""Reading what was decided about ending a sentence early."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, cast

from django.db.models import Exists, OuterRef, Q, QuerySet, TextField
from django.db.models.functions import Trim

from followthrough.common.actions import TypedText, reads_typed_words
from followthrough.common.append_only import current
from followthrough.early_ending.models import EarlyEndStage
from followthrough.early_ending.rules import EarlyEnd, EndStage, StageBy
from followthrough.people.queries import (
    Case,
    crn_of_sentenced,
    name_of_sentenced,
    sentences_of_case,
    sentences_that_stand,
)


def early_end_of(sentence_id: int) -> EarlyEnd | None:
    """What was said last, also where it was withdrawn; None where nothing was decided; in one
    statement. Of the current decision every stage counts, of another none. The caller has made sure
    that the viewer may see the case and that the sentence is one of it."""
    of_current = Q(decision__isnull=False) & current("decision")
    rows = EarlyEndStage.objects.filter(
        of_current | Q(current(), stage=EndStage.DECIDED), sentence=sentence_id
    ).select_related("by")
    stages = {EndStage(row.stage): row for row in rows}
    decision = stages.get(EndStage.DECIDED)
    if decision is None:
        return None
    by, on, words = _said(decision)
    return EarlyEnd(
        decision.pk,
        next(stages[stage].pk for stage in reversed(EndStage) if stage in stages),
        # The constraint of the table holds that a decision has all of these.
        cast(date, decision.ends_on),
        cast(date, decision.was_to_end_on),
        cast(Mapping[str, Any], decision.judgements),
        cast(Mapping[str, Any], decision.shown),
        cast(str, decision.pack),
        by,
        on,
        words,
        *(_said(stages[EndStage.CONFIRMED]) if EndStage.CONFIRMED in stages else NOT_SAID),
        *(_said(stages[EndStage.TOLD]) if EndStage.TOLD in stages else NOT_SAID),
        *(_said(stages[EndStage.WITHDRAWN]) if EndStage.WITHDRAWN in stages else NOT_SAID),
    )


NOT_SAID = (None, None, "")


def _said(row: EarlyEndStage) -> tuple[StageBy, date, str]:
    return StageBy(row.by_id, row.by.name, row.by.role_label), row.on, row.words


def early_ends_of(case_id: int) -> dict[int, date | None]:
    """Sentences of the case of which it is decided that they end early, by id, with what
    `early_ending.rules.EarlyEnd.day_told` says, said in SQL; a test holds the two together."""
    rows = (
        EarlyEndStage.objects.current()
        .filter(
            ~_has_been(EndStage.WITHDRAWN),
            stage=EndStage.DECIDED,
            sentence__in=sentences_of_case(case_id),
        )
        .annotate(told=_has_been(EndStage.TOLD))
        .values_list("sentence", "ends_on", "told")
    )
    return {sentence: day if told else None for sentence, day, told in rows}


def _has_been(stage: EndStage) -> Exists:
    """Of decisions: that one was confirmed, told or withdrawn."""
    return Exists(EarlyEndStage.objects.filter(decision=OuterRef("pk"), stage=stage))


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
    end first: `early_ending.rules.EarlyEnd.waits_for_second`, said in SQL; a test holds the two
    together. The caller gives cases that the viewer may see."""
    rows = (
        EarlyEndStage.objects.current()
        .filter(
            ~_has_been(EndStage.CONFIRMED),
            ~_has_been(EndStage.WITHDRAWN),
            stage=EndStage.DECIDED,
            sentence__in=sentences_that_stand(cases),
        )
        .annotate(
            person_name=name_of_sentenced("sentence"), person_crn=crn_of_sentenced("sentence")
        )
        .order_by("ends_on", "pk")
        .values_list("sentence", "person_name", "person_crn", "by__name", "on", "ends_on")
    )
    # The constraint of the table holds that a decision has its day.
    return [
        EarlyEndToConfirm(sentence_id, name, crn, by, on, cast(date, ends_on))
        for sentence_id, name, crn, by, on, ends_on in rows
    ]


@reads_typed_words("early_end")
def typed_texts(rows_named: Iterable[tuple[str, int]]) -> dict[tuple[str, int], TypedText]:
    """What was typed with these stages; only those with words, in one statement."""
    rows = (
        EarlyEndStage.objects.filter(pk__in=[row_id for _, row_id in rows_named])
        .annotate(typed=Trim("words", output_field=TextField()))
        .exclude(typed="")
    )
    return {("early_end", pk): TypedText(typed) for pk, typed in rows.values_list("pk", "typed")}
