from __future__ import annotations

import pytest
from django.urls import reverse

from followthrough.desks.shared.tests.pages import opened
from tests import factories
from tests.restricted_people import HIDDEN, LIMITS

PAGE = reverse("team-requirements")
SOON = {"sentences__0__ends_on": "2027-02-01"}


def test_each_kind_stands_above_the_list_with_its_number(client, amara):
    factories.case(amara, **SOON)
    factories.case(amara, crn="X000002", **SOON)
    factories.case(amara, crn="X000003", no_plan__goals__1__steps__1__requirement=None)
    text = opened(client, PAGE).text
    assert "neither started nor done, and the sentence ends within 3 months: 2" in text
    assert "needs one: 15 working days or more after the sentence started: 1" in text
    assert "A step for it is on hold: 0" in text
    assert "3 things to look at" in text


def test_cases_without_a_plan_are_said_to_be_elsewhere(client, amara):
    factories.case(amara, no_plan=None)
    page = opened(client, PAGE)
    assert "Cases without a plan are not here" in page.text
    elsewhere = f"{reverse('team-no-agreed-plan')}?state=none"
    assert f'href="{elsewhere}"' in page.html
    assert "X000001" not in page.text
    assert "X000001" in opened(client, elsewhere).text


@pytest.mark.parametrize("limit", [{"excluded": ["helen"]}, *list(LIMITS.values())[1:]])
def test_a_case_that_the_manager_may_not_see_is_in_no_number(client, amara, limit):
    factories.case(amara, **SOON)
    before = opened(client, PAGE).text
    factories.imported(HIDDEN[0].line(amara, limit, **SOON))
    assert opened(client, PAGE).text == before
