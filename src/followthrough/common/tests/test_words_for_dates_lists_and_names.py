from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from followthrough.common.dates import say_date, say_list
from followthrough.common.names import fold_name, name_words, parts_of_word


def test_a_date_is_said_without_a_leading_nought() -> None:
    assert say_date(date(2027, 3, 3)) == "3 March 2027"


@pytest.mark.parametrize(
    ("items", "said"),
    [
        ([], ""),
        (["a"], "a"),
        (["a", "b"], "a and b"),
        (["a", "b", "c"], "a, b and c"),
    ],
)
def test_a_list_is_said_with_and_before_the_last(items: list[str], said: str) -> None:
    assert say_list(items) == said
    assert say_list(iter(items), "or") == said.replace(" and ", " or ")


@pytest.mark.parametrize(
    ("name", "folded"),
    [
        ("Zoë  O'Brien-Núñez", "zoe obriennunez"),
        ("O’Brien", "obrien"),  # a typographic apostrophe is found by a typed one
        ("STRASSE", "strasse"),
        ("Straße", "strasse"),
        ("Łukasz Sørensen-Đorđević", "lukasz sorensendordevic"),
        ("Þór Ægir Œuvre Işık", "thor aegir oeuvre isik"),
        (
            "O´Neill OʼNeill Oʻahu O`Neill O′Neill O＇Neill",
            "oneill oneill oahu oneill oneill oneill",
        ),
        ("  Sam\tRivers\n", "sam rivers"),
        ("राम रमा", "राम रमा"),  # vowels
        ("---", ""),
        ("", ""),
        ("محمد", "محمد"),
    ],
)
def test_a_name_is_folded_for_search(name: str, folded: str) -> None:
    assert fold_name(name) == folded


@given(st.text(max_size=40))
def test_folding_twice_changes_nothing(name: str) -> None:
    assert fold_name(fold_name(name)) == fold_name(name)


@given(st.text(alphabet=st.characters(codec="latin-1"), max_size=40))
def test_the_case_that_somebody_typed_does_not_matter(name: str) -> None:
    assert fold_name(name.lower()) == fold_name(name)


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("Anna Maria", {"anna", "maria"}),
        ("Smith-Jones", {"smithjones", "smith", "jones"}),
        ("Smith–Jones", {"smithjones", "smith", "jones"}),
        ("O'Neill", {"oneill", "o", "neill"}),
        ("O´Neill", {"oneill", "o", "neill"}),
        ("Sørensen-Đorđević", {"sorensendordevic", "sorensen", "dordevic"}),
        ("Nu\u0301n\u0303ez", {"nunez"}),  # accents that stand apart
        ("राम", {"राम"}),
        ("J.R. Hartley", {"jr", "j", "r", "hartley"}),
        ("---", set()),
    ],
)
def test_a_name_is_found_by_each_of_its_words_and_their_parts(name: str, words: set[str]) -> None:
    assert set(name_words(name)) == words


@given(st.text(max_size=40))
def test_whatever_is_typed_is_folded_whole_and_in_parts(name: str) -> None:
    for word in [*name_words(name), *parts_of_word(name)]:
        assert word == fold_name(word) != ""
        assert " " not in word
