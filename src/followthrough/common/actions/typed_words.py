"""What people typed, read from the rows that entries of the ledger name.

The ledger has the id of the row; the room that has the rows reads them, many at once, under the
names that payloads give them with `typed_in`:

    @reads_typed_words("decision", "fact")
    def typed_texts(rows_named: Iterable[tuple[str, int]]) -> dict[tuple[str, int], TypedText]: ...
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from typing import NamedTuple


class TypedText(NamedTuple):
    """What was typed in a row: our words, and the person's own."""

    staff_words: str = ""
    person_words: str = ""


Reader = Callable[[Iterable[tuple[str, int]]], Mapping[tuple[str, int], TypedText]]
TYPED_WORDS: dict[str, Reader] = {}


def reads_typed_words(*rows: str) -> Callable[[Reader], Reader]:
    """Declares who reads the words of these rows. Only rows with words need be in the answer."""

    def declare(reader: Reader) -> Reader:
        for name in rows:
            if name in TYPED_WORDS:
                raise RuntimeError(f"Two rooms read what was typed in {name!r} rows.")
            TYPED_WORDS[name] = reader
        return reader

    return declare


def typed_words(asked: Iterable[tuple[str, int]]) -> dict[tuple[str, int], TypedText]:
    """Each room is asked once for all of its rows."""
    by_reader: dict[Reader, list[tuple[str, int]]] = defaultdict(list)
    for row in asked:
        if row[0] in TYPED_WORDS:
            by_reader[TYPED_WORDS[row[0]]].append(row)
    texts: dict[tuple[str, int], TypedText] = {}
    for reader, rows in by_reader.items():
        texts |= reader(rows)
    return texts
