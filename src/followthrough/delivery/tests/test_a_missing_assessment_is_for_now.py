"""Without an assessment no other rule can speak of needs and risk: that is said itself."""

from __future__ import annotations

from dataclasses import replace

import pytest

from followthrough.delivery.rules import due
from followthrough.delivery.rules.today import When, when_for
from followthrough.delivery.tests.facts import TODAY, case, context, on, step
from followthrough.people.rules.due_item import LEGAL


@pytest.mark.parametrize("opened", [0, -1, -400])
def test_a_missing_assessment_is_said_from_the_first_day(opened):
    facts = case(opened=opened, steps=[step()])
    facts = replace(facts, case=replace(facts.case, assessment=None))
    [item] = [item for item in due(facts, context()) if item.kind == "no-assessment"]
    assert (item.on, item.urgency, when_for(item, TODAY)) == (on(opened), LEGAL, When.NOW)
