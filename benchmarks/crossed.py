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

ADDRESS = "/team/not-delivered/?breaks=on"
MILLISECONDS = {UNIT_MANAGER: 60, REGION_MANAGER: 300}
OF = {UNIT_MANAGER: "a unit", REGION_MANAGER: "all units"}


def crossed_rows(worlds: Worlds) -> Iterator[Row]:
    worlds.caseload()
    for manager, allowed in MILLISECONDS.items():
        ask = partial(opened, client_of(user_named(manager)), ADDRESS)
        sent, times = statements(ask), timed(ask, runs=3, warm_up=0)
        yield Row(
            f"crossed delivery table, {OF[manager]}, {_cases(manager):,} cases",
            f"{spread(times)}, {len(sent)} statements",
            (Limit(median(times), allowed, "ms"),),
        )


def _cases(manager: str) -> int:
    from followthrough.accounts.queries import actor_named
    from followthrough.people.access import visible_to

    return visible_to(actor_named(manager)).filter(closed_on=None).count()
