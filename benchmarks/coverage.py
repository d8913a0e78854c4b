"""Coverage of many cases, beside a plain SQL count of the same needs."""

from __future__ import annotations

import resource
import time
from collections.abc import Iterator, Sequence
from datetime import date
from typing import Any

from benchmarks.errors import WrongResult
from benchmarks.machine import cores
from benchmarks.measure import median, peak_megabytes, spread, timed
from benchmarks.rows import Limit, Row
from benchmarks.worlds import NATION, Worlds

SECONDS = 2

# How many needs have a step that works on them, by area: no reasons, no requirements, no strengths,
# no orders.
PLAIN = """
SELECT n.area, count(*), count(*) FILTER (WHERE EXISTS (
    SELECT FROM plans_goal g
    JOIN plans_step s ON s.goal_id = g.id AND s.withdrawn_on IS NULL
        AND s.intervention <> 'supervision_meetings'
    JOIN plans_plan p ON p.id = g.plan_id
    WHERE p.case_id = n.case_id AND g.area = n.area AND g.state <> 'removed'))
FROM people_need n
JOIN people_case c ON c.id = n.case_id AND c.closed_on IS NULL
JOIN people_person pe ON pe.id = c.person_id AND pe.died_on IS NULL
WHERE n.gone_in_id IS NULL
GROUP BY n.area
"""


def coverage_rows(worlds: Worlds) -> Iterator[Row]:
    yield from _rows(worlds.caseload(), worlds.as_of)


def nation_coverage_rows(worlds: Worlds) -> Iterator[Row]:
    yield from _rows(worlds.nation(), worlds.as_of)


def _rows(ids: Sequence[int], as_of: date) -> Iterator[Row]:
    """With one process, and with as many as there are cores and batches for them."""
    from followthrough.cli_commands.coverage import BATCH
    from followthrough.common.dates import today_in_london

    yield _digests_row(ids)
    alone, coverage = _counted(ids, as_of, 1)
    plain = median(timed(_plain, runs=3, warm_up=1))
    yield _row(ids, alone, 1, f"plain SQL count of planned needs: {plain / 1000:.1f} s")
    processes = min(cores(), -(-len(ids) // BATCH))
    if processes > 1:
        together, coverage = _counted(ids, as_of, processes)
        yield _row(ids, together, processes, _beside(ids, as_of, alone, together))
    if other := _different(coverage):
        raise WrongResult(f"a plain SQL count gives other numbers of needs: {', '.join(other)}")
    if as_of == today_in_london() and _over_digests() != coverage:
        raise WrongResult("the digests give other numbers than the facts")


def _row(ids: Sequence[int], seconds: float, processes: int, beside: str) -> Row:
    rate = len(ids) / seconds
    figures = f"{rate:,.0f} cases a second ({seconds:.1f} s)"
    if len(ids) < NATION:
        figures += f"; at this rate {NATION:,} take {NATION / rate:.0f} s"
    of = f"coverage of {len(ids):,} cases from the facts"
    return Row(f"{of}, {processes} process{'es' if processes > 1 else ''}", figures, beside=beside)


def _digests_row(ids: Sequence[int]) -> Row:
    times = timed(_over_digests, runs=5, warm_up=1)
    limit = Limit(median(times) / 1000, SECONDS, "s")
    return Row(
        f"coverage of {len(ids):,} cases from their digests",
        spread(times),
        (limit,) if len(ids) >= NATION else (),
    )


def _over_digests() -> Any:
    from followthrough.common.actors import OPERATOR
    from followthrough.common.dates import today_in_london
    from followthrough.delivery.queries.coverage import coverage_over
    from followthrough.delivery.queries.digests import Digests
    from followthrough.people.access import visible_to
    from followthrough.people.queries import open_cases
    from followthrough.policy import context_on

    context = context_on(today_in_london())
    digests = Digests(open_cases(visible_to(OPERATOR)), context)
    if not digests.standing.is_whole:
        raise WrongResult("digests are stale")
    return coverage_over(digests)


def _beside(ids: Sequence[int], as_of: date, alone: float, together: float) -> str:
    """Where the time goes, and that the memory is bounded."""
    from followthrough.delivery.facts import work_facts
    from followthrough.delivery.queries.coverage import coverage_of
    from followthrough.sequencing.rules.published import KnowsOrder

    batch = ids[:2000]
    reading = median(timed(lambda: work_facts(batch, KnowsOrder), runs=3, warm_up=1))
    whole = median(timed(lambda: coverage_of(batch, as_of), runs=3, warm_up=1))
    return (
        f"{together / alone:.0%} of the time of one process, of which reading the records takes "
        f"{reading / whole:.0%}; a process held "
        f"{peak_megabytes(resource.RUSAGE_CHILDREN):.0f} MB at most"
    )


def _different(coverage: Any) -> list[str]:
    from followthrough.delivery.rules.coverage_counts import CoverageSubject
    from followthrough.delivery.rules.figures import figures

    plain = {area: (needs, planned) for area, needs, planned in _plain()}
    of = {area: figures(coverage, CoverageSubject.NEED, area) for area in plain}
    counted = {area: (of[area].identified, of[area].planned.part) for area in plain}
    return [
        f"{area} {counted[area]} and {numbers}"
        for area, numbers in plain.items()
        if counted[area] != numbers
    ]


def _counted(ids: Sequence[int], as_of: date, workers: int) -> tuple[float, Any]:
    from followthrough.cli_commands.coverage import count_coverage

    start = time.perf_counter()
    coverage = count_coverage(ids, as_of, workers)
    return time.perf_counter() - start, coverage


def _plain() -> list[tuple[Any, ...]]:
    from django.db import connection

    with connection.cursor() as cursor:
        cursor.execute(PLAIN)
        return list(cursor.fetchall())
