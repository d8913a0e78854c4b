"""What a person is named and called, wherever their names come from, and by which name they are
found. Pure."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from itertools import pairwise
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
    """The folded words under which somebody with these names is found: each word, each part of one,
    and two that stand beside each other as if they were written together (Mc Donald)."""
    words = {word for name in names for word in name_words(name)}
    joined = {first + then for name in names for first, then in pairwise(fold_name(name).split())}
    return frozenset(word[:LONGEST_TOKEN] for word in words | joined)


def words_typed(text: str) -> list[str]:
    """Without signs alone, which are no name."""
    return [word for word in text.split() if fold_name(word)]


# The beginnings of tokens that a typed word asks for, all of those of one of the ways.
Ways = list[list[str]]


def ways_to_find(text: str) -> list[Ways]:
    """For each typed word: as it was typed, or each of its parts, or together with the word before
    or after it (Mc Donald finds McDonald)."""
    words = words_typed(text)
    folded = [fold_name(word) for word in words]
    together = [first + then for first, then in pairwise(folded)]
    found = []
    for at, word in enumerate(words):
        beside = together[max(0, at - 1) : at + 1]
        ways = [[folded[at]], parts_of_word(word), *([both] for both in beside)]
        found.append([[part[:LONGEST_TOKEN] for part in way] for way in ways if way])
    return found


def is_found_by(text: str, tokens: Collection[str]) -> bool:
    return all(_is_found(ways, tokens) for ways in ways_to_find(text))


def _is_found(ways: Ways, tokens: Collection[str]) -> bool:
    return any(all(_begins(beginning, tokens) for beginning in way) for way in ways)


def names_that_find(
    text: str, present: Collection[str], others: Mapping[Key, Collection[str]]
) -> list[Key]:
    """Which of the other names it takes to find somebody by what was typed, where their `present`
    names and CRN do not do it: one where one is enough. All are given as tokens."""
    missing = [ways for ways in ways_to_find(text) if not _is_found(ways, present)]
    if not missing:
        return []
    for key, tokens in others.items():
        if all(_is_found(ways, {*present, *tokens}) for ways in missing):
            return [key]
    asked = {part for ways in missing for way in ways for part in way}
    return [key for key, tokens in others.items() if any(_begins(part, tokens) for part in asked)]


def _begins(beginning: str, tokens: Collection[str]) -> bool:
    return any(token.startswith(beginning) for token in tokens)
