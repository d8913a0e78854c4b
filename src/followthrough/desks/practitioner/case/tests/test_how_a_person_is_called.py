from __future__ import annotations

import pytest
from django.urls import reverse

from followthrough.desks.shared.tests.pages import opened
from tests import factories

CASE = reverse("case", args=["X000001"])


@pytest.mark.parametrize("first", ["Sam", "Mary Ann", "Jean-Luc"])
def test_who_has_no_other_name_is_not_said_to_be_known_by_one(client, amara, first):
    factories.case(amara, person__first_name=first)
    assert "Known as" not in opened(client, CASE).text


@pytest.mark.parametrize(("first", "preferred"), [("Mary Ann", "Mary"), ("Samuel", "Sam")])
def test_a_preferred_name_is_said_and_used(client, amara, first, preferred):
    factories.case(amara, person__first_name=first, person__preferred_name=preferred)
    page = opened(client, CASE).text
    assert f"Known as {preferred}" in page
    assert f"{first} Rivers" in page
    assert f"What {preferred} says" in opened(client, reverse("plan", args=["X000001"])).text


def test_a_preferred_name_that_is_the_first_name_is_not_repeated(client, amara):
    factories.case(amara, person__preferred_name="Sam")
    assert "Known as" not in opened(client, CASE).text
