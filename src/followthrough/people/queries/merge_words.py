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
    """Where the words stand, how the two records are reached from there, how the line begins that
    names them, and where it says that the merge stands no more ("": there is none that stands)."""

    rows: Callable[[], QuerySet[Any, Any]]
    two: tuple[str, str]
    says: str
    over: str = ""


ROWS: dict[str, _Rows] = {
    "merge": _Rows(
        Merge.objects.all, ("merged", "kept"), "{0} was merged into {1}", over="replaced_on"
    ),
    "merge_undone": _Rows(
        MergeUndone.objects.all, ("merge__merged", "merge__kept"), "{0} was taken out of {1} again"
    ),
    "two_people": _Rows(TwoPeople.objects.all, ("first", "second"), "{0} and {1}"),
    "carried_over": _Rows(
        CarriedOver.objects.all,
        ("merge__merged", "merge__kept"),
        "From {0} to {1}",
        over="merge__replaced_on",
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


# Kinds of entries that speak of a merged record and name no row.
OF_MERGED_RECORDS = frozenset({"record.merged-line-taken"})


def kept_from_timeline(
    rows_named: Iterable[tuple[str, int]], viewer: Actor
) -> frozenset[tuple[str, int]]:
    """Of these rows those that speak of two records that are two: to whoever may not open both,
    even that there is another one is not to be told. As long as a merge stands it is no secret
    from whoever may open the record that is kept."""
    rows = set(rows_named)
    asked = {row for row in rows if row[0] in ROWS}
    if not asked:
        return frozenset()
    stand: set[tuple[str, int]] = set()
    for kind in {kind for kind, _ in asked}:
        if over := ROWS[kind].over:
            ids = [row_id for of, row_id in asked if of == kind]
            found = ROWS[kind].rows().filter(pk__in=ids, **{over: None})
            stand |= {(kind, pk) for pk in found.values_list("pk", flat=True)}
    return frozenset(asked - stand - words_of_merges(asked - stand, viewer).keys())


def knows_of_merged_records(viewer: Actor, person_id: int) -> bool:
    """Whether records are merged into that of the person, or were, and the viewer may know it."""
    merges = Merge.objects.filter(kept=person_id)
    if merges.current().exists():
        return True
    merged = set(merges.values_list("merged", flat=True))
    seen = visible_to(viewer).filter(person__in=merged).values_list("person", flat=True)
    return merged <= set(seen)
