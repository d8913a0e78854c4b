"""Where a step is added, and in the directory: what is listed and not for this person is no
"nothing listed"."""

from __future__ import annotations

import pytest
from django.urls import reverse

from followthrough.desks.shared.tests.pages import opened
from followthrough.organisations.models import DeliveryUnit
from followthrough.plans.models import Goal
from tests import factories

WORK = "accommodation_support"
LISTED = "Listed, not open to them"


def listed(**changes) -> None:
    factories.places(
        providers=[factories.PROVIDER], services=[factories.service(WORK, **changes)], pools=[]
    )


def adding(client) -> str:
    goal = Goal.objects.get(ref="G1")
    return opened(client, reverse("add-step", args=["X000001", goal.pk])).text


def searched(client, **asked: str) -> str:
    unit = DeliveryUnit.objects.get(code="U1")
    query = "&".join(f"{name}={value}" for name, value in {"unit": unit.code, **asked}.items())
    return opened(client, f"{reverse('services')}?{query}").text


@pytest.mark.parametrize(
    ("limits", "said"),
    [
        ({"takes_men": False}, "Listed, but for women."),
        ({"max_age": 25}, "Listed, but up to 25."),
        ({"starts_on": "2027-04-01"}, "Listed, but only from 1 April 2027."),
    ],
)
def test_where_a_step_is_added(client, case, limits, said):
    listed(**limits)
    text = adding(client)
    assert LISTED in text
    assert said in text


def test_in_the_directory_it_is_for_those_who_were_chosen(client, case):
    listed(takes_men=False)
    chosen = searched(client, need="accommodation", sex="male")
    assert LISTED in chosen
    assert "Listed, but for women." in chosen
    assert "What is listed for this unit is for others, or begins later." in chosen
    for other in (searched(client, need="accommodation", sex="female"), searched(client)):
        assert "Listed, but" not in other


def test_where_nothing_is_listed_it_says_so(client, case):
    text = searched(client, need="accommodation", sex="male")
    assert LISTED not in text
    assert "Nothing is listed for this unit." in text
