"""How a case ended and went on, as plain values. Pure."""

from __future__ import annotations

from datetime import date, datetime
from typing import NamedTuple


class Reopened(NamedTuple):
    """That the case had ended, and goes on from a day, as was said at that moment."""

    ended_on: date
    on: date
    at: datetime | None = None


def reopened_facts(ended_on: str, on: str, at: str | None) -> Reopened:
    """As the ledger has it: days and the moment in ISO format."""
    ended, goes_on = date.fromisoformat(ended_on), date.fromisoformat(on)
    return Reopened(ended, goes_on, datetime.fromisoformat(at) if at else None)


class ToldFacts(NamedTuple):
    """Who was told, as a key of `Waits`, that the case or its last sentence ended on that day."""

    about: str
    ended_on: date
