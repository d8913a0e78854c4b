"""No place was found for a step that is still to be delivered: that is not "not delivered"."""

from __future__ import annotations

import re

from django.urls import reverse

from followthrough.desks.shared.tests.pages import WHATEVER_IT_LACKS, opened
from tests import factories

PLAN = reverse("plan", args=["X000001"])


def lanes(client) -> dict[str, str]:
    """What stands in each lane, by its title."""
    html = opened(client, PLAN).html
    result = re.findall(r'(?s)<h3 [^>]*id="lane-[^>]*>(.*?)</h3>(.*?)</section>', html)
    return {title.split(" (")[0]: body for title, body in result}


def test_it_stands_in_a_lane_of_its_own(client, case):
    result = lanes(client)
    assert "Meet the housing adviser" in result["No place found"]
    assert "Next:" in result["No place found"]
    assert "Meet the housing adviser" not in result.get("Not delivered or dropped", "")


def test_what_was_not_delivered_stands_in_the_other(client, amara):
    factories.case(
        amara,
        plan__goals__0__steps__0__delivery={
            "not_delivered_on": "2026-12-20",
            "not_delivered_reason": "unwilling",
        },
    )
    result = lanes(client)
    assert "Meet the housing adviser" in result["Not delivered or dropped"]
    assert "Meet the housing adviser" not in result.get("No place found", "")


def test_where_that_is_a_fact_the_published_order_says_it_on_delivery_with_who_can_act(
    client, amara
):
    factories.places(
        providers=[factories.PROVIDER],
        services=[factories.service("accommodation_support")],
        pools=[factories.pool("PL1", "accommodation_support", wait_weeks=200)],
    )
    factories.case(amara)
    client.force_login(amara)
    assert "Order 1" in opened(client, PLAN).send("publish/", read=WHATEVER_IT_LACKS).text
    html = opened(client, reverse("plan", args=["X000001"])).html
    rows = re.findall(r'(?s)<li class="ft-row .*?class="ft-row__acts"', html)
    [said] = [row for row in rows if ">Meet the housing adviser</a>" in row]
    assert "<strong>No place found</strong>" in said
    assert "after the sentence ends" in said
    assert "the commissioner of services" in said


def test_a_lane_without_steps_is_not_drawn(client, case):
    assert list(lanes(client)) == ["Now", "No place found"]
