from __future__ import annotations

import pytest
from django.urls import reverse

from followthrough.desks.shared.tests.pages import opened
from tests import factories

PAGES = ("agreement", "preferred-order")
LEFT_OUT = "Work that is not read together is left out here."


@pytest.mark.parametrize("name", PAGES)
def test_a_step_that_protects_others_is_not_read_together(client, amara, name):
    factories.case(amara, plan__goals__1__steps__0__protects_others=True)
    page = opened(client, reverse(name, args=["X000001"]))

    assert "Practise problem solving with Amara" not in page.text
    assert "Take part in Building Choices" in page.text
    assert LEFT_OUT in page.text


def test_a_goal_goes_with_the_last_of_its_steps(client, amara):
    factories.case(amara, plan__goals__0__steps__0__protects_others=True)
    page = opened(client, reverse("agreement", args=["X000001"]))

    assert "I have a settled place to live" not in page.text
    assert "I stop and think before I act" in page.text


@pytest.mark.parametrize("name", PAGES)
def test_nothing_is_said_where_nothing_is_left_out(client, amara, name):
    factories.case(amara)
    assert LEFT_OUT not in opened(client, reverse(name, args=["X000001"])).text
