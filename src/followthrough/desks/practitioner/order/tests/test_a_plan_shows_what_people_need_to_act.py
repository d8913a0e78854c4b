"""Beside the dates: what somebody typed with a decision, who can act next, which strength a step
builds on; and what may still be decided about a step that is over."""

from __future__ import annotations

import pytest
from django.urls import reverse

from followthrough.common.actors import OPERATOR
from followthrough.plans.actions.locking import ChangeNote
from followthrough.plans.actions.step_decisions import drop_step, hold_step
from followthrough.plans.models import Step
from tests import factories

pytestmark = pytest.mark.django_db


@pytest.fixture
def case(client):
    amara = factories.practitioner(factories.unit())
    client.force_login(amara)
    return factories.case(amara)


def page(client, view="plan") -> str:
    return client.get(reverse(view, args=["X000001"])).text


def test_words_typed_with_a_decision_stand_on_the_plan_and_in_the_timeline(client, case):
    step = Step.objects.get(ref="T2").pk
    hold_step(
        OPERATOR,
        case,
        step,
        ChangeNote(factories.TODAY, "waiting_list", "Sam says: after the move."),
    )

    assert "Sam says: after the move." in page(client)
    assert "Sam says: after the move." in page(client, "case-timeline")


def test_work_without_a_place_says_who_can_act_and_what_comes_next(client, case):
    text = page(client)

    assert "Nothing of this kind is listed" in text
    assert "<strong>Next:</strong>" in text


def test_a_step_names_the_strength_that_it_builds_on(client, case):
    assert "Builds on: A supportive sister." in page(client)


def test_a_dropped_step_can_be_put_back(client, case):
    step = Step.objects.get(ref="T2").pk
    assert reverse("decide-step", args=["X000001", step]) in page(client)
    drop_step(OPERATOR, case, step, ChangeNote(factories.TODAY, "no_longer_wanted"))

    assert reverse("decide-step", args=["X000001", step]) in page(client)


def test_finished_stabilising_work_can_still_be_called_stable_enough(client, case):
    told = {"started_on": "2026-11-01", "finished_on": "2026-12-01"}
    factories.imported(factories.line(plan__goals__0__steps__0__delivery=told))
    step = Step.objects.get(ref="T1").pk
    address = reverse("decide-step", args=["X000001", step])

    assert address in page(client)
    assert 'value="stable_enough"' in client.get(address).text
