"""The card of dates names by when to refer and what begins on the day of release, as Plan does."""

from __future__ import annotations

import re
from typing import Any

import pytest

from followthrough.common.actors import OPERATOR
from followthrough.common.dates import say_date, say_short_date
from followthrough.sequencing.actions import publish_order
from followthrough.sequencing.models import OrderedStep
from tests import factories

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("monday")]

INSIDE = {"case__in_custody": True, "case__expected_release_on": "2027-02-09"}
MEET = factories.step("T1", text="Meet Amara", intervention="supervision_meetings")
REFER = factories.step(
    "T2", text="See the adviser", route="referral", intervention="finance_benefit_debt"
)
WANTED = factories.step("T3", text="Fill in the form", nature="one_off", by_on="2027-01-29")


def dates(client: Any, *steps: dict[str, Any], **more: Any) -> list[str]:
    amara = factories.user("amara", units=(factories.unit(),))
    client.force_login(amara)
    goals = [{**factories.LINE["plan"]["goals"][1], "steps": list(steps)}]
    case = factories.case(amara, plan__goals=goals, **more)
    publish_order(OPERATOR, case, today=factories.TODAY)
    card = client.get("/cases/X000001/").text.partition('id="card-dates"')[2]
    found = re.findall(r"<li><strong>(.*?)</strong> (.*?)</li>", card.partition("</section>")[0])
    return [f"{day} {text}" for day, text in found]


def test_what_begins_on_the_day_of_release_stands_after_it(client):
    found = dates(client, MEET, **INSIDE)
    assert found[:2] == ["9 Feb 2027 Release expected", "9 Feb 2027 Start: Meet Amara"]


def test_by_when_something_is_wanted_is_a_date(client):
    assert "29 Jan 2027 Wanted by then: Fill in the form" in dates(client, WANTED, MEET, **INSIDE)


def test_what_goes_on_without_an_end_is_to_begin_by_its_day(client):
    found = dates(client, {**WANTED, "nature": "ongoing"}, MEET, **INSIDE)
    assert "29 Jan 2027 To begin by then: Fill in the form" in found


def test_by_when_to_refer_is_a_date_and_plan_says_the_same(client):
    work = "finance_benefit_debt"
    group = {"code": "A", "starts_on": "2027-02-01", "seats": 3}
    factories.unit()  # whose region the places name
    factories.places(
        providers=[factories.PROVIDER],
        services=[factories.service(work)],
        pools=[factories.pool("PL1", work, kind="groups", capacity=None, groups=[group])],
    )
    found = dates(client, REFER)
    by = OrderedStep.objects.get().refer_by_on
    assert by is not None
    assert f"{say_short_date(by)} Make the referral by then: See the adviser" in found
    delivery = client.get("/cases/X000001/plan/").text
    assert f"Make the referral by {say_date(by)}." in delivery
