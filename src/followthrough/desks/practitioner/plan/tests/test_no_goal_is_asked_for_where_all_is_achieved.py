"""Somebody who achieved what was planned, or with whom contact is suspended, is asked for no goal;
where nothing was ever achieved, one is asked for."""

from __future__ import annotations

from typing import Any

import pytest
from django.urls import reverse

from followthrough.desks.shared.tests.pages import opened
from tests import factories

ASKED = "The plan has no goal for now. Add one, then talk the plan through."
ACHIEVED = "No goal is for now any more. Add one only where something is left to work on."
SUSPENDED = "Contact is suspended. No new goal is needed."


@pytest.mark.parametrize(
    ("states", "regime", "said"),
    [
        (("achieved", "achieved"), "active", ACHIEVED),
        (("achieved", "removed"), "active", ACHIEVED),
        (("removed", "removed"), "active", ASKED),
        (("achieved", "achieved"), "suspended", SUSPENDED),
        (("removed", "removed"), "suspended", SUSPENDED),
        (("achieved", "active"), "active", ""),
    ],
)
def test_a_plan_without_a_goal_for_now_says_what_is_asked(
    client: Any, amara: Any, states: tuple[str, str], regime: str, said: str
) -> None:
    agreed = "achieved" in states  # nobody agrees to a plan in which there is nothing
    on = {"state": "agreed", "on": "2026-12-01", "words": ""}
    factories.case(
        amara,
        plan__goals__0__state=states[0],
        plan__goals__1__state=states[1],
        plan__agreement=on if agreed else {"state": "draft"},
        sentences__0__regime=regime,
    )
    text = opened(client, reverse("plan", args=["X000001"])).text
    assert ("Agreed on 1 December 2026." in text) is agreed
    assert [one for one in (ASKED, ACHIEVED, SUSPENDED) if one in text] == ([said] if said else [])
