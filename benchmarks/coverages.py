"""Coverage of many cases, beside a plain SQL count of the same needs."""

from __future__ import annotations

import os
import resource
import time
from collections.abc import Sequence
from datetime import date
from typing import Any

from benchmarks.measure import Row, median, timed
from benchmarks.nation import NATION

SECONDS = 60
BUDGET = f"{NATION:,} in {SECONDS} s on two cores, memory bounded"

# How many needs have a started step, by area: no reasons, no requirements, no strengths, no orders.
PLAIN = """
SELECT n.area, count(*), count(*) FILTER (WHERE EXISTS (
    SELECT FROM plans_goal g
    JOIN plans_step s ON s.goal_id = g.id AND s.withdrawn_on IS NULL
    JOIN plans_stepfact f ON f.step_id = s.id AND f.replaced_on IS NULL
    JOIN plans_plan p ON p.id = g.plan_id
    WHERE p.case_id = a.case_id AND g.area = n.area AND g.state <> 'removed'
      AND f.kind IN ('started', 'finished')))
FROM people_need n
JOIN people_assessment a ON a.id = n.assessment_id AND a.replaced_on IS NULL
JOIN people_case c ON c.id = a.case_id AND c.closed_on IS NULL
GROUP BY n.area
"""


def coverage_rows(ids: Sequence[int], as_of: date) -> list[Row]:
    """With one process and with as many as there are cores."""
    from followthrough.delivery.rules.coverage import About
    from followthrough.delivery.rules.figures import figures

    cores = os.cpu_count() or 1
    alone, _ = _counted(ids, as_of, 1)
    together, found = _counted(ids, as_of, cores)
    plain = median(timed(_plain, runs=3, warm_up=1))
    counted = {area: (n, started) for area, n, started in _plain()}
    needs = {area: figures(found, About.NEED, area) for area in counted}
    same = counted == {a: (of.identified, of.started.part) for a, of in needs.items()}
    return [
        _row(f"coverage of {len(ids):,} cases, one process", len(ids), alone),
        _row(
            f"coverage of {len(ids):,} cases, {cores} processes",
            len(ids),
            together,
            f"a process held {_megabytes_of_a_worker():.0f} MB at most; "
            f"plain SQL count of started needs: {plain / 1000:.1f} s, "
            f"{'the same' if same else 'OTHER'} numbers{_why_over(ids, as_of, alone, together)}",
        ),
    ]


def _why_over(ids: Sequence[int], as_of: date, alone: float, together: float) -> str:
    """How far over the budget it is and where the time goes; nothing where it is within."""
    from followthrough.delivery.facts import work_facts
    from followthrough.delivery.queries import coverage_of

    nation = NATION / len(ids)
    if together * nation <= SECONDS:
        return ""
    batch = ids[:2000]
    reading = median(timed(lambda: work_facts(batch), runs=3, warm_up=1))
    whole = median(timed(lambda: coverage_of(batch, as_of), runs=3, warm_up=1))
    return (
        f". {together * nation - SECONDS:.0f} s over: {together / alone:.0%} of the time of one "
        f"process, of which reading the records takes {reading / whole:.0%}, the rules the rest"
    )


def _row(what: str, cases: int, seconds: float, beside: str = "") -> Row:
    rate = cases / seconds
    figures = f"{rate:,.0f} cases a second ({seconds:.0f} s)"
    if cases < NATION:
        figures += f"; at this rate 240,000 take {NATION / rate:.0f} s"
    return Row(what, figures, BUDGET, beside)


def _counted(ids: Sequence[int], as_of: date, workers: int) -> tuple[float, Any]:
    from followthrough.cli_commands.coverage import counted

    start = time.perf_counter()
    found = counted(ids, as_of, workers)
    return time.perf_counter() - start, found


def _plain() -> list[tuple[str, int, int]]:
    from django.db import connection

    with connection.cursor() as cursor:
        cursor.execute(PLAIN)
        return cursor.fetchall()


def _megabytes_of_a_worker() -> float:
    """The most that any process started and ended here has held."""
    return resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
