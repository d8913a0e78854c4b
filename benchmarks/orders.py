"""The order of delivery, case by case, beside first come first served on the same cases."""

from __future__ import annotations

import time
from collections.abc import Iterable
from datetime import date

from benchmarks.measure import Row, median, percentile


def order_row(what: str, case_ids: Iterable[int], as_of: date) -> Row:
    """Milliseconds of one case: stating the problem, solving, checking and explaining."""
    from followthrough import policy
    from followthrough.delivery.facts import work_facts
    from followthrough.sequencing.rules import propose
    from followthrough.services.queries import directory_for

    pack = policy.on(as_of)
    ids = list(case_ids)
    directories = {}
    times, violations, bare, steps, started = [], 0, 0, 0, 0
    for at in range(0, len(ids), 500):
        for facts in work_facts(ids[at : at + 500]).values():
            if facts.plan is None:
                continue
            region = facts.case.region_id
            if region not in directories:
                directories[region] = directory_for([region])
            start = time.perf_counter()
            proposal = propose(facts.case, facts.plan, directories[region], pack, as_of, {})
            times.append((time.perf_counter() - start) * 1000)
            violations += len(proposal.violations)
            bare += sum(not step.reasons for step in proposal.steps)
            steps += len(proposal.steps)
            started += sum(step.start is not None for step in proposal.steps)
    return Row(
        f"order of one case, {what}",
        f"median {median(times):.1f} ms, 95 in 100 under {percentile(times, 0.95):.1f} ms, "
        f"longest {max(times):.0f} ms",
        "under 50 ms",
        f"{len(times):,} cases, {violations} faults found by the checker, {bare} of {steps:,} "
        f"steps without a reason, {started / max(1, steps):.0%} with a start",
    )


def facts_row(case_ids: Iterable[int]) -> Row:
    """Facts in bulk, as coverage reads them."""
    from followthrough.delivery.facts import work_facts

    ids = list(case_ids)
    start = time.perf_counter()
    for at in range(0, len(ids), 2000):
        work_facts(ids[at : at + 2000])
    seconds = time.perf_counter() - start
    nation = 240_000 / (len(ids) / seconds)
    return Row(
        f"facts of {len(ids):,} cases, one process",
        f"{len(ids) / seconds:,.0f} cases a second",
        "240,000 in 60 s on two cores, with thread and coverage",
        f"at this rate 240,000 take {nation:.0f} s on one core",
    )
