"""Where the row of a step asks for a record, the overview does not say that nothing is due."""

from __future__ import annotations

import pytest
from django.urls import reverse

from followthrough.desks.shared.tests.pages import opened
from tests import factories

CRN = "X000001"
CASE, PLAN, TODAY = reverse("case", args=[CRN]), reverse("plan", args=[CRN]), reverse("today")
SAID, ASKED = "By its length it should have ended by ", "Record how far it is"


@pytest.mark.parametrize(("started", "over"), [("2026-12-07", True), ("2026-12-21", False)])
def test_what_should_have_ended_is_to_do_on_both(client, amara, started, over):
    course = factories.step(
        "T1",
        intervention="problem_solving_sessions",
        nature="course",
        weeks=3,
        delivery={"started_on": started},
    )
    factories.case(amara, plan__goals__0__steps=[course])
    for address in (CASE, PLAN, TODAY):
        text = opened(client, address).text
        assert (SAID in text, ASKED in text) == (over, over), address


def test_of_a_provisional_plan_it_says_no_more_than_is_recorded(client, amara):
    """Whether they have met is not known from it."""
    factories.case(amara, plan__agreement={"state": "provisional", "on": "2026-12-21"})
    client.force_login(amara)
    text = client.get("/cases/X000001/").content.decode()
    assert "The plan is provisional: it has not been talked through." in text
    assert "before you met" not in text
