"""Validated import, beside reading and checking the same lines without writing them."""

from __future__ import annotations

import time
from collections.abc import Iterator
from datetime import date
from pathlib import Path

from benchmarks.caseload import Taken, take
from benchmarks.errors import WrongResult
from benchmarks.rows import Limit, Row
from benchmarks.worlds import Worlds

A_MINUTE = 8_000
GROWTH = 10  # per cent in the second half of a file: what is held does not grow with the file


def import_rows(worlds: Worlds) -> Iterator[Row]:
    cases = worlds.sizes.cases
    checked = _seconds_of_checking(worlds.caseload_file, worlds.as_of)
    taken = worlds.taken()
    yield import_row(
        f"validated import, {cases:,} cases",
        cases,
        taken,
        f"read and checked only: {cases / checked * 60:,.0f} a minute",
    )
    yield _memory_row(taken)
    again = take(worlds.caseload_file, worlds.as_of)
    yield Row(
        "the same file again",
        f"{cases / again.seconds * 60:,.0f} cases a minute",
        beside="changes nothing",
    )
    if taken.aside or again.aside:
        raise WrongResult(f"{taken.aside + again.aside:,} lines were set aside")


def import_row(what: str, cases: int, taken: Taken, beside: str = "") -> Row:
    rate = cases / taken.seconds * 60
    return Row(
        what,
        f"{rate:,.0f} cases a minute ({taken.seconds:.0f} s, {taken.aside:,} set aside)",
        (Limit(rate, A_MINUTE, "cases a minute", least=True),),
        beside,
    )


def _memory_row(taken: Taken) -> Row:
    """Whether it is bounded shows where there is a second half of the file to compare with."""
    half, end = taken.peaks[(len(taken.peaks) - 1) // 2], taken.peaks[-1]
    limits = (Limit((end / half - 1) * 100, GROWTH, "% more in the second half of the file"),)
    return Row(
        "memory of the import",
        f"{end:.0f} MB at most, {half:.0f} MB after half of the file, {taken.before:.0f} MB before",
        limits if len(taken.peaks) > 1 else (),
    )


def _seconds_of_checking(path: Path, as_of: date) -> float:
    from followthrough import policy
    from followthrough.interchange.caseload.parsing import parse
    from followthrough.interchange.lines import read_lines

    pack = policy.on(as_of)
    start = time.perf_counter()
    with path.open("rb") as file:
        for line in read_lines(file):
            if line.content is not None:
                parse(line, pack, as_of)
    return time.perf_counter() - start
