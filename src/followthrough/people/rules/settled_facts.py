"""What was recorded about things to do of a case, beside what they ask for: put off, or done
elsewhere. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from enum import StrEnum
from typing import NamedTuple


class Settled(StrEnum):
    """What can be recorded of a thing to do in its own row."""

    PUT_OFF = "put_off"
    ELSEWHERE = "elsewhere"


class Elsewhere(StrEnum):
    """That it was done elsewhere ends a thing to do: until a file says so too, or by itself."""

    FILE_FOLLOWS = "file_follows"
    BY_ITSELF = "by_itself"


class PutOffFacts(NamedTuple):
    """What stands last of one occasion of a thing to do. `place` is that of the class which it was
    of; `until` the day on which it comes back, None where it was taken back before."""

    occasion: str
    place: int
    until: date | None
    reason: str
    by_id: int | None


class DoneElsewhereFacts(NamedTuple):
    """`done_on` is None where that it was done has been taken back; `place` is that of the class
    which the thing was of, None where earlier releases recorded it."""

    occasion: str
    done_on: date | None
    recorded_on: date
    place: int | None = None


def put_off_facts(texts: Sequence[str | None]) -> PutOffFacts:
    """Of the columns as texts, in which a statement gives them."""
    occasion, place, until, reason, by_id = texts
    return PutOffFacts(
        occasion or "", int(place or 0), _day(until), reason or "", int(by_id) if by_id else None
    )


def done_elsewhere_facts(texts: Sequence[str | None]) -> DoneElsewhereFacts:
    """The same of what was done elsewhere."""
    occasion, done_on, recorded_on, place = texts
    recorded = _day(recorded_on)
    assert recorded is not None  # the column is never empty
    was_at = int(place) if place else None
    return DoneElsewhereFacts(occasion or "", _day(done_on), recorded, was_at)


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None
