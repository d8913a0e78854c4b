"""An early end that waits for a second person is something to do on the page of its case, for a
manager who did not decide it; everybody reads what the holder has to do."""

from __future__ import annotations

import re

import pytest
from django.urls import reverse

from followthrough.accounts.queries import actor_for
from followthrough.common.actors import Role
from followthrough.desks.shared.tests.pages import opened
from followthrough.early_ending.actions import decide_early_end
from followthrough.early_ending.tests.factories import (
    SOON,
    case_that_may_end_early,
    early_end_content,
    note,
    say_why,
)
from tests import factories

CASE = reverse("case", args=["X000001"])
WAITS = "decided on 4 January 2027 that the sentence ends on 18 January 2027."
HOLDERS = "nothing is planned for this immediate need"


@pytest.fixture
def helen(amara, client):
    """A manager, signed in."""
    user = factories.user("helen", Role.MANAGER, units=(factories.unit(),), name="Helen Castle")
    client.force_login(user)
    return user


def case_to_end(amara):
    needs = [{"area": "alcohol", "immediacy": "immediate", "severity": "high"}]
    return case_that_may_end_early(amara, assessment__needs=needs)


def decide(by, case):
    """The address of its panel."""
    sentence = case.sentences.get().pk
    decide_early_end(actor_for(by), case, sentence, early_end_content(SOON), note())
    return reverse("early-end", args=["X000001", sentence])


def test_a_manager_reads_it_and_is_led_to_the_panel(client, amara, helen):
    panel = decide(amara, case_to_end(amara))
    page = opened(client, CASE)
    assert f"Amara {WAITS} Look at it" in page.text
    assert f'href="{panel}">Look at it' in page.html
    assert HOLDERS in page.text


def test_a_practitioner_does_not(client, amara):
    decide(amara, case_to_end(amara))
    client.force_login(amara)
    page = opened(client, CASE)
    assert WAITS not in page.text
    assert HOLDERS in page.text


def test_the_manager_who_decided_it_does_not_but_another_does(client, amara, helen):
    case = case_to_end(amara)
    say_why(actor_for(helen), case)
    decide(helen, case)
    page = opened(client, CASE)
    assert WAITS not in page.text
    assert HOLDERS in page.text
    client.force_login(factories.user("olu", Role.MANAGER, units=(factories.unit(),)))
    assert f"Helen Castle {WAITS}" in opened(client, CASE).text


def test_it_is_not_on_today_nor_in_its_number(client, amara):
    case = case_to_end(amara)
    client.force_login(amara)
    before = opened(client, reverse("today")).text
    decide(amara, case)
    after = opened(client, reverse("today")).text
    assert WAITS not in after
    assert HOLDERS in after
    [number] = re.findall(r"Today (\d+) waiting", after)
    assert f"Today {number} waiting" in before
