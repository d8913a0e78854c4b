"""That a place holds, or that work goes on, is recorded as what it is: nothing starts by it."""

from __future__ import annotations

import pytest
from django.urls import reverse

from followthrough.desks.shared.tests.pages import entries, opened
from followthrough.plans.models import StepFact
from tests import factories

CRN = "X000001"
SAYS = {"what": "asked", "asked": "Rang the service: she is third on the list."}


def step_page(client, amara, delivery):
    case = factories.case(amara, plan__goals__0__steps__0__delivery=delivery)
    client.force_login(amara)
    step = case.plan.goals.get(ref="G1").steps.get()
    return case, opened(client, reverse("work-step", args=[CRN, step.pk]))


@pytest.mark.parametrize(
    ("delivery", "state"),
    [
        ({"referred_on": "2026-12-01"}, "Referred, waiting to start"),
        ({"referred_on": "2026-11-01", "started_on": "2026-12-01"}, "Started"),
    ],
)
def test_it_stands_as_it_was(client, amara, delivery, state):
    case, page = step_page(client, amara, delivery)
    lacking = page.send(what="asked")
    assert lacking.errors == [("#id_asked", "Enter what they said")]
    saved = page.send(**SAYS)
    assert state in saved.text
    assert "Asked: it stands as it was" in saved.text
    assert "she is third on the list" in saved.text
    assert entries(case) == ["step.asked-about"]
    again = saved.send(**SAYS | {"asked": "Still third."})
    assert "Still third." in again.text
    assert StepFact.objects.current().filter(kind="asked").get().words == "Still third."


def test_it_is_asked_only_of_what_waits_or_goes_on_with_somebody_else(client, amara):
    _, page = step_page(client, amara, {})
    assert 'value="asked"' not in page.html
