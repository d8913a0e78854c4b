"""How a step runs can be changed, also to a look back; no two steps then wait for each other. No
database."""

from __future__ import annotations

from itertools import product

import pytest

from followthrough.delivery.rules.shown_to_person import may_be_shown
from followthrough.delivery.tests import facts
from followthrough.delivery.tests.my_plan_values import plan
from followthrough.policy.kinds_of_work import Nature
from followthrough.sequencing.tests.facts import PACK, proposed, step

RULES = [
    (later, rule.after) for later, work in PACK.interventions.items() for rule in work.prerequisites
]
CHAINS = [(last, later, first) for last, later in RULES for after, first in RULES if after == later]


def test_there_are_kinds_of_work_to_try_it_with():
    assert RULES
    assert CHAINS


@pytest.mark.parametrize("kinds", [*RULES, *CHAINS])
@pytest.mark.parametrize("natures", list(product(Nature, repeat=2)))
def test_an_order_and_a_paper_are_made_of_them(kinds, natures):
    """The one that has to come first, and the one that may only follow, run in any way."""
    ways = {kinds[-1]: natures[0], kinds[0]: natures[1]}
    steps = [
        step(number, kind, nature=ways.get(kind, Nature.COURSE))
        for number, kind in enumerate(kinds, 1)
    ]
    assert {placed.step.id for placed in proposed(*steps).steps} == {one.id for one in steps}
    papers = [facts.step(intervention=one.intervention, nature=one.nature) for one in steps]
    found = plan(*papers)
    told = [*found.now, *found.next, *found.later, *found.unclear]
    assert len(told) == sum(may_be_shown(one, facts.case().case, PACK) for one in papers)
