"""Two people act on one case at the same moment, each by an action of another room: real threads,
two hundred and twenty rounds in all. After each the digest is what the rules derive of the facts
that both left. Without the lock of the digest the later one stores what it derived before it could
see what the other one did."""

from __future__ import annotations

from collections import Counter
from functools import partial
from typing import Any

import pytest

from followthrough.common.errors import FollowthroughError
from followthrough.delivery.tests.digests import EQUAL, compared
from tests.acts_at_once import ACTS, Shared, threads
from tests.sizes import TIMES

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.usefixtures("monday")]

ROUNDS = 20 * TIMES
PAIRS = [
    ("hold a step", "record a need"),
    ("start a step", "publish an order"),
    ("record work", "end early"),
    ("ask for help", "reallocate"),
    ("agree", "import a line"),
    ("publish an order", "record a circumstance"),
    ("end early", "record a need"),
    ("import a line", "reallocate"),
    ("import a line", "end early"),
    ("settle a difference", "record a circumstance"),
    ("withdraw an order", "start a step"),
]


@pytest.mark.parametrize("pair", PAIRS, ids=" and ".join)
def test_stored_is_what_is_derived_after_each_round(pair: tuple[str, str]) -> None:
    shared = Shared.start()
    ACTS["record work"](shared, 0)  # the plan is the practitioner's from now on
    done: Counter[str] = Counter()
    with threads(2) as together:
        for n in range(ROUNDS):
            if "settle a difference" in pair:
                ACTS["record work"](shared, n + 1)  # so that the file's plan waits
                ACTS["import a line"](shared, n)
            outcomes = together.outcomes(*(partial(ACTS[name], shared, n) for name in pair))
            assert compared([shared.case.pk]) == EQUAL, (n, outcomes)
            done.update(name for name, one in zip(pair, outcomes, strict=True) if is_done(one))
    # Neither is refused as a rule, or there would be nothing to see.
    assert min(done[name] for name in pair) >= ROUNDS // 2, done


def is_done(outcome: Any) -> bool:
    if isinstance(outcome, FollowthroughError):
        assert "time after time" not in str(outcome)
        return False
    if isinstance(outcome, tuple):
        _, rows = outcome
        assert {row[2] for row in rows} <= {"changed-here", "database-refused"}, rows
        return not any(row[2] == "database-refused" for row in rows)
    return True
