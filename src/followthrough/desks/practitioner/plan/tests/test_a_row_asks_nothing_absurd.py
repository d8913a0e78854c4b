"""What a row of the plan says and offers is what somebody would say of this work."""

from __future__ import annotations

import pytest
from django.urls import reverse

from followthrough.desks.shared.tests.pages import opened, row_of_step
from followthrough.plans.models import Step
from tests import factories

PLAN = reverse("plan", args=["X000001"])
HOURS = {"ref": "R1", "kind": "unpaid_work", "amount": 80}


def row(client, amara, requirement, **step):
    made = factories.step("T1", **{"text": "Do the hours", "requirement": "R1", **step})
    factories.case(
        amara,
        sentences__0__requirements=[requirement, {"ref": "R2", "kind": "accredited_programme"}],
        plan__goals__0__steps=[made],
    )
    return row_of_step(opened(client, PLAN).html, Step.objects.get(ref="T1").pk)


@pytest.mark.parametrize(("done", "offered"), [(0, False), (79, False), (80, True)])
def test_hours_that_are_left_are_not_finished_with_one_press(client, amara, done, offered):
    delivery = {"started_on": "2026-12-01"}
    html = row(
        client, amara, {**HOURS, "done": done}, intervention="unpaid_work", delivery=delivery
    )
    assert ("Finished today" in html) is offered
    assert "Some was done" in html


@pytest.mark.parametrize(("delivery", "said"), [({"started_on": "2026-12-01"}, False), ({}, True)])
def test_what_goes_on_without_an_end_is_not_to_be_done_by_a_day(client, amara, delivery, said):
    requirement = {"ref": "R1", "kind": "rehabilitation_activity", "amount": 30}
    step = {"intervention": "supervision_meetings", "by_on": "2026-12-20", "delivery": delivery}
    html = row(client, amara, requirement, **step)
    assert ("To begin by" in html or "Was to have begun by" in html) is said
    assert "o be done by" not in html
