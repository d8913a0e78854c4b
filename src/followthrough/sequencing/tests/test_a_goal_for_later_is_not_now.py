from __future__ import annotations

import pytest

from followthrough.delivery.tests.facts import case, context, on, step
from followthrough.sequencing.rules.proposal import propose
from followthrough.sequencing.rules.proposed import Lane
from followthrough.services.rules import Directory

OWN = {"when": "later", "area": "thinking"}


@pytest.mark.parametrize(
    ("one", "published", "lane"),
    [
        (step(area="thinking"), False, Lane.NOW),
        (step(**OWN), False, Lane.NEXT),
        (step(**OWN, referred=-3, route="referral"), False, Lane.NEXT),
        (step(**OWN, started=-3), False, Lane.NOW),  # it runs
        (step(**OWN), True, Lane.NEXT),  # publishing what is proposed changes nothing of it
        # Somebody has set its day.
        (step(**OWN, decided="move", to=0), False, Lane.NOW),
    ],
)
def test_before_it_runs_or_somebody_set_its_day(one, published, lane):
    facts = case(steps=[one])
    today = context().today
    dates = {one.id: on(0)} if published else {}
    found = propose(facts.case, facts.plan, Directory((), {}, {}), context().pack, today, dates)
    assert [s.lane for s in found.steps] == [lane]
