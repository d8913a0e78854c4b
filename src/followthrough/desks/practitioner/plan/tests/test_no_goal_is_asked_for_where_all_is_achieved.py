"""Somebody who achieved what was planned, or with whom contact is suspended, is asked for no goal;
where nothing was ever achieved, one is asked for."""

from __future__ import annotations

import pytest

from followthrough.desks.practitioner.plan import not_ready
from followthrough.plans.rules import GoalFacts

ASKED = "The plan has no goal for now. Add one, then talk the plan through."


def goal(state: str, when: str = "now") -> GoalFacts:
    return GoalFacts(1, "G1", "finance", "Have money under control", "", when, state)


class Page:
    today = None

    def __init__(self, case):
        self.facts = type("Facts", (), {"case": case})

    def facts_with(self, known):
        return self.facts


@pytest.mark.parametrize(
    ("goals", "suspended", "said"),
    [
        ([], False, ASKED),
        ([goal("removed")], False, ASKED),
        ([goal("active", "later")], False, ASKED),
        ([goal("achieved")], False, not_ready.ACHIEVED),
        ([goal("achieved"), goal("active", "later")], False, not_ready.ACHIEVED),
        ([goal("achieved")], True, not_ready.SUSPENDED),
        ([], True, not_ready.SUSPENDED),
    ],
)
def test_what_is_said_instead(monkeypatch, goals, suspended, said):
    monkeypatch.setattr(not_ready, "say_no_goal_is_needed", lambda facts, today: None)
    monkeypatch.setattr(not_ready, "contact_is_suspended", lambda case: suspended)
    assert not_ready.why_not_ready(Page(None), goals) == said
