"""What was typed about merges, for the timelines of both records."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable
from typing import Any, NamedTuple

from django.db.models import F, QuerySet

from followthrough.common.actions import TypedText, reads_words_for_viewer
from followthrough.common.actors import Actor
from followthrough.people.access import visible_to
from followthrough.people.models import CarriedOver, Merge, MergeUndone, TwoPeople


class _Rows(NamedTuple):
    """Where the words stand, how the two records are reached from there, and how the line begins
    that names them."""

    rows: Callable[[], QuerySet[Any, Any]]
    two: tuple[str, str]
    says: str


ROWS: dict[str, _Rows] = {
    "merge": _Rows(Merge.objects.all, ("merged", "kept"), "{0} was merged into {1}"),
    "merge_undone": _Rows(
        MergeUndone.objects.all, ("merge__merged", "merge__kept"), "{0} was taken out of {1} again"
    ),
    "two_people": _Rows(TwoPeople.objects.all, ("first", "second"), "{0} and {1}"),
    "carried_over": _Rows(
        CarriedOver.objects.all, ("merge__merged", "merge__kept"), "From {0} to {1}"
    ),
}


@reads_words_for_viewer(*ROWS)
def words_of_merges(
    rows_named: Iterable[tuple[str, int]], viewer: Actor
) -> dict[tuple[str, int], TypedText]:
    """Of those merges alone of which the viewer may open both records: a statement for each kind of
    row, and one for access."""
    ids: defaultdict[str, list[int]] = defaultdict(list)
    for kind, row_id in rows_named:
        ids[kind].append(row_id)
    found: list[tuple[tuple[str, int], tuple[int, int], TypedText]] = []
    for kind, asked in ids.items():
        one, other = ROWS[kind].two
        rows = ROWS[kind].rows().filter(pk__in=asked)
        for pk, words, first, second, crn, other_crn in rows.values_list(
            "pk", "words", F(one), F(other), F(f"{one}__crn"), F(f"{other}__crn")
        ):
            about = ROWS[kind].says.format(crn, other_crn)
            found.append(((kind, pk), (first, second), TypedText(words, about=about)))
    people = {id_ for _, two, _ in found for id_ in two}
    may_open = set(
        visible_to(viewer).filter(person__in=people).values_list("person", flat=True)
        if people
        else ()
    )
    return {key: text for key, two, text in found if may_open.issuperset(two)}
