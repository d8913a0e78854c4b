"""What was typed where things to do are put off or were done elsewhere."""

from __future__ import annotations

from collections.abc import Iterable

from followthrough.common.actions import TypedText, reads_typed_words
from followthrough.people.models import DoneElsewhere, PutOff


def put_off_of_case(case_id: int) -> dict[str, PutOff]:
    """What stands, by occasion."""
    rows = PutOff.objects.current().filter(case=case_id).select_related("by")
    return {row.occasion: row for row in rows}


def done_elsewhere_of_case(case_id: int) -> dict[str, DoneElsewhere]:
    """What stands, by occasion."""
    rows = DoneElsewhere.objects.current().filter(case=case_id).select_related("by")
    return {row.occasion: row for row in rows}


def words_of_put_off(occasions: Iterable[tuple[int, str]]) -> dict[tuple[int, str], str]:
    """What was typed with each that stands, by case and occasion; the caller has made sure that the
    viewer may see the cases."""
    asked = set(occasions)
    if not asked:
        return {}
    rows = PutOff.objects.current().filter(case__in={case_id for case_id, _ in asked})
    found = rows.exclude(words="").values_list("case_id", "occasion", "words")
    return {(case_id, key): words for case_id, key, words in found if (case_id, key) in asked}


@reads_typed_words("done_elsewhere")
def typed_texts_of_done(rows_named: Iterable[tuple[str, int]]) -> dict[tuple[str, int], TypedText]:
    """Who did it stands before how."""
    rows = DoneElsewhere.objects.filter(pk__in=[row_id for _, row_id in rows_named])
    return {
        ("done_elsewhere", row.pk): TypedText(f"{row.who}: {row.words}") for row in rows if row.who
    }
