"""A step that is added here keeps the day; one that came with a plan from a file has none."""

from __future__ import annotations

from django.urls import reverse

from followthrough.desks.shared.tests.pages import opened
from followthrough.plans.models import Step
from tests import factories


def test_a_step_that_is_added_on_screen_has_its_day_and_one_of_a_file_has_none(client, amara):
    client.force_login(amara)
    case_ = factories.case(amara)
    goal = Step.objects.get(ref="T2").goal_id
    opened(client, reverse("add-step", args=["X000001", goal])).send(
        text="Call the clinic", way="staff"
    )
    planned = dict(Step.objects.filter(goal__plan__case=case_).values_list("text", "planned_on"))
    assert planned["Call the clinic"] == factories.TODAY
    assert planned["Practise problem solving with Amara"] is None
