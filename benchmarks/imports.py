"""Validated import, beside reading and checking the same lines without writing them."""

from __future__ import annotations

import time
from datetime import date
from pathlib import Path

from benchmarks.measure import Row, peak_megabytes
from benchmarks.world import take


def import_rows(path: Path, people: int, as_of: date) -> list[Row]:
    checked = _checking_alone(path, as_of)
    before = peak_megabytes()
    seconds, aside = take(path, as_of)
    again, _ = take(path, as_of)
    per_minute = people / seconds * 60
    return [
        Row(
            f"validated import, {people:,} cases",
            f"{per_minute:,.0f} cases a minute ({seconds:.0f} s, {aside} set aside)",
            "at least 5,000 a minute",
            f"read and checked only: {people / checked * 60:,.0f} a minute",
        ),
        Row(
            "memory of the import",
            f"{peak_megabytes():.0f} MB at most ({before:.0f} MB before)",
            "bounded",
        ),
        Row(
            "the same file again",
            f"{people / again * 60:,.0f} cases a minute",
            "",
            "changes nothing",
        ),
    ]


def _checking_alone(path: Path, as_of: date) -> float:
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
