"""Why somebody works on a colleague's case, or gets a case: reasons of the pack. Pure."""

from __future__ import annotations

from followthrough.policy.pack import CaseReason


def needs_more_words(reason: CaseReason | None, words: str) -> bool:
    """The label of some reasons says nothing by itself: words have to say more."""
    return reason is not None and reason.needs_words and not words.strip()
