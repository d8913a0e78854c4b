"""Small things about words in sentences. Pure."""

from __future__ import annotations


def within_sentence(label: str) -> str:
    """A label or sentence as it stands within another; an abbreviation keeps its capitals."""
    return label if label[:2].isupper() else f"{label[:1].lower()}{label[1:]}"
