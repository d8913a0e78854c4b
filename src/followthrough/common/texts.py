"""How long a text may be, and which signs cannot be kept, wherever it comes from: a page, a file, a
command. Said here alone; the rules, forms, formats and columns ask. Pure."""

from __future__ import annotations

LONGEST_TEXT = 300  # what is said in a line: a goal, a step, who was there
LONGEST_WORDS = 4000  # free text; what the national plan service allows


def cannot_be_kept(sign: str) -> bool:
    """PostgreSQL stores neither NUL nor half of a character: a lone surrogate, as which a byte that
    is no text is taken in."""
    return sign == "\0" or "\ud800" <= sign <= "\udfff"


def searchable(text: str) -> str:
    """For a look-up: what cannot be kept becomes a sign that no name or code has."""
    return "".join("?" if cannot_be_kept(sign) else sign for sign in text)
