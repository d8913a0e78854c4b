"""A need area, a kind of work or a circumstance that has ended is not offered any more; where it
stands it can stay, while the rest is put into other words."""

from __future__ import annotations

import pytest
from django.urls import reverse

from followthrough.common.actors import OPERATOR
from followthrough.desks.shared.tests.pages import opened
from followthrough.people.actions import assessments
from followthrough.people.models import Circumstance, Need
from followthrough.plans.models import Goal, Step
from followthrough.policy.tests.changing_packs import Change, changed, put_in_force
from tests import factories

CRN, TODAY = "X000001", factories.TODAY


@pytest.fixture(autouse=True)
def ended(case, monkeypatch):
    """The need area of the first goal, the kind of work of its step and a circumstance end."""
    seen = assessments.SeenAssessment(TODAY)
    here = assessments.CircumstanceContent("no_fixed_address")
    assessments.record_circumstance(OPERATOR, case, here, seen)
    packs = changed(
        Change("need_area.accommodation", TODAY),
        Change("intervention.accommodation_support", TODAY),
        Change("circumstance.no_fixed_address", TODAY),
    )
    put_in_force(monkeypatch, packs)


def test_a_goal_keeps_its_area(client):
    goal = Goal.objects.get(ref="G1")
    assert goal.area == "accommodation"
    opened(client, reverse("change-goal", args=[CRN, goal.pk])).send(title="A place of my own")
    goal.refresh_from_db()
    assert (goal.title, goal.area) == ("A place of my own", "accommodation")


def test_another_goal_is_not_offered_it(client):
    goal = Goal.objects.get(ref="G2")
    assert "Accommodation" not in opened(client, reverse("change-goal", args=[CRN, goal.pk])).html
    areas = opened(client, reverse("add-goal", args=[CRN])).html
    assert "area=accommodation" not in areas
    assert "area=finance" in areas


def test_a_step_keeps_its_kind_of_work(client):
    step = Step.objects.get(ref="T1")
    opened(client, reverse("edit-step", args=[CRN, step.pk])).send(text="In other words")
    step.refresh_from_db()
    assert (step.text, step.intervention) == ("In other words", "accommodation_support")


def test_another_step_is_not_offered_it(client):
    step = Step.objects.get(ref="T2")
    html = opened(client, reverse("edit-step", args=[CRN, step.pk])).html
    assert 'value="accommodation_support"' not in html
    assert 'value="problem_solving_sessions"' in html


def test_a_need_can_be_said_anew(client):
    address = reverse("change-part", args=[CRN, "needs", "accommodation"])
    opened(client, address).send(immediacy="later", words="It is better now")
    assert Need.objects.get(words="It is better now").area == "accommodation"


def test_a_circumstance_can_be_said_anew(client):
    address = reverse("change-part", args=[CRN, "circumstances", "no_fixed_address"])
    opened(client, address).send(note="With friends")
    assert Circumstance.objects.get(note="With friends").code == "no_fixed_address"


@pytest.mark.parametrize(
    ("kind", "code"), [("needs", "accommodation"), ("circumstances", "no_fixed_address")]
)
def test_neither_is_offered_for_another(client, kind, code):
    html = opened(client, reverse("add-part", args=[CRN, kind])).html
    assert f'value="{code}"' not in html
