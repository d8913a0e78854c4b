"""A step that was added to a plan is something that happened to it, and nothing was due of it
before that day."""

from __future__ import annotations

import pytest
from django.urls import reverse

from followthrough.delivery.rules import due, status_sentence
from followthrough.delivery.tests.facts import case, context, on, step
from followthrough.desks.shared.tests.pages import opened
from followthrough.plans.models import Step
from tests import factories

OLD = step(started=-200)


@pytest.mark.parametrize(("planned", "stalled"), [(None, True), (0, False), (-200, True)])
def test_a_step_that_was_just_planned_is_something_that_was_recorded(planned, stalled):
    added = step(planned_on=None if planned is None else on(planned))
    facts = case(steps=[OLD, added], plan_made=-300)
    assert ("stalled" in {item.kind for item in due(facts, context())}) is stalled
    assert ("Nothing was recorded since" in status_sentence(facts, context())) is stalled


@pytest.mark.parametrize(
    ("more", "day"),
    [({}, -100), ({"planned_on": on(-1)}, -1), ({"planned_on": on(-1), "by": -3}, -3)],
)
def test_what_protects_others_is_due_from_the_day_on_which_it_was_planned(more, day):
    facts = case(steps=[step(protects_others=True, **more)], plan_made=-100)
    [item] = [i for i in due(facts, context()) if i.kind == "safety-step-not-started"]
    assert item.on == on(day)


def test_a_step_that_is_added_on_screen_has_its_day_and_one_of_a_file_has_none(client, amara):
    client.force_login(amara)
    case_ = factories.case(amara)
    goal = Step.objects.get(ref="T2").goal_id
    opened(client, reverse("add-step", args=["X000001", goal])).send(
        text="Call the clinic", actor="practitioner", route="probation_staff"
    )
    planned = dict(Step.objects.filter(goal__plan__case=case_).values_list("text", "planned_on"))
    assert planned["Call the clinic"] == factories.TODAY
    assert planned["Practise problem solving with Amara"] is None
