"""A referral that waits is not work that has begun: the list and the page of a case count it
apart."""

from __future__ import annotations

from django.urls import reverse

from followthrough.desks.shared.tests.pages import opened
from tests import factories

CRN = "X000001"


def test_a_referral_that_waits_is_counted_apart(client, amara):
    factories.case(
        amara,
        plan__goals__0__steps__0__delivery={"referred_on": "2026-12-01"},
        plan__goals__1__steps__0__delivery={"started_on": "2026-12-01"},
    )
    client.force_login(amara)
    assert ", 1 under way, 1 waiting to start" in opened(client, reverse("cases")).text
    assert "1 under way and 1 waiting to start." in opened(client, reverse("case", args=[CRN])).text
