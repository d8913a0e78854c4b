"""How names are folded for search: no accents, no case, no punctuation.

The embedded PostgreSQL has no unaccent or pg_trgm, so search runs over a stored folded column.

>>> fold_name("Zoë  O'Brien-Núñez")
'zoe obriennunez'
>>> sorted(name_words("Zoë O'Brien"))
['brien', 'o', 'obrien', 'zoe']
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator

# Letters of their own, which no accent makes: as somebody types them whose keyboard has none.
LETTERS = str.maketrans(
    {
        "đ": "d", "ð": "d", "ħ": "h", "ı": "i", "ĸ": "k", "ł": "l", "ŋ": "n", "ø": "o", "ŧ": "t",
        "æ": "ae", "œ": "oe", "þ": "th",
        # African and Azerbaijani letters, by the nearest that other keyboards have.
        "ə": "a", "ɔ": "o", "ɛ": "e", "ɗ": "d", "ɓ": "b", "ƙ": "k", "ƴ": "y",
        # One letter that Arabic, Persian and Urdu keyboards write each in their own way; and the
        # stroke that only stretches a word.
        "ی": "ي", "ى": "ي", "ک": "ك", "ہ": "ه", "ة": "ه", "ـ": None,
        # Hold the place of a Korean letter that is not there; nobody sees them.
        "\u115f": None, "\u1160": None,
    }
)  # fmt: skip
# What is typed for an apostrophe and counts as a letter or, taken apart, as a space.
APOSTROPHES = str.maketrans(dict.fromkeys("\u00b4\u02b9\u02bb\u02bc\u02bd\u02bf\u02c8\ua78c", "'"))


def fold_name(text: str) -> str:
    plain = text.translate(APOSTROPHES)
    decomposed = unicodedata.normalize("NFKD", plain).casefold().translate(LETTERS)
    letters = "".join(c for c in decomposed if c.isalnum() or c.isspace() or _is_vowel_sign(c))
    return " ".join(letters.split())


def _is_vowel_sign(sign: str) -> bool:
    """Of scripts that write vowels so: no accent, and another name without it."""
    return unicodedata.category(sign)[0] == "M" and unicodedata.combining(sign) == 0


def parts_of_word(word: str) -> list[str]:
    """Folded: what stands between its hyphens, apostrophes and other signs."""
    plain = word.translate(APOSTROPHES)
    spaced = "".join(c if c.isalnum() or unicodedata.category(c)[0] == "M" else " " for c in plain)
    return fold_name(spaced).split()


def name_words(text: str) -> Iterator[str]:
    """The folded words under which a name is found: each word as a whole, and each of its parts."""
    for word in text.split():
        yield from fold_name(word).split()
        yield from parts_of_word(word)
