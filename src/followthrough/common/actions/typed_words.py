"""What people typed, read from the rows that entries of the ledger name.

The ledger has the id of the row; the room that has the rows reads them, many at once, under the
names that payloads give them with `typed_in`:

    @reads_typed_words("decision", "fact")
    def typed_texts(rows_named: Iterable[tuple[str, int]]) -> dict[tuple[str, int], TypedText]: ...

Words that are not for everybody who may see the entry, as they are about another record too, are
read for a viewer (`reads_words_for_viewer`).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from typing import NamedTuple, TypeVar

from followthrough.common.actors import Actor

R = TypeVar("R")


class TypedText(NamedTuple):
    """What was typed in a row: our words, and the person's own. `about` says what it is about,
    where the entry itself must not."""

    staff_words: str = ""
    person_words: str = ""
    about: str = ""


Texts = Mapping[tuple[str, int], TypedText]
Reader = Callable[[Iterable[tuple[str, int]]], Texts]
ViewerReader = Callable[[Iterable[tuple[str, int]], Actor], Texts]
TYPED_WORDS: dict[str, Reader] = {}
WORDS_FOR_VIEWERS: dict[str, ViewerReader] = {}


def reads_typed_words(*rows: str) -> Callable[[Reader], Reader]:
    """Declares who reads the words of these rows. Only rows with words need be in the answer."""

    def declare(reader: Reader) -> Reader:
        _refuse_taken(rows)
        TYPED_WORDS.update(dict.fromkeys(rows, reader))
        return reader

    return declare


def reads_words_for_viewer(*rows: str) -> Callable[[ViewerReader], ViewerReader]:
    """The same; in the answer are those rows alone that this viewer may read."""

    def declare(reader: ViewerReader) -> ViewerReader:
        _refuse_taken(rows)
        WORDS_FOR_VIEWERS.update(dict.fromkeys(rows, reader))
        return reader

    return declare


def _refuse_taken(rows: Iterable[str]) -> None:
    for name in rows:
        if name in TYPED_WORDS or name in WORDS_FOR_VIEWERS:
            raise RuntimeError(f"Two rooms read what was typed in {name!r} rows.")


def typed_words(
    asked: Iterable[tuple[str, int]], viewer: Actor | None = None
) -> dict[tuple[str, int], TypedText]:
    """Each room is asked once for all of its rows. Without a viewer nothing that is read for
    one."""
    rows = list(asked)
    texts: dict[tuple[str, int], TypedText] = {}
    for reader, theirs in _by_reader(rows, TYPED_WORDS).items():
        texts |= reader(theirs)
    if viewer is not None:
        for for_viewer, theirs in _by_reader(rows, WORDS_FOR_VIEWERS).items():
            texts |= for_viewer(theirs, viewer)
    return texts


def _by_reader(
    rows: Iterable[tuple[str, int]], readers: Mapping[str, R]
) -> dict[R, list[tuple[str, int]]]:
    by_reader: dict[R, list[tuple[str, int]]] = defaultdict(list)
    for row in rows:
        if row[0] in readers:
            by_reader[readers[row[0]]].append(row)
    return by_reader
