"""The manager's crossed table of delivery: by need area and by likelihood of reoffending, over a
unit and over as many units as there are."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from benchmarks.caseload import REGION_MANAGER, UNIT_MANAGER
from benchmarks.measure import median, spread, timed
from benchmarks.pages import opened
from benchmarks.people import client_of, user_named
from benchmarks.rows import Limit, Row
from benchmarks.statements import statements
from benchmarks.worlds import Worlds

ADDRESS = "/team/not-delivered/"
MILLISECONDS = {UNIT_MANAGER: 60, REGION_MANAGER: 300}
OF = {UNIT_MANAGER: "a unit", REGION_MANAGER: "all units"}


def crossed_rows(worlds: Worlds) -> Iterator[Row]:
    from followthrough.common.dates import today_in_london
    from followthrough.delivery.queries.coverage import coverage_of

    worlds.caseload()
    for manager, allowed in MILLISECONDS.items():
        ask = partial(opened, client_of(user_named(manager)), ADDRESS)
        sent, times = statements(ask), timed(ask)
        ids = _cases(manager)
        count = partial(coverage_of, ids, today_in_london())
        [before] = timed(count, runs=1, warm_up=0)
        yield Row(
            f"crossed delivery table, {OF[manager]}, {len(ids):,} cases",
            f"{spread(times)}, {len(sent)} statements",
            (Limit(median(times), allowed, "ms"),),
            f"counted from the facts: {before:,.0f} ms",
        )


def _cases(manager: str) -> list[int]:
    from followthrough.accounts.queries import actor_named
    from followthrough.people.access import visible_to

    cases = visible_to(actor_named(manager)).filter(closed_on=None)
    return list(cases.values_list("pk", flat=True))
