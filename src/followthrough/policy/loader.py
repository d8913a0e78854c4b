"""Reads the YAML files of a pack, checks that they are sound, and hands out the pack of a day."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date, timedelta
from functools import cache
from itertools import pairwise
from pathlib import Path
from typing import Any

import yaml

from followthrough.common.dates import england_and_wales
from followthrough.policy.context import Context
from followthrough.policy.history import NUMBERS, PERIODS, Packs, packs_of, versions_of
from followthrough.policy.pack import Entry, Pack, Transitional

PACKS = Path(__file__).parent / "packs"
ENGLAND_AND_WALES = "england_wales"


def on(day: date, pack: str = ENGLAND_AND_WALES) -> Pack:
    """The pack as it holds on `day`."""
    return _history(pack).on(day)


def context_on(today: date) -> Context:
    """Under which facts are looked at on that day."""
    return Context(history(), today, england_and_wales())


def history(pack: str = ENGLAND_AND_WALES) -> Packs:
    """The packs of every day."""
    return _history(pack)


@cache
def _history(pack: str) -> Packs:
    return packs_of(pack, entries_of(PACKS / pack))


def entries_of(folder: Path) -> tuple[Entry, ...]:
    """Raises ValueError, naming file and entry, for an entry that is not of the stated shape, or
    that does not fit the other entries of its id."""
    entries = []
    for path in sorted(folder.glob("*.yaml")):
        for raw in yaml.load(path.read_text(encoding="utf-8"), Loader=yaml.CSafeLoader)["entries"]:
            entries.append(entry_of(raw, path.name))
    refuse_unsound(entries)
    return tuple(entries)


def entry_of(raw: Mapping[str, Any], file: str) -> Entry:
    """Raises ValueError, naming file and entry, where something is missing or not known."""
    try:
        return Entry(
            id=raw["id"],
            value=raw["value"],
            valid_from=raw["valid_from"],
            valid_to=raw["valid_to"],
            source=raw["source"],
            confidence=raw["confidence"],
            note=raw.get("note", ""),
            transitional=Transitional(raw["transitional"]) if "transitional" in raw else None,
            file=file,
        )
    except (KeyError, TypeError) as error:
        raise ValueError(f"{file}: entry {raw!r:.80} is incomplete: {error}") from None
    except ValueError:
        rules = ", ".join(Transitional)
        raise ValueError(
            f"{file}: entry {raw['id']}: {raw['transitional']!r} is no transitional rule. "
            f"There are: {rules}."
        ) from None


def refuse_unsound(entries: Iterable[Entry]) -> None:
    """Raises ValueError, naming file and entry, where two versions of an id hold on one day; where
    a period or a weight has a day without a version, since a rule that counts needs a number; and
    for a transitional rule on what is no period, or on its first version."""
    for versions in versions_of(entries).values():
        for earlier, later in pairwise(versions):
            if earlier.valid_to is None or earlier.valid_to >= later.valid_from:
                raise _unsound(later, f"the version before holds on {later.valid_from} as well")
            day = earlier.valid_to + timedelta(days=1)
            if later.id.startswith(NUMBERS) and day != later.valid_from:
                raise _unsound(later, f"no version holds on {day}")
        first, last = versions[0], versions[-1]
        if last.id.startswith(NUMBERS) and last.valid_to is not None:
            raise _unsound(last, "it ends, and no version follows")
        if first.transitional is not None:
            raise _unsound(first, "a first version has no running period to say anything of")
        for entry in versions:
            if entry.transitional is not None and not entry.id.startswith(PERIODS):
                raise _unsound(entry, "only a timescale has a transitional rule")


def _unsound(entry: Entry, cause: str) -> ValueError:
    return ValueError(f"{entry.file}: entry {entry.id} from {entry.valid_from}: {cause}.")
