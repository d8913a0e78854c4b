"""Whether two records look as if they were of one person, and which of them can be kept. Pure.

A record that looks so is shown to somebody who may see both, with the clue. The program never
decides that they are of one person, and puts no number on how likely it is.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from enum import StrEnum
from itertools import combinations, pairwise
from typing import NamedTuple

from followthrough.common.dates import say_date
from followthrough.common.names import fold_name
from followthrough.people.rules.birth import Born, KnownTo
from followthrough.people.rules.names import full_name

MOST_ALIKE = 30  # records of one name and birth that are each compared with each
Name = tuple[str, str]  # first and last name, of which one may be empty


class Clue(StrEnum):
    """Why two records look as if they were of one person, the most telling first."""

    NAME_AND_BIRTH = "name_and_birth"
    OTHER_NAME_AND_BIRTH = "other_name_and_birth"
    NAMES_ALIKE_AND_BIRTH = "names_alike_and_birth"
    NAME_AND_BIRTH_THAT_FITS = "name_and_birth_that_fits"
    NAME_AND_DAY_FOR_MONTH = "name_and_day_for_month"
    NAME_AND_ONE_DIGIT = "name_and_one_digit"


class Identity(NamedTuple):
    """What a record says of who somebody is. `others` are former names, aliases and spellings, and
    the names of records that are merged into it."""

    person_id: int
    name: Name
    others: tuple[Name, ...]
    born: Born


class Alike(NamedTuple):
    """Two records and the clue, the one with the lower id first."""

    first: int
    second: int
    clue: Clue


def pairs_alike(records: Iterable[Identity]) -> list[Alike]:
    """The most telling first, then by id. Each record is compared with those alone that share a
    name with it, or a birth and one part of it, so that a nation's records take no longer than they
    have names."""
    by_id = {record.person_id: record for record in records}
    buckets: defaultdict[object, set[int]] = defaultdict(set)
    for record in by_id.values():
        for key in _keys(record):
            buckets[key].add(record.person_id)
    pairs = {pair for ids in buckets.values() for pair in _pairs_of(sorted(ids))}
    found = (
        Alike(first, second, clue)
        for first, second in pairs
        if (clue := clue_of(by_id[first], by_id[second])) is not None
    )
    order = list(Clue)
    return sorted(found, key=lambda alike: (order.index(alike.clue), alike.first, alike.second))


def _pairs_of(ids: list[int]) -> Iterable[tuple[int, int]]:
    """All of them; of very many with one name and birth, as where a birth was made up, each with
    the next, so that every one is shown."""
    return combinations(ids, 2) if len(ids) <= MOST_ALIKE else pairwise(ids)


def _keys(record: Identity) -> Iterator[object]:
    """Two records have one in common wherever there can be a clue."""
    first = record.born.first
    if first is None:
        return
    spellings = frozenset[str]().union(*map(_spellings, (record.name, *record.others)))
    for spelling in spellings:
        yield spelling, first.year
        if not _is_exact(record.born):
            continue
        yield spelling, first
        yield spelling, first.year, *sorted((first.month, first.day))
        digits = f"{first:%Y%m%d}"
        yield from ((spelling, digits[:at], digits[at + 1 :]) for at in range(len(digits)))
    if _is_exact(record.born):
        yield from ((first, _squeezed(part)) for part in record.name if part)


def _spellings(name: Name) -> frozenset[str]:
    """Folded, of which one in common is enough: in order of the alphabet, as some write the last
    name first, and without spaces, as some write De Haro and others DeHaro."""
    whole = full_name(*name)
    return frozenset({" ".join(sorted(fold_name(whole).split())), _squeezed(whole)})


def _squeezed(text: str) -> str:
    return fold_name(text).replace(" ", "")


def _is_exact(born: Born) -> bool:
    return born.first is not None and born.known_to == KnownTo.DAY


def clue_of(one: Identity, other: Identity) -> Clue | None:
    """None where nothing speaks for it. A name without a birth, and a birth without a name, are no
    clue: many people share either."""
    if one.born.first is None or other.born.first is None:
        return None
    same_name = bool(_spellings(one.name) & _spellings(other.name))
    if _is_exact(one.born) and _is_exact(other.born):
        if one.born.first == other.born.first:
            return _clue_of_names(one, other, same_name)
        return _clue_of_slip(one.born.first, other.born.first) if same_name else None
    return Clue.NAME_AND_BIRTH_THAT_FITS if same_name and _fit(one.born, other.born) else None


def _clue_of_names(one: Identity, other: Identity, same_name: bool) -> Clue | None:
    if same_name:
        return Clue.NAME_AND_BIRTH
    mine = frozenset[str]().union(*map(_spellings, (one.name, *one.others)))
    if any(mine & _spellings(name) for name in (other.name, *other.others)):
        return Clue.OTHER_NAME_AND_BIRTH
    for part, rest in ((0, 1), (1, 0)):
        same = _squeezed(one.name[part]) == _squeezed(other.name[part])
        if same and _alike(one.name[rest], other.name[rest]):
            return Clue.NAMES_ALIKE_AND_BIRTH
    return None


def _alike(first: str, second: str) -> bool:
    """One begins with the other, or they are one letter apart."""
    short, long = sorted((_squeezed(first), _squeezed(second)), key=len)
    if len(short) < 3:
        return False
    return long.startswith(short) or _one_apart(short, long)


def _one_apart(short: str, long: str) -> bool:
    """By a letter that is another, is there once more, or has changed places with the next."""
    at = next((i for i, (a, b) in enumerate(zip(short, long, strict=False)) if a != b), len(short))
    if len(short) == len(long):
        turned = short[:at] + short[at : at + 2][::-1] + short[at + 2 :]
        return short[at + 1 :] == long[at + 1 :] or turned == long
    return len(long) == len(short) + 1 and short[at:] == long[at + 1 :]


def _clue_of_slip(one: date, other: date) -> Clue | None:
    """Of two births that differ as a slip of the keyboard makes them."""
    if (one.year, one.month, one.day) == (other.year, other.day, other.month):
        return Clue.NAME_AND_DAY_FOR_MONTH
    digits = zip(f"{one:%Y%m%d}", f"{other:%Y%m%d}", strict=True)
    return Clue.NAME_AND_ONE_DIGIT if sum(a != b for a, b in digits) == 1 else None


def _fit(one: Born, other: Born) -> bool:
    """Both can have been on one day."""
    if one.first is None or one.last is None or other.first is None or other.last is None:
        return False
    return one.first <= other.last and other.first <= one.last


class RecordStanding(NamedTuple):
    """How a record stands: into which other it is merged (a CRN, or ""), which are merged into it,
    whether it has an open case, and on which day the person died by it."""

    crn: str
    merged_into: str
    has_merged: bool
    is_open: bool
    died_on: date | None = None


def why_not_merged(kept: RecordStanding, merged: RecordStanding) -> str | None:
    """Why `merged` cannot be merged into `kept`; None where it can."""
    if kept.crn == merged.crn:
        return "This is one record already."
    for record in (merged, kept):
        if record.merged_into:
            return f"{record.crn} is merged into {record.merged_into} already."
    if merged.has_merged:
        return f"Another record is merged into {merged.crn}. Keep {merged.crn}, or undo that first."
    if merged.is_open and not kept.is_open:
        return f"{merged.crn} has an open case, and {kept.crn} has none. Keep {merged.crn}."
    return None


def died_alone(one: date | None, other: date | None) -> bool:
    """Whether one of two has died, and the other has not: joined, both have."""
    return (one is None) is not (other is None)


def why_death_is_to_be_known(one: RecordStanding, other: RecordStanding) -> str | None:
    """Why whoever joins the two has to say that they know of a death; None where they need not."""
    dead, alive = (one, other) if one.died_on is not None else (other, one)
    if dead.died_on is None or not died_alone(one.died_on, other.died_on):
        return None
    return (
        f"{dead.crn} died on {say_date(dead.died_on)}, and no death is recorded of {alive.crn}. "
        "Joined, everybody reads that both have, and all work on them ends."
    )


def kept_first(one: RecordStanding, other: RecordStanding) -> Mapping[str, str | None]:
    """By the CRN of the record that is kept: why it cannot be that one, or None."""
    return {one.crn: why_not_merged(one, other), other.crn: why_not_merged(other, one)}
