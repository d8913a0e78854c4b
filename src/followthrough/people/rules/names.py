"""What a person is named and called, wherever their names come from. Pure."""

from __future__ import annotations


def full_name(first: str, last: str) -> str:
    """One of the two may be all that there is."""
    return f"{first} {last}".strip()


def called(preferred: str, first: str) -> str:
    return preferred or first
