"""Whoever opens the plan of somebody about to leave prison with no place for the first night reads
that above it, in the words of Today, with a link to where it is recorded."""

from __future__ import annotations

from datetime import date

import pytest
from django.urls import reverse

from followthrough.common.actors import OPERATOR
from followthrough.desks.shared.tests.pages import opened
from followthrough.people.actions.release import confirm_release
from tests import factories

CRN = "X000001"
PLAN = reverse("plan", args=[CRN])
RECORDED_AT = reverse("add-part", args=[CRN, "circumstances"])
SAYS = "Leaves prison on 8 January 2027, and"


@pytest.fixture
def inside(amara, client):
    client.force_login(amara)
    return factories.case(amara, case__in_custody=True, case__expected_release_on="2027-01-08")


def test_it_stands_with_the_question_whether_the_day_is_confirmed(client, inside):
    page = opened(client, PLAN)
    assert SAYS in page.text
    assert f'href="{RECORDED_AT}"' in page.html
    today = opened(client, reverse("today"))
    assert SAYS in today.text
    assert f'href="{RECORDED_AT}"' in today.html


def test_it_stands_there_too_once_the_day_is_confirmed(client, inside):
    confirm_release(OPERATOR, inside, date(2027, 1, 8), "The prison", factories.TODAY)
    assert SAYS in opened(client, PLAN).text


def test_a_place_that_is_recorded_where_the_link_leads_ends_it(client, inside):
    after = opened(client, RECORDED_AT).send(code="place_from_release", note="")
    assert "The circumstance is recorded." in after.text
    assert SAYS not in opened(client, PLAN).text
