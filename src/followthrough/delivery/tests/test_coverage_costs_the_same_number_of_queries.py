"""Counting many cases asks the database as often as counting one."""

from __future__ import annotations

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from followthrough.common.actors import OPERATOR
from followthrough.delivery.queries.coverage import coverage_of
from followthrough.sequencing.actions import publish_order
from tests import factories

pytestmark = pytest.mark.django_db


def queries(ids: list[int]) -> int:
    with CaptureQueriesContext(
        connection,
    ) as asked:
        assert coverage_of(ids, factories.TODAY).cases == len(ids)
    return len(asked)


def test_a_chunk_costs_the_same_number_of_queries():
    cases = [factories.case(crn=f"X00000{number}") for number in range(4)]
    for case in cases:
        publish_order(OPERATOR, case, today=factories.TODAY)
    ids = [case.pk for case in cases]
    assert queries(ids) == queries(ids[:1]) == 5


def test_no_case_costs_nothing():
    assert queries([]) == 0
