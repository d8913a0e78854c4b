"""What was published is read back as it was said."""

from __future__ import annotations

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from followthrough.common.actors import OPERATOR
from followthrough.sequencing.actions import publish_order
from followthrough.sequencing.queries import (
    order_of,
    proposals,
    published_orders,
    reason_codes,
    steps_of_order,
)
from tests import factories

pytestmark = pytest.mark.django_db


def test_every_step_is_read_back_with_its_dates_and_the_day_to_refer_by():
    case = factories.case()
    named = factories.service("accommodation_support", "building_choices_moderate")
    factories.places(
        providers=[factories.PROVIDER],
        services=[named],
        pools=[
            factories.pool("PL1", "accommodation_support", wait_weeks=8),
            factories.pool("PL2", "building_choices_moderate", first_free_on="2027-03-01"),
        ],
    )
    [said] = proposals([case.pk], factories.TODAY)
    publish_order(OPERATOR, case, today=factories.TODAY)
    read = published_orders([case.pk])[case.pk]

    assert {s.step.id: (s.start, s.end, s.date_kind, s.refer_by) for s in said.steps} == {
        s.step_id: (s.start, s.end, s.date_kind, s.refer_by) for s in read.steps.values()
    }
    assert sum(s.refer_by is not None for s in read.steps.values()) == 2
    kept = steps_of_order(order_of(case.pk, read.order_id))
    assert {s.step.id: tuple(r.text for r in s.reasons) for s in said.steps} == {
        s.step_id: tuple(r["text"] for r in s.reasons) for s in kept
    }
    assert {s.step.id: tuple(r.code for r in s.reasons) for s in said.steps} == reason_codes(
        read.order_id
    )
    assert list(read.steps) == [s.step.id for s in said.steps]


def test_orders_are_read_in_one_statement_also_one_without_a_step():
    cases = [
        factories.case(crn="X000001"),
        factories.case(crn="X000002", plan__goals=[], plan__agreement={"state": "draft"}),
    ]
    for case in cases:
        publish_order(OPERATOR, case, today=factories.TODAY)

    with CaptureQueriesContext(connection) as asked:
        read = published_orders([case.pk for case in cases])

    assert len(asked) == 1
    assert {case_id: len(order.steps) for case_id, order in read.items()} == {
        cases[0].pk: 3,
        cases[1].pk: 0,
    }
