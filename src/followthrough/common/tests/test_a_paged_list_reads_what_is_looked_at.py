from __future__ import annotations

import pytest
from django.core.paginator import Paginator
from hypothesis import given
from hypothesis import strategies as st

from followthrough.common.paging import PagedList
from tests import sizes


class Letters(PagedList[str]):
    """Says what was read of it."""

    def __init__(self, number: int) -> None:
        self.letters = [chr(ord("a") + n) for n in range(number)]
        self.parts: list[tuple[int, int]] = []
        self.counted = 0

    def count(self) -> int:
        self.counted += 1
        return len(self.letters)

    def part(self, first: int, number: int) -> list[str]:
        assert first >= 0
        assert number >= 0
        self.parts.append((first, number))
        return self.letters[first : first + number]


places = st.none() | st.integers(0, 12)


@sizes.examples(100)
@given(st.integers(0, 9), places, places)
def test_a_slice_is_that_of_a_list(number: int, first: int | None, end: int | None) -> None:
    assert Letters(number)[first:end] == Letters(number).letters[first:end]


@sizes.examples(30)
@given(st.integers(0, 9))
def test_it_has_the_length_and_the_items_of_a_list(number: int) -> None:
    letters = Letters(number)
    assert (len(letters), list(letters)) == (number, letters.letters)
    assert [letters[n] for n in range(number)] == letters.letters
    assert bool(letters) is bool(number)


def test_there_is_nothing_behind_the_last() -> None:
    with pytest.raises(IndexError):
        Letters(3)[3]


@pytest.mark.parametrize(
    ("page", "shown", "read"),
    [(1, "abc", (0, 3)), (2, "def", (3, 3)), (3, "g", (6, 1))],
)
def test_a_page_reads_its_own_part_and_no_more(
    page: int, shown: str, read: tuple[int, int]
) -> None:
    letters = Letters(7)
    paginator = Paginator(letters, 3)
    assert "".join(paginator.page(page).object_list) == shown
    assert letters.parts == [read]
    assert letters.counted == 1
    assert (paginator.count, paginator.num_pages) == (7, 3)


def test_a_slice_with_an_end_is_not_counted() -> None:
    letters = Letters(7)
    assert "".join(letters[2:4]) == "cd"
    assert letters.counted == 0
