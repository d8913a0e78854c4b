"""Reading what was decided about ending a sentence early."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any, NamedTuple, cast

from django.db.models import FilteredRelation, Q, TextField
from django.db.models.functions import Trim

from followthrough.common.actions import TypedText, reads_typed_words
from followthrough.common.append_only import current
from followthrough.common.queries import Statement, is_asked_for
from followthrough.early_ending.models import EarlyEndStage
from followthrough.early_ending.rules import EarlyEnd, EarlyEndFacts, EndStage, StageBy
from followthrough.people.queries import case_of_sentence

# The stages that follow a decision.
LATER = (EndStage.CONFIRMED, EndStage.TOLD, EndStage.WITHDRAWN)


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
    confirmed, told, withdrawn = (_said(stages.get(stage)) for stage in LATER)
    return EarlyEnd(
        decision_id=decision.pk,
        last_id=next(stages[stage].pk for stage in reversed(EndStage) if stage in stages),
        # The constraint of the table holds that a decision has all of these.
        ends_on=cast(date, decision.ends_on),
        was_to_end_on=cast(date, decision.was_to_end_on),
        judgements=cast(Mapping[str, Any], decision.judgements),
        shown=cast(Mapping[str, Any], decision.shown),
        pack=cast(str, decision.pack),
        decided_by=_by(decision),
        decided_on=decision.on,
        words=decision.words,
        confirmed_by=confirmed.by,
        confirmed_on=confirmed.on,
        confirmed_words=confirmed.words,
        told_by=told.by,
        told_on=told.on,
        told_how=told.words,
        withdrawn_by=withdrawn.by,
        withdrawn_on=withdrawn.on,
        withdrawn_words=withdrawn.words,
    )


class _Said(NamedTuple):
    """With a stage that came about, or did not."""

    by: StageBy | None = None
    on: date | None = None
    words: str = ""


def _said(row: EarlyEndStage | None) -> _Said:
    return _Said() if row is None else _Said(_by(row), row.on, row.words)


def _by(row: EarlyEndStage) -> StageBy:
    return StageBy(row.by_id, row.by.name, row.by.role_label)


ENDS = Statement(
    lambda: (
        EarlyEndStage.objects.current()
        .annotate(
            case=case_of_sentence("sentence"),
            **{
                stage.value: FilteredRelation(
                    "later_stages", condition=Q(later_stages__stage=stage)
                )
                for stage in LATER
            },
        )
        .filter(is_asked_for("case"), stage=EndStage.DECIDED)
        .order_by("pk")
        .values_list(
            "case", "sentence", "by", "ends_on", "on", *(f"{stage.value}__on" for stage in LATER)
        )
    )
)


def early_ends(case_ids: Iterable[int]) -> dict[int, tuple[EarlyEndFacts, ...]]:
    """The current decisions by case id, in one statement of plain rows; also those that were
    withdrawn, and of sentences that the source took back."""
    ends: dict[int, tuple[EarlyEndFacts, ...]] = {}
    for case_id, sentence_id, by, ends_on, on, confirmed, told, withdrawn in ENDS.rows(case_ids):
        end = EarlyEndFacts(
            sentence_id=sentence_id,
            ends_on=ends_on,
            decided_by=by,
            decided_on=on,
            confirmed_on=confirmed,
            told_on=told,
            withdrawn_on=withdrawn,
        )
        ends[case_id] = (*ends.get(case_id, ()), end)
    return ends


@reads_typed_words("early_end")
def typed_texts(rows_named: Iterable[tuple[str, int]]) -> dict[tuple[str, int], TypedText]:
    """What was typed with these stages; only those with words, in one statement."""
    rows = (
        EarlyEndStage.objects.filter(pk__in=[row_id for _, row_id in rows_named])
        .annotate(typed=Trim("words", output_field=TextField()))
        .exclude(typed="")
    )
    return {("early_end", pk): TypedText(typed) for pk, typed in rows.values_list("pk", "typed")}
