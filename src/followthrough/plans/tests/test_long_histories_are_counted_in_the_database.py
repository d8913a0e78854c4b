"""Facts hold how often a step was worked on and when last: what comes from the database does not
grow with how much was recorded."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.utils import timezone

from followthrough.plans.models import Step, WorkRecord
from followthrough.plans.queries import plan_facts
from tests import factories
from tests.received import bytes_received

pytestmark = pytest.mark.django_db

TODAY = factories.TODAY


@pytest.fixture
def step() -> Step:
    case = factories.case()
    return Step.objects.get(goal__plan__case=case, ref="T2")


def worked(step: Step, since: int, until: int) -> None:
    """A piece of work on each of the days before today."""
    WorkRecord.objects.bulk_create(
        WorkRecord(step=step, on=TODAY - timedelta(days=day), what="Met", whose_words="person")
        for day in range(since, until)
    )


def test_five_hundred_records_are_handed_over_as_one_hundred(step):
    case_id = step.goal.plan.case_id
    worked(step, 0, 100)
    few = bytes_received(lambda: plan_facts([case_id]))
    worked(step, 100, 500)
    assert bytes_received(lambda: plan_facts([case_id])) == few
    [facts] = [s for s in plan_facts([case_id])[case_id].steps if s.id == step.pk]
    assert (facts.times_worked, facts.last_worked_on) == (500, TODAY)


def test_a_record_that_was_replaced_does_not_count(step):
    case_id = step.goal.plan.case_id
    worked(step, 3, 5)
    last = WorkRecord.objects.filter(on=TODAY - timedelta(days=3))
    last.update(replaced_on=timezone.now())
    [facts] = [s for s in plan_facts([case_id])[case_id].steps if s.id == step.pk]
    assert (facts.times_worked, facts.last_worked_on) == (1, TODAY - timedelta(days=4))
