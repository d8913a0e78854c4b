from __future__ import annotations

import pytest
from django.urls import reverse

from followthrough.desks.shared.tests.pages import opened
from followthrough.interchange.models import SourceLine
from followthrough.plans.models import Goal
from tests import factories

CRN = "X000001"
CASE = reverse("case", args=[CRN])


@pytest.mark.parametrize(
    ("changes", "age", "birth"),
    [
        ({"person__date_of_birth": "1990-05-17"}, "Age 36 (born 17 May 1990)", "17 May 1990"),
        ({"person__date_of_birth": "1990-05"}, "Age 36 (born May 1990)", "May 1990"),
        ({"person__date_of_birth": "1990-01"}, "Age 36 or 37 (born Jan 1990)", "January 1990"),
        ({"person__date_of_birth": "1990"}, "Age 36 or 37 (born 1990)", "1990"),
        ({"person__date_of_birth": None}, "Age not known", "Not known"),
        ({"no_person__date_of_birth": None}, "Age not known", "Not known"),
    ],
)
def test_on_the_case_and_in_what_the_file_said(client, amara, changes, age, birth):
    factories.case(amara, **changes)
    assert age in opened(client, CASE).text
    [line] = SourceLine.objects.all()
    version = reverse("version-line", args=[CRN, line.pk])
    assert f"Date of birth {birth}" in opened(client, version).text


def test_what_is_known_better_later_takes_its_place(client, amara):
    for birth in (None, "1990", "1990-05-17"):
        factories.case(amara, person__date_of_birth=birth)
    assert "Age 36 (born 17 May 1990)" in opened(client, CASE).text


def test_the_oldest_that_a_file_may_say(client, amara):
    factories.case(amara, person__date_of_birth="1916")
    assert "Age 110 or 111 (born 1916)" in opened(client, CASE).text


def test_what_is_there_for_somebody_says_whom_to_ask(client, amara):
    factories.case(amara, no_person__date_of_birth=None)
    factories.places(
        providers=[factories.PROVIDER],
        services=[factories.service("accommodation_support", min_age=18)],
        pools=[factories.pool("PL1", "accommodation_support", wait_weeks=3)],
    )
    goal = Goal.objects.get(ref="G1")
    page = opened(client, reverse("add-step", args=[CRN, goal.pk])).text
    assert "Listed, but from 18: ask their age." in page
    order = opened(client, reverse("plan", args=[CRN])).text
    assert "Northtown Housing Help is listed, but from 18: ask their age." in order

    factories.case(amara, person__date_of_birth="1990")
    assert "but from 18" not in opened(client, reverse("plan", args=[CRN])).text
