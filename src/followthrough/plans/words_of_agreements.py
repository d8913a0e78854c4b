"""What is said of an agreement that is of before."""

from __future__ import annotations

from datetime import date

from followthrough.common.dates import say_date


def say_agreed_before_recall(called: str, recalled: date, *, out: bool) -> str:
    """`out`: they are in the community again, where the recall is no news any more."""
    if out:
        return f"{called} agreed to the plan before the last release."
    return f"{called} agreed to the plan before the recall to prison on {say_date(recalled)}."
