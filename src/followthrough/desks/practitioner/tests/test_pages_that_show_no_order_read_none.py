"""A page reads the published order only where it shows something of it."""

from __future__ import annotations

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from followthrough.common.actors import OPERATOR
from followthrough.plans.models import Step
from followthrough.sequencing.actions import publish_order
from followthrough.sequencing.models import PublishedOrder
from tests import factories

pytestmark = pytest.mark.django_db

CRN = "X000001"
OF_LISTS = ("cases",)
OF_CASE = ("case-timeline", "add-goal", "agreement", "review", "preferred-order")
OF_GOAL = ("change-goal", "end-goal", "add-step")
OF_STEP = ("edit-step", "step-not-delivered")


@pytest.fixture
def step(amara) -> Step:
    case = factories.case(amara)
    publish_order(OPERATOR, case, today=factories.TODAY)
    return Step.objects.get(goal__plan__case=case, ref="T2")


def orders_read(client, name: str, step: Step) -> bool:
    goal_or_step = [step.goal_id] if name in OF_GOAL else [step.pk] if name in OF_STEP else []
    args = [] if name in OF_LISTS else [CRN, *goal_or_step]
    with CaptureQueriesContext(connection) as sent:
        assert client.get(reverse(name, args=args)).status_code == 200
    return any(PublishedOrder._meta.db_table in query["sql"] for query in sent)


@pytest.mark.parametrize("name", [*OF_LISTS, *OF_CASE, *OF_GOAL, *OF_STEP])
def test_a_page_without_an_order_reads_none(client, step, name):
    assert not orders_read(client, name, step)


@pytest.mark.parametrize("name", ["case", "plan", "my-plan"])
def test_a_page_with_an_order_reads_it(client, step, name):
    assert orders_read(client, name, step)
