from __future__ import annotations

import pytest

from followthrough.people.rules.names import name_tokens, names_that_find

PRESENT = name_tokens("Anna", "Nowak")
OTHERS = {
    "former": name_tokens("Anna", "Kowalska-Zając"),
    "alias": name_tokens("Anka"),
    "spelling": name_tokens("Anna", "Novak"),
}


@pytest.mark.parametrize(
    ("typed", "names"),
    [
        ("", []),
        ("anna", []),
        ("nowak anna", []),
        ("- nowak", []),
        ("kowalska", ["former"]),
        ("anna zajac", ["former"]),
        ("KOWALSKA-ZAJĄC", ["former"]),
        ("anka nowak", ["alias"]),
        ("novak", ["spelling"]),
        # It takes both.
        ("anka kowalska", ["former", "alias"]),
        # One of them is enough.
        ("ann nov", ["spelling"]),
    ],
)
def test_the_fewest_that_it_takes_beside_the_present_names(typed: str, names: list[str]) -> None:
    assert names_that_find(typed, PRESENT, OTHERS) == names


def test_a_word_with_parts_may_take_one_from_each() -> None:
    others = {"former": name_tokens("Jones"), "alias": name_tokens("Brown")}
    assert names_that_find("smith-jones", name_tokens("Smith"), others) == ["former"]
    assert names_that_find("brown-jones", name_tokens("Smith"), others) == ["former", "alias"]
