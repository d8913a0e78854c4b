"""Packs that change inside a period: the real ones, with entries that change or end on a day.

    packs = changed(
        Change("timescale.stalled_after", date(2027, 1, 4), length(7)),
        Change("reason.travel", date(2027, 1, 4)),  # ends: the day before is its last
    )
    put_in_force(monkeypatch, packs)

Pure rules need no more than `context_of(packs, today)`."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import cache
from typing import Any

import pytest

from followthrough.common.dates import england_and_wales
from followthrough.policy import Context, Packs, loader
from followthrough.policy.history import packs_of
from followthrough.policy.pack import Entry, Transitional


@dataclass(frozen=True)
class Change:
    """From `on` an entry has another value; without one it ends on the day before."""

    id: str
    on: date
    value: Any = None
    transitional: Transitional | None = None


def length(amount: int, unit: str = "calendar_days") -> dict[str, Any]:
    return {"amount": amount, "unit": unit, "from": "a test"}


def entry(change: Change) -> Entry:
    return Entry(
        change.id,
        change.value,
        change.on,
        None,
        "A test",
        "D",
        transitional=change.transitional,
        file="test.yaml",
    )


def changed(*changes: Change) -> Packs:
    """Raises as the loader does where what comes of it is not sound."""
    same = repr(changes)  # what an entry says may be a dictionary
    if same not in CHANGED:
        CHANGED[same] = _packs(_real_entries(), changes)
    return CHANGED[same]


CHANGED: dict[str, Packs] = {}


def changed_alone(*changes: Change) -> Packs:
    """With nothing in it but the entries that change: made a hundred times as fast."""
    ids = {change.id for change in changes}
    return _packs([one for one in _real_entries() if one.id in ids], changes)


@cache
def _real_entries() -> tuple[Entry, ...]:
    return loader.entries_of(loader.PACKS / loader.ENGLAND_AND_WALES)


def _packs(real: Iterable[Entry], changes: Iterable[Change]) -> Packs:
    entries = list(real)
    for change in changes:
        entries = list(_with(entries, change))
    loader.refuse_unsound(entries)
    return packs_of("changed", entries)


def _with(entries: Iterable[Entry], change: Change) -> Iterable[Entry]:
    for one in entries:
        if one.id == change.id and one.valid_to is None:
            yield replace(one, valid_to=change.on - timedelta(days=1))
        else:
            yield one
    if change.value is not None:
        yield entry(change)


def value_on(id_: str, day: date) -> Any:
    """The value of an entry of the real pack, whatever is in force."""
    [value] = [one.value for one in _real_entries() if one.id == id_ and one.holds_on(day)]
    return value


def context_of(packs: Packs, today: date) -> Context:
    return Context(packs, today, england_and_wales())


def put_in_force(monkeypatch: pytest.MonkeyPatch, packs: Packs) -> None:
    """For the rest of the test, wherever a pack is asked for."""
    monkeypatch.setattr(loader, "_history", lambda name: packs)
