"""Managers narrow Cases to one practitioner; nobody else is offered colleagues to choose among."""

from __future__ import annotations

import pytest
from django.urls import reverse

from followthrough.common.roles import Role
from followthrough.desks.shared.tests.pages import opened, searched
from tests import factories

CASES = reverse("cases")


@pytest.fixture
def cases(client, amara):
    ben = factories.user("ben", units=(factories.unit(),), name="Ben Carter")
    factories.case(amara)
    factories.case(ben, crn="X000002")
    return ben


@pytest.fixture
def helen(cases, client):
    user = factories.user("helen", Role.MANAGER, units=(factories.unit(),))
    client.force_login(user)
    return user


@pytest.mark.parametrize("whose", ["unit", "team"])
def test_the_cases_that_they_hold_are_listed(client, helen, cases, whose):
    page = opened(client, f"{CASES}?whose={whose}&practitioner={cases.pk}")
    assert "X000002" in page.text
    assert "X000001" not in page.text


def test_somebody_of_no_team_of_theirs_is_refused_in_words(client, helen):
    far = factories.user("far", units=(factories.unit("U2", "Southtown"),))
    assert opened(client, f"{CASES}?practitioner={far.pk}").errors


def test_practitioners_are_not_offered_colleagues(client, cases):
    assert 'name="practitioner"' not in opened(client, CASES).html


def test_closed_cases_are_reached_from_the_list_of_the_team(client, helen):
    assert not searched(client, "closed-cases", whose="team").errors


@pytest.mark.parametrize(("likelihood", "number"), [("medium", 0), ("high", 1), ("very_high", 1)])
def test_high_and_very_high_are_found_together(client, amara, likelihood, number):
    factories.case(amara, assessment__likelihood=likelihood)
    page = opened(client, f"{CASES}?likelihood=high_and_very_high")
    assert page.html.count('href="/cases/X000001/"') == number
