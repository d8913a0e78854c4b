"""Who is given a case finds it on Today, and the note at the top of the case, for two weeks."""

from __future__ import annotations

from datetime import timedelta

import pytest
import time_machine
from django.urls import reverse

from followthrough.common.actors import OPERATOR, Role
from followthrough.desks.shared.tests.pages import due_of, opened
from followthrough.people.actions.reallocation import Handover, reallocate_case
from tests import factories
from tests.clock import morning

CASE = reverse("case", args=["X000001"])
NEW = "New to you since 4 January 2027."
NOTE = "She works nights: <b>ring</b> after three."
TOP = "Handover note, 4 January 2027"


@pytest.fixture
def ben(case, amara):
    """He was given the case today."""
    user = factories.user("ben", units=(factories.unit(),), name="Ben Carter")
    reallocate_case(OPERATOR, case, Handover(factories.TODAY, "ben", "workload", NOTE, amara.pk))
    return user


def after(days: int):
    return time_machine.travel(morning(factories.TODAY + timedelta(days=days)))


@pytest.mark.parametrize(("days", "is_new"), [(0, True), (14, True), (15, False)])
def test_it_stands_on_today_and_the_note_at_the_top_while_it_is_new(client, ben, days, is_new):
    with after(days):
        client.force_login(ben)
        assert (NEW in opened(client, reverse("today")).text) is is_new
        text = opened(client, CASE).text
        assert (TOP in text) is is_new
        if is_new:
            assert text.index(TOP) < text.index("To do")
        assert "She works nights" in text  # in any case with who held it


def test_today_leads_to_the_note(client, ben):
    client.force_login(ben)
    assert f'href="{CASE}">Read the handover note' in opened(client, reverse("today")).html


def test_what_was_typed_is_shown_as_typed(client, ben):
    client.force_login(ben)
    html = opened(client, CASE).html
    assert "<b>ring" not in html
    assert "&lt;b&gt;ring" in html


def test_without_a_note_none_is_shown_at_the_top(client, case, amara):
    cora = factories.user("cora", units=(factories.unit(),))
    reallocate_case(OPERATOR, case, Handover(factories.TODAY, "cora", "workload", "", amara.pk))
    client.force_login(cora)
    assert "Handover note," not in opened(client, CASE).text
    assert f"{NEW} There is no handover note." in opened(client, reverse("today")).text


def test_a_case_held_since_it_opened_is_not_new(client, case):
    assert "New to you" not in opened(client, reverse("today")).text
    assert "Handover note," not in opened(client, CASE).text


def test_others_read_to_whom_it_is_new(client, ben):
    client.force_login(factories.user("helen", Role.MANAGER, units=(factories.unit(),)))
    for address in (CASE, due_of("ben")):
        text = opened(client, address).text
        assert "New to Ben Carter since 4 January 2027." in text
        assert "New to you" not in text
