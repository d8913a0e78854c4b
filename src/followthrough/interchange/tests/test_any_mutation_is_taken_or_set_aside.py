"""A valid line with random bytes deleted, replaced or doubled: whatever it has become, the import
ends well, the line is taken or set aside, and its neighbours are taken."""

from __future__ import annotations

import pytest
from django.db import transaction
from hypothesis import given as for_all
from hypothesis import strategies as st

from followthrough.people.models import Person
from tests import factories, sizes

from .damaged_files import FIRST, LAST, MIDDLE, good

SOUND = good(MIDDLE)
PLACES = st.integers(min_value=0, max_value=len(SOUND) - 1)
LENGTHS = st.integers(min_value=1, max_value=40)
# Bytes that mean something to JSON, to UTF-8 or to a day, and a few of any kind.
BYTES = st.sampled_from([b'"', b"{", b"}", b"[", b"]", b",", b":", b"\\", b"0", b"-", b"e", b"\n",
                         b"\0", b"\r", b"\xff", b"\xc3", b"\xef\xbb\xbf", b"null", b" "]
                        ) | st.binary(min_size=1, max_size=4)  # fmt: skip
MUTATIONS = st.lists(
    st.one_of(
        st.tuples(st.just("delete"), PLACES, LENGTHS),
        st.tuples(st.just("double"), PLACES, LENGTHS),
        st.tuples(st.just("replace"), PLACES, BYTES),
        st.tuples(st.just("insert"), PLACES, BYTES),
    ),
    min_size=1,
    max_size=4,
)


def mutated(line: bytes, mutations: list[tuple[str, int, int | bytes]]) -> bytes:
    for kind, place, what in mutations:
        if isinstance(what, int):
            part = line[place : place + what]
            rest = line[place + what :]
            line = line[:place] + (part + part if kind == "double" else b"") + rest
        else:
            line = line[:place] + what + line[place + (len(what) if kind == "replace" else 0) :]
    return line


@pytest.mark.django_db
@sizes.examples(60)
@for_all(MUTATIONS)
def test_the_line_is_taken_or_set_aside_and_its_neighbours_are_taken(
    mutations: list[tuple[str, int, int | bytes]],
) -> None:
    damaged = mutated(SOUND, mutations)
    with transaction.atomic():
        factories.unit()
        summary, rows = factories.imported(good(FIRST), damaged, good(LAST))
        # A mutation may have put a newline in; empty pieces are passed over, not lost.
        pieces = [number for number, piece in enumerate(damaged.split(b"\n"), 2) if piece.strip()]
        aside = {int(row[0]) for row in rows}
        taken = set(Person.objects.values_list("crn", flat=True))
        # The middle one may have got the CRN of a neighbour: then the later of the two goes.
        last = 2 + damaged.count(b"\n") + 1
        assert aside <= {*pieces, last}
        assert {FIRST, LAST} <= taken
        assert summary.read == summary.new + summary.aside == len(pieces) + 2
        assert len(taken) == summary.new
        assert len(aside) == summary.aside
        transaction.set_rollback(True)
