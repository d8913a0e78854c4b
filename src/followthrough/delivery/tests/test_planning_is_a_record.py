"""A step that was added to a plan is something that happened to it, and nothing was due of it
before that day."""

from __future__ import annotations

import pytest

from followthrough.delivery.rules import due, status_sentence
from followthrough.delivery.tests.facts import case, context, on, step

OLD = step(started=-200)


@pytest.mark.parametrize(("planned", "stalled"), [(None, True), (0, False), (-200, True)])
def test_a_step_that_was_just_planned_is_something_that_was_recorded(planned, stalled):
    added = step(planned_on=None if planned is None else on(planned))
    facts = case(steps=[OLD, added], plan_made=-300)
    assert ("stalled" in {item.kind for item in due(facts, context())}) is stalled
    assert ("Nothing was recorded since" in status_sentence(facts, context())) is stalled


@pytest.mark.parametrize(
    ("more", "day"),
    [({}, -100), ({"planned_on": on(-1)}, -1), ({"planned_on": on(-1), "by": -3}, -3)],
)
def test_what_protects_others_is_due_from_the_day_on_which_it_was_planned(more, day):
    facts = case(steps=[step(protects_others=True, **more)], plan_made=-100)
    [item] = [i for i in due(facts, context()) if i.kind == "safety-step-not-started"]
    assert item.on == on(day)
