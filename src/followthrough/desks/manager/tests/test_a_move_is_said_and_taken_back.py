"""Whoever moves a case reads who went where, and takes it back from Your team; the manager of the
other unit sees what has come, and what came by mistake."""

from __future__ import annotations

import pytest
from django.test import Client
from django.urls import reverse

from followthrough.common.actors import Role
from followthrough.desks.shared.tests.pages import opened
from tests import factories

MOVED = reverse("team-moved")
MOVE = reverse("move-case", args=["X000001"])
BACK = reverse("take-back-move", args=["X000001"])
UNALLOCATED = reverse("team-unallocated")


@pytest.fixture
def south(helen):
    return factories.unit("U2", "Southtown")


@pytest.fixture
def sue(south):
    client = Client()
    client.force_login(factories.user("sue", Role.MANAGER, units=(south,), name="Sue Hall"))
    return client


def moved(client):
    return opened(client, MOVE).send(unit="U2", words="He lives with his sister now.")


def test_who_went_where_is_said_and_leads_back(client, case, south):
    done = moved(client)
    assert done.address == MOVED
    assert "Sam Rivers (X000001) has moved to Southtown." in done.text
    assert "X000001 to Southtown. Take it back :" in done.text
    assert BACK in done.html


def test_it_is_taken_back_with_words(client, case, south):
    moved(client)
    page = opened(client, BACK)
    assert "The case is with Northtown again, and Amara Osei holds it." in page.text
    assert "Rivers" not in page.text
    assert page.send().errors == [("#id_words", "Enter how it came about")]
    done = page.send(words="I chose the wrong line.")
    assert done.address == reverse("case", args=["X000001"])
    assert "X000001 is with Northtown again, as before the move." in done.text
    assert "Came from" not in done.text
    told = opened(client, reverse("case-timeline", args=["X000001"])).text
    assert "From Northtown to Southtown. “He lives with his sister now.”" in told
    assert "From Southtown back to Northtown. “I chose the wrong line.”" in told


def test_the_other_manager_is_told_that_it_came_and_went(client, sue, case):
    moved(client)
    opened(client, BACK).send(words="I chose the wrong line.")
    text = opened(sue, MOVED).text
    assert "X000001 is with Northtown again Helen Castle, 4 Jan 2027" in text
    assert "“I chose the wrong line.”" in text
    assert "Rivers" not in text
    assert "I chose the wrong line." in opened(sue, UNALLOCATED).text
    assert "by mistake" not in opened(client, MOVED).text


def test_once_it_is_taken_up_the_page_says_who_can_act(client, sue, case, south):
    moved(client)
    factories.user("ben2", units=(south,), name="Ben Hill")
    opened(sue, reverse("reallocate", args=["X000001"])).send(to="ben2", reason="first")
    assert "X000001 to Southtown taken up there" in opened(client, MOVED).text
    page = opened(client, BACK)
    assert "Southtown has taken the case up already. Ask its manager to move it back." in page.text
    assert "Take the move back" not in page.text


def test_a_case_that_has_come_says_from_where_and_what_is_urgent(client, sue, amara):
    registers = [{"code": "rcpr", "since": "2026-11-02"}]
    factories.case(amara, assessment__serious_harm="high", assessment__registers=registers)
    moved(client)
    text = opened(sue, UNALLOCATED).text
    assert "Since 4 Jan 2027, from Northtown" in text
    assert "High Child protection" in text
    assert "Accommodation" in text


def test_a_case_that_never_moved_says_when_it_was_opened(client, helen):
    factories.case(crn="X000002", no_plan=None)
    assert "Opened 5 Oct 2026" in opened(client, UNALLOCATED).text


GONE = "You moved X000001 to Southtown today. Ask a manager there about it."


@pytest.mark.parametrize("page", ["case", "move-case", "plan", "reallocate", "case-timeline"])
def test_whoever_goes_back_to_the_case_reads_where_it_is(client, case, south, page):
    moved(client)
    answer = client.get(reverse(page, args=["X000001"]), follow=True)
    assert answer.redirect_chain == [(MOVED, 302)]
    assert GONE in answer.content.decode()


def test_what_was_sent_from_a_page_of_before_is_shown(client, case, south):
    late = opened(client, MOVE)
    moved(client)
    answer = late.send(unit="U2", words="He lives with his sister.")
    assert answer.status == 409
    assert GONE in answer.text
    assert "He lives with his sister." in answer.text
    assert f'href="{MOVED}"' in answer.html


def test_whoever_takes_back_what_has_gone_on_reads_so(client, sue, case, south):
    moved(client)
    factories.unit("U3", "Westtown")
    late = opened(client, BACK)
    opened(sue, MOVE).send(unit="U3", words="He moved on.")
    assert client.get(BACK, follow=True).redirect_chain == [(MOVED, 302)]
    answer = late.send(words="I chose the wrong line.")
    assert answer.status == 409
    assert "I chose the wrong line." in answer.text
    assert "Westtown" not in answer.text


def test_nobody_else_is_told_of_it_nor_of_whom_a_list_keeps_out(client, case, south):
    moved(client)
    rosa = Client()
    rosa.force_login(factories.user("rosa", Role.MANAGER, units=(factories.unit(),)))
    assert rosa.get(reverse("case", args=["X000001"])).status_code == 404
    case.person.limits.create(kind="exclusion", username="helen")
    type(case.person).objects.update(limited=True)
    assert client.get(reverse("case", args=["X000001"])).status_code == 404
