"""Digests: how long all of them take to be made anew, and what storing one adds to an act."""

from __future__ import annotations

import resource
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from unittest.mock import patch

from benchmarks.errors import WrongResult
from benchmarks.machine import cores
from benchmarks.measure import median, peak_megabytes, timed
from benchmarks.rows import Limit, Row
from benchmarks.worlds import NATION, Worlds

MILLISECONDS, SECONDS = 0.7, 300  # a case and core; the nation
SOME = 2_000


@dataclass(frozen=True)
class MadeAnew:
    cases: int
    seconds: float
    processes: int
    megabytes: float


def digest_rows(worlds: Worlds) -> Iterator[Row]:
    worlds.caseload()
    yield from _rows(worlds.made_anew["caseload"])


def nation_digest_rows(worlds: Worlds) -> Iterator[Row]:
    worlds.nation()
    yield from _rows(worlds.made_anew["nation"])


def _rows(made: MadeAnew) -> Iterator[Row]:
    each = made.seconds * made.processes / made.cases * 1000
    nation = made.seconds * NATION / made.cases
    yield Row(
        f"all digests made anew, {made.cases:,} cases, {made.processes} processes",
        f"{each:.2f} ms a case and core ({made.seconds:.0f} s)",
        (
            Limit(each, MILLISECONDS, "ms a case and core"),
            Limit(nation, SECONDS, f"s for {NATION:,} cases"),
        ),
        f"{_deriving():.2f} ms a case to derive; a process held {made.megabytes:.0f} MB at most",
    )


def _deriving() -> float:
    """Milliseconds a case, in one process, and nothing stored."""
    ids = some_ids()
    return median(timed(lambda: derive(ids), runs=3, warm_up=1)) / len(ids)


def some_ids() -> list[int]:
    from followthrough.people.queries import every_open_case

    return every_open_case()[:SOME]


def derive(case_ids: Sequence[int]) -> None:
    """From the facts, as every list did before there were digests."""
    from followthrough.common.dates import today_in_london
    from followthrough.delivery.queries.derived import derived_digests
    from followthrough.policy import context_on

    derived_digests(case_ids, context_on(today_in_london()))


def make_all_anew() -> MadeAnew:
    """After rows were written behind the back of actions. Raises WrongResult where what is stored
    is not what the rules derive."""
    from followthrough.cli_commands.digests import check_digests, make_digests
    from followthrough.delivery.actions.digests import digests_to_make_anew, mark_stale
    from followthrough.people.queries import every_open_case

    mark_stale(every_open_case())
    ids = digests_to_make_anew()
    start = time.perf_counter()
    make_digests(ids, cores())
    seconds = time.perf_counter() - start
    made = MadeAnew(len(ids), seconds, cores(), peak_megabytes(resource.RUSAGE_CHILDREN))
    checked = check_digests(some_ids(), 1)
    if checked.differ or checked.stale:
        raise WrongResult(f"digests of {len(checked.differ)} cases differ, {checked.stale} stale")
    return made


@contextmanager
def no_digests(case_ids: Sequence[int]) -> Iterator[None]:
    """Acts on these cases as they were before: nothing is derived from them until the end."""
    from followthrough.common.actions import cases, consequences
    from followthrough.delivery.actions.digests import make_anew

    without = {
        name: consequence
        for name, consequence in consequences.CONSEQUENCES.items()
        if not name.startswith("followthrough.delivery.")
    }
    try:
        with (
            patch.object(consequences, "CONSEQUENCES", without),
            patch.object(cases, "CASE_LOCKS", []),
        ):
            yield
    finally:  # whatever happened, what was done is not in them
        make_anew(case_ids)
