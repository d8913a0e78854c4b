"""No place was found for a step that is still to be delivered: that is not "not delivered"."""

from __future__ import annotations

import re

from django.urls import reverse

from followthrough.desks.shared.tests.pages import opened
from tests import factories

PLAN = reverse("order", args=["X000001"])


def lanes(client) -> dict[str, str]:
    """What stands in each lane, by its title."""
    html = opened(client, PLAN).html
    result = re.findall(r'(?s)<h3 [^>]*id="lane-[^>]*>(.*?)</h3>(.*?)</section>', html)
    return {title.split(" (")[0]: body for title, body in result}


def test_it_stands_in_a_lane_of_its_own(client, case):
    result = lanes(client)
    assert "Meet the housing adviser" in result["No place found"]
    assert "Next:" in result["No place found"]
    assert "Meet the housing adviser" not in result["Not delivered or dropped"]


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
    assert "Meet the housing adviser" not in result["No place found"]


def test_every_lane_is_on_the_page(client, case):
    assert list(lanes(client)) == [
        *("Now", "Next", "Later"),
        *("No place found", "Done", "Not delivered or dropped"),
    ]
