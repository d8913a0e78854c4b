"""Beside each practitioner who may hold a case stands how many open cases they have, of those that
the manager may see."""

from __future__ import annotations

import re

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from followthrough.desks.shared.tests.pages import opened
from followthrough.people.models import AccessLimit, Case, Person
from tests import factories
from tests.restricted_people import HIDDEN, LIMITS

PAGE = reverse("reallocate", args=["X000001"])


def choices(client) -> list[str]:
    return [
        text.strip() for text in re.findall(r"(?s)<option[^>]*>(.*?)<", opened(client, PAGE).html)
    ]


def test_they_stand_by_name_with_their_open_cases(client, case, ben):
    factories.user("cora", units=(factories.unit(),), name="Cora Lane")
    factories.user("abel", units=(factories.unit(),), name="Abel Reed")
    for number in (2, 3):
        factories.case(ben, crn=f"X00000{number}")
    factories.case(factories.user("dan", units=(factories.unit(),), name="Dan Moss"), crn="X000004")
    assert choices(client) == [
        "Choose",
        "Abel Reed (0 open cases)",
        "Ben Carter (2 open cases)",
        "Cora Lane (0 open cases)",
        "Dan Moss (1 open case)",
    ]


def test_the_page_says_which_cases_are_counted(client, case):
    assert "The numbers count open cases that you can see." in opened(client, PAGE).text


def test_a_closed_case_is_not_counted(client, case, ben):
    factories.case(ben, crn="X000002")
    Case.objects.filter(person__crn="X000002").update(closed_on=factories.TODAY)
    assert choices(client) == ["Choose", "Ben Carter (0 open cases)"]


def test_a_case_of_a_unit_that_the_manager_does_not_see_is_not_counted(client, case, ben):
    factories.unit("U2", "Southtown")
    factories.case(ben, crn="X000002", case__unit="U2")
    assert choices(client) == ["Choose", "Ben Carter (0 open cases)"]


@pytest.mark.parametrize("limit", [{"excluded": ["helen"]}, *list(LIMITS.values())[1:]])
def test_a_case_that_the_manager_may_not_see_is_not_counted(client, case, ben, limit):
    before = opened(client, PAGE).text
    summary, rows = factories.imported(HIDDEN[0].line(ben, limit))
    assert summary.aside == 0, rows
    assert opened(client, PAGE).text == before


def test_once_the_limit_is_lifted_it_is_counted(client, case, ben):
    factories.case(ben, crn="X000002", access={"excluded": ["helen"]})
    assert choices(client) == ["Choose", "Ben Carter (0 open cases)"]
    AccessLimit.objects.update(replaced_on="2027-01-04T09:00Z")
    Person.objects.update(limited=False)
    assert choices(client) == ["Choose", "Ben Carter (1 open case)"]


def test_many_take_the_statements_of_few(client, case):
    with CaptureQueriesContext(connection) as few:
        client.get(PAGE)
    for number in range(10):
        who = factories.user(f"p{number}", units=(factories.unit(),))
        factories.case(who, crn=f"X00001{number}")
    with CaptureQueriesContext(connection) as many:
        client.get(PAGE)
    assert len(many) == len(few)
