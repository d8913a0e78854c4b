"""An early end that one person decided waits for a manager, who finds it without being told."""

from __future__ import annotations

from datetime import timedelta

import pytest
import time_machine
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from followthrough.accounts.queries import actor_for
from followthrough.common.actors import Role
from followthrough.desks.shared.tests.pages import opened
from followthrough.early_ending.actions import (
    confirm_early_end,
    decide_early_end,
    withdraw_early_end,
)
from followthrough.early_ending.tests.factories import (
    SOON,
    case_that_may_end_early,
    early_end_content,
    note,
    say_why,
)
from followthrough.people.models import AccessLimit, Person
from tests import factories
from tests.clock import morning

TEAM = reverse("team")
WAITS = "What waits for you"


def decided(by, crn="X000001", ends_on=SOON):
    case = case_that_may_end_early(by, crn=crn)
    decide_early_end(
        actor_for(by), case, case.sentences.get().pk, early_end_content(ends_on), note()
    )
    return case


def panel(case) -> str:
    return reverse("early-end", args=[case.person.crn, case.sentences.get().pk])


def test_it_says_whose_it_is_and_leads_to_the_panel(client, amara):
    case = decided(amara)
    page = opened(client, TEAM)
    assert WAITS in page.text
    assert "Sam Rivers X000001" in page.text
    assert (
        "Amara Osei decided on 4 January 2027 that the sentence ends on 18 January 2027."
        in page.text
    )
    assert f'href="{panel(case)}"' in page.html


def test_it_says_that_its_day_has_passed_once_it_has(client, amara, helen):
    decided(amara)
    for days, passed in ((0, False), (1, True)):
        with time_machine.travel(morning(SOON + timedelta(days=days))):
            client.force_login(helen)
            page = opened(client, TEAM)
        assert ("the sentence ends on 18 January 2027. That day has passed." in page.text) is passed


def test_whoever_decided_it_is_not_asked_to_confirm_it(client, amara, helen):
    case = case_that_may_end_early(amara)
    say_why(actor_for(helen), case)
    sentence = case.sentences.get().pk
    decide_early_end(actor_for(helen), case, sentence, early_end_content(SOON), note())
    assert WAITS not in opened(client, TEAM).text
    client.force_login(factories.user("olu", Role.MANAGER, units=(factories.unit(),)))
    assert "Helen Castle decided on 4 January 2027" in opened(client, TEAM).text


def test_where_none_waits_nothing_is_said(client, amara):
    case_that_may_end_early(amara)
    assert WAITS not in opened(client, TEAM).text


def test_what_is_confirmed_or_withdrawn_waits_no_longer(client, amara, helen):
    for number, end in enumerate((confirm_early_end, withdraw_early_end), start=1):
        case = decided(amara, crn=f"X00000{number}")
        say_why(actor_for(helen), case)
        end(actor_for(helen), case, case.sentences.get().pk, note())
    assert WAITS not in opened(client, TEAM).text


def test_the_day_that_comes_first_stands_first(client, amara):
    decided(amara, ends_on=SOON)
    decided(amara, crn="X000002", ends_on=SOON - timedelta(days=1))
    text = opened(client, TEAM).text
    assert text.index("X000002") < text.index("X000001")


def test_of_a_case_that_the_manager_may_not_see_nothing_is_said(client, amara):
    case = decided(amara)
    AccessLimit.objects.create(person=case.person, kind=AccessLimit.EXCLUSION, username="helen")
    Person.objects.update(limited=True)
    page = opened(client, TEAM)
    assert WAITS not in page.text
    assert "X000001" not in page.html


def test_a_colleague_is_shown_none_of_them(client, amara):
    decided(amara)
    client.force_login(factories.user("cara", units=(factories.unit(),)))
    assert WAITS not in opened(client, TEAM).text


@pytest.mark.parametrize("number", [1, 5])
def test_many_take_one_statement_more_than_none_for_who_decided_them(client, amara, number):
    case_that_may_end_early(amara, crn="X000009")
    with CaptureQueriesContext(connection) as none:
        client.get(TEAM)
    for one in range(number):
        decided(amara, crn=f"X00000{one}")
    with CaptureQueriesContext(connection) as some:
        client.get(TEAM)
    assert len(some) == len(none) + 1


def died(crn):
    factories.case(crn=crn, person__died_on="2026-12-28", person__first_name="Jo")


def test_no_death_folds_it_away(client, amara):
    for number in range(1, 9):
        died(f"X00010{number}")
    decided(amara)
    page = opened(client, TEAM)
    assert page.text.index("A sentence is to end early (1)") < page.text.index(
        "Everything else (8)"
    )
    assert page.html.index("Amara Osei decided on") < page.html.index("<details")


def test_of_one_kind_alone_no_heading_tells_it_apart(client, amara):
    decided(amara)
    page = opened(client, TEAM)
    assert WAITS in page.text
    assert "A sentence is to end early" not in page.text
