"""What is worked on and what is to start stand on the overview in the order in which the plan page
has them: what protects others first, also where the plan names it last. What has not started is
not told as being worked on."""

from __future__ import annotations

import pytest

from followthrough.common.actors import OPERATOR
from followthrough.sequencing.actions import publish_order
from tests import factories

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("monday")]

BEGUN = {"delivery": {"started_on": "2026-12-01"}}
STEPS = [
    factories.step("T1", text="Talk about the week", **BEGUN),
    factories.step("T2", text="Go to the class", intervention="problem_solving_sessions"),
    factories.step("T3", text="Check with the police", intervention="agency_checks", **BEGUN),
]


@pytest.mark.parametrize("published", [False, True])
def test_both_have_the_same_order(client, published):
    amara = factories.user("amara", units=(factories.unit(),))
    client.force_login(amara)
    goal = {**factories.LINE["plan"]["goals"][1], "steps": STEPS}
    case = factories.case(amara, plan__goals=[goal])
    if published:
        publish_order(OPERATOR, case, today=factories.TODAY)
    overview = client.get("/cases/X000001/").text.partition("Working on now")[2]
    plan = client.get("/cases/X000001/plan/").text.partition('id="lane-now"')[2]
    expected = ["Check with the police", "Talk about the week", "Go to the class"]
    for page in (overview, plan):
        assert sorted(expected, key=page.index) == expected


def test_what_has_not_started_is_told_as_to_start(client):
    amara = factories.user("amara", units=(factories.unit(),))
    client.force_login(amara)
    asked = {"delivery": {"referred_on": "2026-11-20"}}
    waits = factories.step("T4", text="See the family worker", route="referral", **asked)
    waits["intervention"] = "family_support"
    goal = {**factories.LINE["plan"]["goals"][1], "steps": [*STEPS, waits]}
    factories.case(amara, plan__goals=[goal])
    card = client.get("/cases/X000001/").text.partition('id="card-plan"')[2]
    working, to_start = card.partition("</section>")[0].partition("To start")[::2]
    for text in ("Check with the police", "Talk about the week"):
        assert text in working
        assert text not in to_start
    for text in ("Go to the class", "See the family worker"):
        assert text in to_start
        assert text not in working
