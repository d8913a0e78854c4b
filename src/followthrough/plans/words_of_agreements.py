"""What is said of an agreement that is of before."""

from __future__ import annotations

from datetime import date

from followthrough.common.dates import say_date


def say_agreed_before_recall(called: str, recalled: date) -> str:
    return f"{called} agreed to the plan before the recall to prison on {say_date(recalled)}."
