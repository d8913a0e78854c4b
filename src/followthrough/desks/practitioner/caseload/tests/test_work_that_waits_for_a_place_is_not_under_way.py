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


def test_work_that_a_recall_stopped_is_not_under_way_on_any_page(client, amara):
    factories.case(
        amara,
        case__in_custody=True,
        case__expected_release_on="2027-03-01",
        sentences__0__kind="licence",
        sentences__0__changes=[{"kind": "recalled", "on": "2026-12-20"}],
        plan__goals__1__steps__0__delivery={"started_on": "2026-12-01"},
    )
    client.force_login(amara)
    cases = opened(client, reverse("cases")).text
    assert ", 1 stopped by the recall" in cases
    assert "under way" not in cases
    case = opened(client, reverse("case", args=[CRN])).text
    assert "steps done and 1 stopped by the recall." in case
    assert "Stopped by the recall" in case
    assert "1 under way" not in case
