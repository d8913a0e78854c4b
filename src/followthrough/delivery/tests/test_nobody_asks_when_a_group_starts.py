"""Nobody asks a service when work can start whose group has its day: only whether the place is
kept."""

from __future__ import annotations

import pytest

from followthrough.delivery.rules import thread
from followthrough.delivery.tests.facts import case, context, published, step


@pytest.mark.parametrize(
    ("kind", "start", "action"),
    [
        ("group", 9, "Ask the service whether the place in the group of 13 January 2027 is kept."),
        ("group", -9, "Ask the service when the work can start."),
        ("estimate", 9, "Ask the service when the work can start."),
    ],
)
def test_it_is_asked_whether_the_place_is_kept(kind, start, action):
    one = step(route="referral", referred=-60)
    facts = case(steps=[one], published=published(one, start, kind))
    assert thread(one, facts, context()).next_action == action
