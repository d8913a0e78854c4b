"""Whole numbers in text that somebody sent, set or typed. Pure."""

from __future__ import annotations

# The database keeps none that is longer, and Python reads none of some thousand digits.
MOST_DIGITS = 18


def whole_number(text: str) -> int | None:
    """Of the digits 0 to 9 alone; None where it is anything else, or too long to be a number of
    anything here."""
    if not (text.isascii() and text.isdecimal()) or len(text) > MOST_DIGITS:
        return None
    return int(text)
