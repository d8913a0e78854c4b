"""A reason that has ended is told wherever it was given, and is not offered any more."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.urls import reverse

from followthrough.common.actors import OPERATOR
from followthrough.desks.shared.tests.pages import opened
from followthrough.plans.actions.locking import ChangeNote
from followthrough.plans.actions.step_decisions import hold_step
from followthrough.plans.actions.step_progress import PersonResponse, record_not_delivered
from followthrough.plans.models import Step
from followthrough.policy.tests.changing_packs import Change, changed, put_in_force, value_on
from tests import factories

CRN, TODAY = "X000001", factories.TODAY
YESTERDAY = TODAY - timedelta(days=1)
WAS, NOW = "Too far to travel", "The bus does not go"


@pytest.fixture(params=["ended", "renamed"])
def step(case, request, monkeypatch) -> Step:
    """Two steps were put aside yesterday for a reason that is another today, or has ended."""
    value = value_on("reason.travel", TODAY)
    before = Change("reason.travel", YESTERDAY, value | {"label": WAS})
    then = Change("reason.travel", TODAY, value | {"label": NOW})
    after = Change("reason.travel", TODAY) if request.param == "ended" else then
    put_in_force(monkeypatch, changed(before, after))
    note = ChangeNote(YESTERDAY, "travel", today=TODAY)
    steps = {s.ref: s for s in Step.objects.all()}
    hold_step(OPERATOR, case, steps["T2"].pk, note)
    record_not_delivered(OPERATOR, case, steps["T1"].pk, note, PersonResponse(agrees="not_asked"))
    return steps["T2"]


def test_it_is_told_on_the_step_in_the_words_of_its_day(client, step):
    text = opened(client, reverse("work-step", args=[CRN, step.pk])).text
    assert f"{WAS}." in text
    other = Step.objects.get(ref="T1")
    assert f"{WAS}." in opened(client, reverse("work-step", args=[CRN, other.pk])).text


def test_it_is_told_on_the_plan_with_what_comes_next(client, step):
    text = opened(client, reverse("plan", args=[CRN])).text
    assert WAS in text
    assert NOW not in text


def test_it_is_not_offered_once_it_has_ended(client, step, request):
    html = opened(client, reverse("decide-step", args=[CRN, Step.objects.get(ref="T3").pk])).html
    assert WAS not in html
    assert (NOW in html) is ("renamed" in request.node.callspec.id)
