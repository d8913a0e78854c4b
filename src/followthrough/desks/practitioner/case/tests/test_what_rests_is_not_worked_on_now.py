"""Meetings that rest while contact is suspended are no work that goes on, on the overview and on
the plan."""

from __future__ import annotations

import pytest

from followthrough.desks.shared.tests.pages import opened
from tests import factories

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("monday")]

RESTS = "Waits while contact is suspended"


@pytest.mark.parametrize("regime", ["suspended", "active"])
def test_meetings_that_rest_stand_apart(client, regime):
    amara = factories.user("amara", units=(factories.unit(),))
    client.force_login(amara)
    meets = factories.step(
        "T1",
        text="Meet each week",
        intervention="supervision_meetings",
        delivery={"started_on": "2026-12-01"},
    )
    goal = {**factories.LINE["plan"]["goals"][1], "steps": [meets]}
    factories.case(amara, sentences__0__regime=regime, plan__goals=[goal], plan__preference=None)
    rests = regime == "suspended"
    overview, plan = (opened(client, f"/cases/X000001/{page}").text for page in ("", "plan/"))
    assert (RESTS in overview) is rests
    assert (RESTS in plan) is rests
    assert ("Contact is suspended, and the meetings rest." in plan) is rests
    assert ("The work is under way." in plan) is not rests
