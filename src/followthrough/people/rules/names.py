"""What a person is named and called, wherever their names come from, and by which name they are
found. Pure."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import TypeVar

from followthrough.common.names import fold_name, name_words, parts_of_word

Key = TypeVar("Key")

# Folding makes some letters longer: a name that fits may fold to more than a token holds.
LONGEST_TOKEN = 100
# Beside the kinds of other names, where both are shown.
FORMER_CRN = "former_crn"
MERGED_CRN = "merged_crn"


def full_name(first: str, last: str) -> str:
    """One of the two may be all that there is."""
    return f"{first} {last}".strip()


def called(preferred: str, first: str, last: str) -> str:
    return preferred or first or last


def name_tokens(*names: str) -> frozenset[str]:
    """The folded words under which somebody with these names is found."""
    return frozenset(word[:LONGEST_TOKEN] for word in name_words(" ".join(names)))


def words_typed(text: str) -> list[str]:
    """Without signs alone, which are no name."""
    return [word for word in text.split() if fold_name(word)]


def ways_to_find(word: str) -> list[list[str]]:
    """The beginnings of tokens that a typed word asks for, all of those of one of the ways: as it
    was typed, or each of its parts."""
    whole, parts = fold_name(word), parts_of_word(word)
    ways = [[whole], parts] if len(parts) > 1 else [[whole]]
    return [[beginning[:LONGEST_TOKEN] for beginning in way] for way in ways]


def is_found(word: str, tokens: Collection[str]) -> bool:
    return any(all(_begins(beginning, tokens) for beginning in way) for way in ways_to_find(word))


def words_that_miss(text: str, tokens: Collection[str]) -> list[str]:
    return [word for word in words_typed(text) if not is_found(word, tokens)]


def names_that_find(
    text: str, present: Collection[str], others: Mapping[Key, Collection[str]]
) -> list[Key]:
    """Which of the other names it takes to find somebody by what was typed, where their `present`
    names and CRN do not do it: one where one is enough. All are given as tokens."""
    missing = words_that_miss(text, present)
    if not missing:
        return []
    for key, tokens in others.items():
        if all(is_found(word, {*present, *tokens}) for word in missing):
            return [key]
    asked = {part for word in missing for way in ways_to_find(word) for part in way}
    return [key for key, tokens in others.items() if any(_begins(part, tokens) for part in asked)]


def _begins(beginning: str, tokens: Collection[str]) -> bool:
    return any(token.startswith(beginning) for token in tokens)
