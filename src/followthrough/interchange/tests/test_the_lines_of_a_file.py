"""Reading a file line by line, whatever its ends of line and whatever it holds."""

from __future__ import annotations

import io
import json
from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st

from followthrough.interchange import lines
from followthrough.interchange.lines import CHUNK_BYTES, LONGEST, FileLine, in_chunks, read_lines


def read(data: bytes) -> list[FileLine]:
    return list(read_lines(io.BytesIO(data)))


def told(data: bytes) -> list[tuple[int, str]]:
    """Number of each line, with what became of it: good, empty or the rule that it breaks."""
    return [
        (line.number, line.wrong[0].rule if line.wrong else "good" if line.content else "empty")
        for line in read(data)
    ]


ENDS = {
    "nothing": (b"", []),
    "one line": (b'{"a":1}\n', [(1, "good")]),
    "no newline at the end": (b'{"a":1}\n{"b":2}', [(1, "good"), (2, "good")]),
    "carriage returns": (b'{"a":1}\r\n{"b":2}\r\n', [(1, "good"), (2, "good")]),
    "only a newline": (b"\n", [(1, "empty")]),
    "white space": (b' \t \r\n{"a":1}\n\n', [(1, "empty"), (2, "good"), (3, "empty")]),
    "a bad line in the middle": (
        b'{"a":1}\n{\n{"b":2}\n',
        [(1, "good"), (2, "not-json"), (3, "good")],
    ),
    "a separator that only some programs know": (
        '{"a":"1\u2028\u0085"}\n{"b":2}'.encode(),
        [(1, "good"), (2, "good")],
    ),
}


@pytest.mark.parametrize(("data", "expected"), ENDS.values(), ids=ENDS)
def test_lines_are_counted_from_one_and_empty_ones_too(
    data: bytes, expected: list[tuple[int, str]]
) -> None:
    assert told(data) == expected


def of_size(size: int) -> bytes:
    return b'{"a":"' + b"x" * (size - 8) + b'"}'


@pytest.mark.parametrize("end", [b"", b"\n"])
@pytest.mark.parametrize(
    ("size", "rule"),
    [(LONGEST - 1, "good"), (LONGEST, "good"), (LONGEST + 1, "line-too-long")],
)
def test_a_line_may_be_as_long_as_the_longest_and_no_longer(
    size: int, rule: str, end: bytes
) -> None:
    data = of_size(size) + end
    assert told(data + (b'{"b":2}' if end else b""))[0] == (1, rule)
    assert read(data)[0].size == len(data)


@given(st.lists(st.sampled_from([b"x" * 30, b'{"a":1}', b"", b" ", b"y" * 11]), max_size=8))
def test_the_sizes_add_up_to_the_file(parts: list[bytes]) -> None:
    """A progress bar comes to its end, also over lines that are skipped."""
    data = b"\n".join(parts)
    patched = pytest.MonkeyPatch()
    with patched.context() as patch:
        patch.setattr(lines, "LONGEST", 10)
        result = read(data)
    assert sum(line.size for line in result) == len(data)
    assert [line.number for line in result] == list(range(1, len(result) + 1))


class Watched(io.BytesIO):
    """A file that counts the lines that were asked for, and the most bytes asked for at once."""

    asked = 0
    most = 0

    def readline(self, size: int | None = -1, /) -> bytes:
        self.asked += 1
        self.most = max(self.most, size if size and size > 0 else 10**12)
        return super().readline(size)


def test_no_more_than_one_line_is_read_ahead_of_what_was_asked_for() -> None:
    file = Watched(b'{"a":1}\n' * 1000)
    reader = read_lines(file)
    for drawn in range(1, 20):
        next(reader)
        assert file.asked == drawn


def test_a_line_without_an_end_is_never_held_whole() -> None:
    file = Watched(b"x" * (5 * LONGEST))
    (line,) = read_lines(file)
    assert line.wrong[0].rule == "line-too-long"
    assert file.most <= LONGEST + 1
    assert line.raw == b""


def test_a_chunk_is_full_by_number_or_by_bytes() -> None:
    def endless(size: int) -> Iterator[FileLine]:
        number = 0
        while True:
            number += 1
            yield FileLine(number, size, {}, b"x" * size)

    assert len(next(in_chunks(endless(10)))) == 500
    assert len(next(in_chunks(endless(LONGEST)))) == CHUNK_BYTES // LONGEST


def test_a_chunk_keeps_the_order_and_the_last_one_may_be_short() -> None:
    def some() -> Iterator[FileLine]:
        yield from (FileLine(n, 1, {}, b"x") for n in range(1, 1202))

    result = list(in_chunks(some()))
    assert [len(chunk) for chunk in result] == [500, 500, 201]
    assert [line.number for chunk in result for line in chunk] == list(range(1, 1202))


def test_what_a_line_says_is_what_it_holds() -> None:
    content = {"name": "Zoë 🙂", "list": [1, {"deep": None}]}
    (line,) = read(json.dumps(content, ensure_ascii=False).encode())
    assert line.content == content
