"""What is due is done by the practitioner, from their own list; a manager looks at it."""

from __future__ import annotations

import re

import pytest
from django.urls import reverse

from followthrough.desks.shared.tests.pages import due_of, opened
from tests import factories

ACTION = "Ask your manager about applying to the court to vary it"
# The same for who oversees the unit.
DECIDE = "Decide with the practitioner whether to ask the court to vary it"


@pytest.fixture
def ends_soon(amara):
    return factories.case(amara, sentences__0__ends_on="2027-02-01")


@pytest.mark.parametrize("name", ["team-due", "team-requirements"])
def test_the_link_is_to_look_and_the_action_is_quiet_text(client, ends_soon, name):
    page = opened(client, due_of("amara") if name == "team-due" else reverse(name))
    step = ends_soon.plan.goals.get(ref="G2").steps.get(ref="T3")
    at = reverse("work-step", args=["X000001", step.pk])
    assert f'<a class="govuk-link" href="{at}">Look at it<' in page.html
    assert f"Look at it (Sam Rivers) What to do {DECIDE}" in page.text
    links = re.findall(r"(?s)<a [^>]*>(.*?)</a>", page.html)
    assert not any(DECIDE in link for link in links)


def test_the_practitioner_goes_on_being_led_to_the_action(client, ends_soon, amara):
    client.force_login(amara)
    assert f">{ACTION}<" in opened(client, reverse("today")).html


def test_a_colleague_who_covers_reads_no_action(client, ends_soon):
    client.force_login(factories.user("cara", units=(factories.unit(),)))
    text = opened(client, due_of("amara")).text
    assert "Look at it" not in text
    assert "What to do" not in text
