"""Where people come from. Pure."""

from __future__ import annotations

DEMONSTRATION = "demonstration"  # the source of its lines, and of no others


def why_not_handed_over(source: str, to: str) -> str | None:
    """Why somebody cannot go from one source to the other; None where they can. People of the
    demonstration, and those who are not, each have a database to themselves."""
    if DEMONSTRATION in {source, to}:
        return (
            "Nobody goes from the demonstration to another source, or from one to it: its people "
            "are invented, and anybody may sign in to it without a password."
        )
    return None
