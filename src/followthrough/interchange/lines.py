"""Reading newline-delimited JSON that may be damaged in any way.

Every line comes back as a `Line` or as what is wrong with it; nothing raises for bad content, and
memory is bounded by `LONGEST` whatever the file holds.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Any

from followthrough.common.actions import CHUNK
from followthrough.common.csv_files import CsvFile, csv_file
from followthrough.common.errors import NotPossible
from followthrough.common.texts import without_hidden_signs

LONGEST = 1_000_000  # bytes of one line; the largest real case is some 40 kB
CHUNK_BYTES = 8_000_000  # of lines held at once
SHOWN = 200  # characters of a value in a report
BOM = b"\xef\xbb\xbf"


@dataclass(frozen=True)
class SetAside:
    """Why a line was not taken. `path` points into the JSON ("" for the line as a whole)."""

    line: int
    path: str
    rule: str
    value: str
    action: str


@dataclass(frozen=True)
class FileLine:
    """`size` is the number of bytes read for it, for a progress bar."""

    number: int
    size: int
    content: dict[str, Any] | None
    raw: bytes
    wrong: tuple[SetAside, ...] = ()


class _TwiceError(ValueError):
    pass


def read_lines(file: IO[bytes]) -> Iterator[FileLine]:
    """The lines of an open file, counted from 1. Lines with nothing but white space are passed
    over: they hold nothing that could be lost."""
    number = 0
    while raw := file.readline(LONGEST + 1):
        number += 1
        size = len(raw)
        if size > LONGEST and not raw.endswith(b"\n"):
            size += _skip_rest(file)
            yield _wrong_line(number, size, "line-too-long", f"over {LONGEST} bytes")
        elif raw.strip():
            yield _parse(number, raw)
        else:
            yield FileLine(number, size, None, raw)


def readable(path: Path, lines: Iterator[FileLine]) -> Iterator[FileLine]:
    """The lines of the file at `path`. Raises NotPossible where it cannot be read to its end."""
    try:
        yield from lines
    except OSError as error:  # a disk or a connection that gives up half-way
        raise unreadable(path, error) from None


def unreadable(path: Path, error: OSError) -> NotPossible:
    return NotPossible(
        f"The file {path} cannot be read: {error.strerror}.", "Check the path and its rights."
    )


def _skip_rest(file: IO[bytes]) -> int:
    skipped = 0
    while rest := file.readline(LONGEST):
        skipped += len(rest)
        if rest.endswith(b"\n"):
            break
    return skipped


def _parse(number: int, raw: bytes) -> FileLine:
    if raw.startswith(BOM):
        return _wrong_line(number, len(raw), "byte-order-mark", "EF BB BF")
    try:
        text = raw.decode("utf-8")
    except UnicodeDecodeError as error:
        result = raw[error.start : error.start + 4].hex(" ").upper()
        return _wrong_line(number, len(raw), "not-utf8", f"byte {error.start + 1}: {result}")
    try:
        content = json.loads(
            text,
            object_pairs_hook=_refuse_repeated_keys,
            parse_constant=_refuse_constants,
            parse_int=_short_int,
        )
    except _TwiceError as error:
        return _wrong_line(number, len(raw), "duplicate-key", str(error))
    except RecursionError:
        return _wrong_line(number, len(raw), "too-deep", "nested too deeply")
    except ValueError as error:
        return _wrong_line(number, len(raw), "not-json", str(error))
    if not isinstance(content, dict):
        return _wrong_line(number, len(raw), "not-an-object", text.strip())
    return FileLine(number, len(raw), content, raw)


def _refuse_repeated_keys(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    result: dict[str, Any] = {}
    for key, value in pairs:
        if key in result:
            raise _TwiceError(key)
        result[key] = value
    return result


def _refuse_constants(name: str) -> None:
    raise ValueError(f"{name} is not JSON")


def _short_int(digits: str) -> int:
    if len(digits.lstrip("-")) > 20:
        raise ValueError("a number of over 20 digits")
    return int(digits)


def in_chunks(lines: Iterator[FileLine]) -> Iterator[list[FileLine]]:
    """As many lines as a bulk action takes, but fewer where they are long: a file of nothing but
    the longest lines must not fill the memory either."""
    chunk: list[FileLine] = []
    size = 0
    for line in lines:
        chunk.append(line)
        size += len(line.raw)
        if len(chunk) == CHUNK or size >= CHUNK_BYTES:
            yield chunk
            chunk, size = [], 0
    if chunk:
        yield chunk


ACTIONS = {
    "byte-order-mark": "Save the file as UTF-8 without a byte order mark.",
    "not-utf8": "Save the file as UTF-8 and send the line again.",
    "not-json": "The line is cut off or not JSON: write it again from the source.",
    "too-deep": "Nest no deeper than the format does.",
    "duplicate-key": "Keep one value for the key.",
    "line-too-long": "Write one case a line, with no more than the format asks for.",
    "not-an-object": "Each line must be one JSON object.",
}


def _wrong_line(number: int, size: int, rule: str, value: str) -> FileLine:
    return FileLine(number, size, None, b"", (set_aside(number, "", rule, value, ACTIONS[rule]),))


def set_aside(number: int, path: str, rule: str, value: object, action: str) -> SetAside:
    # The path holds the keys of the line, which may be as odd as its values.
    return SetAside(number, _shortened(path), rule, _shortened(value), action)


def _shortened(value: object) -> str:
    if isinstance(value, bytes):  # of a line that is no text
        value = value.decode("utf-8", "replace")
    text = value if isinstance(value, str) else repr(value)
    text = without_hidden_signs(text[:SHOWN], "\N{REPLACEMENT CHARACTER}")
    text = "".join(c if c.isprintable() else "\N{REPLACEMENT CHARACTER}" for c in text)
    return text.encode("utf-8", "replace").decode()


class Report:
    """A CSV of the lines set aside: line, path, rule, value, action. None: nobody asked for it."""

    COLUMNS = ("line", "path", "rule", "value", "action")

    def __init__(self, file: CsvFile | None) -> None:
        self._file = file

    def add(self, row: SetAside) -> None:
        if self._file:
            self._file.write(vars(row))


@contextmanager
def open_report(path: Path | None, *, beside: Path) -> Iterator[Report]:
    """Raises NotPossible where the report cannot be written, or would take the place of the file
    that it is about."""
    if path is None:
        yield Report(None)
        return
    if path.exists() and path.samefile(beside):
        raise NotPossible(
            f"The report {path} would overwrite the file itself.", "Give it another name."
        )
    with csv_file(path, Report.COLUMNS, "The report") as file:
        yield Report(file)
