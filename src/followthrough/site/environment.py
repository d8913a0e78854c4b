"""Numbers that a service may set in the environment."""

from __future__ import annotations

import os

from followthrough.common import numbers
from followthrough.common.errors import FollowthroughError


def whole_number(name: str, usual: int, *, least: int, most: int, unit: str) -> int:
    """What the variable says, or the usual number where it is not set or empty. Raises
    FollowthroughError for anything else than a whole number between the two."""
    text = os.environ.get(name, "").strip()
    if not text:
        return usual
    number = numbers.whole_number(text)
    if number is None or not least <= number <= most:
        raise FollowthroughError(
            f"{name} is {text[:40]!r}, and has to be a whole number of {unit}s "
            f"from {least:,} to {most:,}.",
            f"Correct it, or leave it out: then it is {usual}.",
        )
    return number
