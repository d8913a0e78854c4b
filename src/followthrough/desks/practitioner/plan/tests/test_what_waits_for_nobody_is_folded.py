"""On the plan: steps that are done, or come later and ask nothing of anybody yet, are one line with
their number. What somebody is led to, or just recorded, is in sight."""

from __future__ import annotations

import re

import pytest
from django.urls import reverse

from followthrough.desks.shared.tests.pages import opened
from followthrough.plans.models import Step
from tests import factories

CRN = "X000001"
PLAN = reverse("plan", args=[CRN])
FINISHED = {"started_on": "2026-12-01", "finished_on": "2026-12-20"}
STOPPED = {"not_delivered_on": "2026-12-20", "not_delivered_reason": "unwilling"}


def fold_of(html: str, ref: str) -> str:
    """How the fold begins in which the row stands; "" where it stands in none."""
    row = html.index(f'id="step-{Step.objects.get(ref=ref).pk}"')
    begins = html.rfind('<details class="govuk-details ft-lane"', 0, row)
    ends = max((end.start() for end in re.finditer(r"</ul>\s*</details>", html[:row])), default=-1)
    return html[begins : html.index(">", begins) + 1] if begins > ends else ""


@pytest.mark.parametrize("by", ["when", "need"])
def test_a_step_that_is_done_is_folded(client, amara, by):
    factories.case(amara, plan__goals__0__steps__0__delivery=FINISHED)
    page = opened(client, PLAN)
    if by == "need":
        page = page.send(reverse("group-plan"), by=by)
    assert fold_of(page.html, "T1").endswith('ft-lane">')
    assert re.search(r"Done[^<]* \(1\)", page.text)
    assert not fold_of(page.html, "T2")


def test_what_was_just_recorded_is_unfolded(client, case):
    step = Step.objects.get(ref="T1")
    sent = {"what": "finished"}
    after = opened(client, PLAN).send(reverse("record-in-row", args=[CRN, step.pk]), **sent)
    assert fold_of(after.html, "T1").endswith(" open>")


def test_what_was_not_delivered_and_asks_something_of_somebody_is_in_sight(client, amara):
    factories.case(amara, plan__goals__0__steps__0__delivery=STOPPED)
    page = opened(client, PLAN)
    assert "Next:" in page.text
    assert not fold_of(page.html, "T1")


@pytest.mark.parametrize("by", ["when", "need"])
def test_today_leads_to_a_row_of_the_plan(client, case, by):
    led_to = re.findall(rf'href="{PLAN}#([^"]+)"', opened(client, reverse("today")).html)
    assert led_to
    page = opened(client, PLAN)
    if by == "need":
        page = page.send(reverse("group-plan"), by=by)
    for row in led_to:
        assert page.html.count(f' id="{row}"') == 1
