"""The order of delivery, case by case, and reading the facts that it is made from."""

from __future__ import annotations

import time
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date
from functools import cache
from typing import Any

from benchmarks.errors import WrongResult
from benchmarks.measure import percentile, spread
from benchmarks.rows import Limit, Row
from benchmarks.worlds import NATION, Worlds

BATCH = 500


@dataclass(frozen=True)
class Budget:
    """Milliseconds of one case: of the middle one, and of 95 in 100."""

    median: float
    most: float


DEMONSTRATION, GEORGIA = Budget(4, 15), Budget(12, 40)


@dataclass
class Ordered:
    """What was proposed for many cases, and how long each took."""

    times: list[float] = field(default_factory=list)
    faults: int = 0
    steps: int = 0
    started: int = 0
    without_reason: int = 0

    def add(self, proposal: Any, milliseconds: float) -> None:
        self.times.append(milliseconds)
        self.faults += len(proposal.violations)
        self.steps += len(proposal.steps)
        self.started += sum(step.start is not None for step in proposal.steps)
        self.without_reason += sum(not step.reasons for step in proposal.steps)


def demonstration_order_rows(worlds: Worlds) -> Iterator[Row]:
    ids = worlds.caseload()[: worlds.sizes.orders]
    yield from order_rows("demonstration", ids, worlds.as_of, DEMONSTRATION)


def order_rows(what: str, ids: list[int], as_of: date, budget: Budget) -> Iterator[Row]:
    """Milliseconds of one case: stating the problem, solving, checking, explaining and saying."""
    ordered = _ordered(ids, as_of)
    if not ordered.times:
        raise WrongResult(f"none of {len(ids):,} cases has a plan to put in order")
    yield Row(
        f"order of one case, {what}",
        f"{spread(ordered.times)}, longest {max(ordered.times):.0f} ms",
        (
            Limit(percentile(ordered.times, 0.5), budget.median, "ms in the middle"),
            Limit(percentile(ordered.times, 0.95), budget.most, "ms for 95 in 100"),
        ),
        f"{len(ordered.times):,} cases, {ordered.faults} faults by the checker, "
        f"{ordered.without_reason} of {ordered.steps:,} steps without a reason, "
        f"{ordered.started / max(1, ordered.steps):.0%} with a start",
    )
    if ordered.faults or ordered.without_reason:
        raise WrongResult(
            f"{ordered.faults} faults by the checker, "
            f"{ordered.without_reason} steps without a reason"
        )


def _ordered(ids: list[int], as_of: date) -> Ordered:
    from followthrough import policy
    from followthrough.delivery.facts import work_facts
    from followthrough.plans.rules import KnowsPlan
    from followthrough.sequencing.rules import propose
    from followthrough.services.queries import directory_for

    pack, ordered = policy.on(as_of), Ordered()
    directory = cache(lambda region: directory_for([region]))

    def proposed(facts: Any) -> Any:
        at_hand = directory(facts.case.region_id)
        start = time.perf_counter()
        proposal = propose(facts.case, facts.plan, at_hand, pack, as_of, {})
        return proposal, (time.perf_counter() - start) * 1000

    for batch in _batches(ids, BATCH):
        for facts in work_facts(batch, KnowsPlan).values():
            if facts.plan is None:
                continue
            if not ordered.times:
                proposed(facts)  # the first loads the solver, which is no part of an order
            ordered.add(*proposed(facts))
    return ordered


def facts_rows(worlds: Worlds) -> Iterator[Row]:
    """Facts in bulk, as coverage reads them."""
    from followthrough.delivery.facts import work_facts
    from followthrough.sequencing.rules.published import KnowsOrder

    ids = worlds.caseload()
    start = time.perf_counter()
    for batch in _batches(ids, 2000):
        work_facts(batch, KnowsOrder)
    rate = len(ids) / (time.perf_counter() - start)
    yield Row(
        f"facts of {len(ids):,} cases, one process",
        f"{rate:,.0f} cases a second",
        beside=f"at this rate {NATION:,} take {NATION / rate:.0f} s on one core",
    )


def _batches(ids: list[int], size: int) -> Iterable[list[int]]:
    return (ids[at : at + size] for at in range(0, len(ids), size))
