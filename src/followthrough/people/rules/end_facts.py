"""How a case ended and went on, as plain values. Pure."""

from __future__ import annotations

from datetime import date, datetime
from typing import NamedTuple


class Reopened(NamedTuple):
    """That the case had ended, and goes on from a day, as was said on `said_on`, at that moment."""

    ended_on: date
    on: date
    said_on: date
    at: datetime | None = None


class ToldFacts(NamedTuple):
    """Who was told, as a key of `Waits`, that the case or its last sentence ended on that day."""

    about: str
    ended_on: date
