"""Nothing was recorded on any step only where nothing was: neither work nor what somebody decided,
neither "stable enough" nor what was done elsewhere."""

from __future__ import annotations

from dataclasses import replace

import pytest

from followthrough.delivery.rules import due
from followthrough.delivery.tests.facts import case, context, on, step
from followthrough.people.rules.due_item import step_subject
from followthrough.people.rules.settled_facts import DoneElsewhereFacts

LIVE = {"started": -90, "nature": "course"}


def stalled_since(facts):
    return [item.since for item in due(facts, context()) if item.kind == "stalled"]


@pytest.mark.parametrize(("days", "stalls"), [(-28, False), (-29, True)])
@pytest.mark.parametrize(
    "entry",
    [
        lambda day: {"stable": day},
        lambda day: {"decided": "move", "decided_on": day},
        lambda day: {"last_worked_on": on(day), "times_worked": 1},
        lambda day: {"last_noted_on": on(day)},  # taken up again, no longer stable, or learnt
    ],
)
def test_each_record_moves_the_day(days, stalls, entry):
    facts = case(plan_made=-400, steps=[step(**LIVE, **entry(days))])
    assert stalled_since(facts) == [on(days)] * stalls


def test_a_hold_of_another_step_is_a_record():
    held = step(decided="hold", decided_on=-10)
    assert not stalled_since(case(plan_made=-400, steps=[step(**LIVE), held]))


@pytest.mark.parametrize(("days", "stalls"), [(-28, False), (-29, True)])
def test_what_was_done_elsewhere_for_a_step_is_a_record(days, stalls):
    one = step(**LIVE)
    facts = case(plan_made=-400, steps=[one])
    occasion = f"any/{step_subject(one.id)}/2026-01-01"
    row = DoneElsewhereFacts(occasion, on(days), on(days))
    facts = replace(facts, case=replace(facts.case, done_elsewhere=(row,)))
    assert stalled_since(facts) == [on(days)] * stalls
