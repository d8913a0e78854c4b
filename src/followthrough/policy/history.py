"""All packs of a jurisdiction, one after the other, so that a rule can ask for the pack of another
day than the one looked at. Pure: made once from the entries, no files and no clock."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import accumulate

from followthrough.common.identifiers import fingerprint
from followthrough.policy.frozen import (
    Holding,
    codes_of,
    pack_of,
    timescale_of,
    with_codes_of,
)
from followthrough.policy.pack import Entry, Pack
from followthrough.policy.periods import Period, PeriodVersion

PERIODS, WEIGHTS = "timescale.", "sequencing."
NUMBERS = (PERIODS, WEIGHTS)


@dataclass(frozen=True)
class Packs:
    """`packs`: one for each stretch of days on which nothing changes, the earliest first.
    `fingerprint` tells this set of entries from any other."""

    packs: tuple[Pack, ...]
    periods: Mapping[str, Period]
    fingerprint: str

    def on(self, day: date) -> Pack:
        """The pack as it holds on `day`; before the first day of all, the first."""
        return self.packs[max(bisect_right(self.packs, day, key=lambda pack: pack.since) - 1, 0)]


def packs_of(name: str, entries: Iterable[Entry]) -> Packs:
    """Of entries that the loader found to be sound."""
    every = list(entries)
    days = {entry.valid_from for entry in every}
    days |= {entry.valid_to + timedelta(days=1) for entry in every if entry.valid_to}
    changes = sorted(days)
    holding = [{e.id: e for e in every if e.holds_on(day)} for day in changes]
    own = [codes_of(entries) for entries in holding]
    so_far = list(accumulate(own, lambda known, later: with_codes_of(later, known)))
    to_come = list(accumulate(reversed(own), lambda known, sooner: with_codes_of(sooner, known)))
    versions = versions_of(every)
    first = {id_: of_id[0] for id_, of_id in versions.items() if id_.startswith(NUMBERS)}
    return Packs(
        tuple(
            pack_of(name, day, entries, _numbers(first, entries), with_codes_of(known, later))
            for day, entries, known, later in zip(
                changes, holding, so_far, reversed(to_come), strict=True
            )
        ),
        {
            id_.removeprefix(PERIODS): _period(of_id)
            for id_, of_id in versions.items()
            if id_.startswith(PERIODS)
        },
        fingerprint([repr(entry) for entry in every]),
    )


def versions_of(entries: Iterable[Entry]) -> dict[str, list[Entry]]:
    """The entries of each id, the earliest first."""
    versions: dict[str, list[Entry]] = {}
    for entry in sorted(entries, key=lambda entry: entry.valid_from):
        versions.setdefault(entry.id, []).append(entry)
    return versions


def _numbers(first: Holding, entries: Holding) -> Holding:
    return {id_: entries.get(id_, earliest) for id_, earliest in first.items()}


def _period(versions: list[Entry]) -> Period:
    code = versions[0].id.removeprefix(PERIODS)
    return Period(
        tuple(
            PeriodVersion(
                date.min if entry is versions[0] else entry.valid_from,
                entry.valid_to or date.max,
                timescale_of(code, entry.value),
                entry.transitional,
            )
            for entry in versions
        )
    )
