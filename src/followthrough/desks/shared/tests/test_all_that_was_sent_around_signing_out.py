"""Several forms, the same one twice, one that is being saved: each is told as what became of it."""

from __future__ import annotations

import pytest
from django.test import Client
from django.urls import reverse

from followthrough.accounts.models import User
from followthrough.desks.shared import unsent
from followthrough.desks.shared.form_numbers import FIELD
from followthrough.desks.shared.sent_once import SAVED_BEFORE
from followthrough.desks.shared.tests.pages import WHATEVER_IT_LACKS, opened
from followthrough.desks.shared.tests.unsent_forms import (
    CRN,
    GOAL,
    TYPED,
    signed_in,
    signed_out,
    with_password,
)
from followthrough.desks.shared.unsent import GET_IT_BACK, NOTHING_WAS_SAVED
from followthrough.people.models import Case
from tests import factories

pytestmark = pytest.mark.django_db

PLAN_PAGE = reverse("plan", args=[CRN])
STRENGTH = reverse("add-part", args=[CRN, "strengths"])


@pytest.fixture
def amara(client, monday) -> User:
    """With a password from the start: another one would end the session."""
    user = with_password(factories.practitioner(factories.unit()))
    client.force_login(user)
    return user


@pytest.fixture
def case(amara) -> Case:
    return factories.case(amara)


def test_of_several_pages_each_gets_back_its_own(client, amara, case, monday):
    pages = opened(client, GOAL), opened(client, STRENGTH)
    signed_out(monday)
    pages[0].send("area=finance", title=TYPED, when="now")
    asked = pages[1].send(text="A brother who writes")
    assert "What you sent 2 times was not saved." in asked.text

    last = signed_in(client, amara)
    assert last.form().values["text"] == "A brother who writes"
    first = opened(client, GOAL)
    assert NOTHING_WAS_SAVED in first.text
    assert "The goal is added." in first.send("area=finance").text
    assert opened(client, GOAL).form("area=finance").values["title"] == ""
    assert opened(client, STRENGTH).form().values["text"] == "A brother who writes"


def test_of_two_tabs_of_one_page_the_last_comes_back_and_then_the_first(
    client, amara, case, monday
):
    pages = opened(client, GOAL), opened(client, GOAL)
    signed_out(monday)
    pages[0].send("area=finance", title=TYPED, when="now")
    pages[1].send("area=finance", title="The second tab", when="now")
    last = signed_in(client, amara)
    assert last.form("area=finance").values["title"] == "The second tab"
    assert "The goal is added." in last.send("area=finance").text
    assert opened(client, GOAL).form("area=finance").values["title"] == TYPED


def test_what_was_saved_before_signing_out_is_said_to_be_saved(client, amara, case):
    page = opened(client, GOAL)
    page.send("area=finance", title=TYPED, when="now")
    client.post("/sign-out")
    asked = page.send("area=finance", title=TYPED, when="now")
    assert "What you sent last was saved." in asked.text
    assert "not saved" not in asked.text
    back = signed_in(client, amara)
    assert NOTHING_WAS_SAVED not in back.text
    assert back.address == reverse("add-step", args=[CRN, case.plan.goals.get(title=TYPED).pk])


def test_what_was_still_being_saved_while_somebody_signed_out_is_saved_once(
    client, amara, case, monday
):
    """The first click was behind a lock when the second one was kept."""
    page = opened(client, GOAL)
    values = page.form("area=finance").values | {"title": TYPED, "when": "now"}
    other = Client()
    other.cookies.load(client.cookies.output(header=""))
    client.post("/sign-out")
    asked = page.send("area=finance", title=TYPED, when="now")
    assert GET_IT_BACK in asked.text
    other.force_login(amara)
    assert other.post(GOAL, values).status_code == 302
    back = signed_in(client, amara)
    assert SAVED_BEFORE in back.text
    assert case.plan.goals.filter(title=TYPED).count() == 1


def test_what_comes_back_is_the_same_form_once_more(client, amara, case, monday):
    page = opened(client, GOAL)
    signed_out(monday)
    page.send("area=finance", title=TYPED, when="now")
    again = signed_in(client, amara)
    assert again.form("area=finance").values[FIELD] == page.form("area=finance").values[FIELD]
    assert opened(client, PLAN_PAGE).html.count(page.form("area=finance").values[FIELD]) == 0


def test_a_page_that_has_no_form_to_show_it_in_can_be_opened_again(client, amara, case, monday):
    address = reverse("change-part", args=[CRN, "needs", "accommodation"])
    page = opened(client, address)
    signed_out(monday)
    page.send()
    back = signed_in(client, amara)
    assert "Nothing was changed." not in back.text
    assert opened(client, address).address == address
    order = opened(client, reverse("plan", args=[CRN]))
    signed_out(monday)
    order.send("publish/", read=WHATEVER_IT_LACKS)
    signed_in(client, amara)
    assert client.get(reverse("plan", args=[CRN])).status_code == 200


def test_where_all_is_too_much_what_was_sent_first_goes(client, amara, case, monday):
    pages = opened(client, GOAL), opened(client, STRENGTH)
    signed_out(monday)
    pages[0].send("area=finance", title="x" * 60_000, when="now")
    asked = pages[1].send(text="y" * 60_000)
    assert GET_IT_BACK in asked.text
    assert "Of what you sent before that, 1 was too long to be kept." in asked.text
    assert signed_in(client, amara).form().values["text"].startswith("yyy")
    assert opened(client, GOAL).form("area=finance").values["title"] == ""


def test_what_a_release_before_kept_is_passed_over(client, amara, case):
    client.force_login(amara)
    session = client.session
    session["unsent"] = {"user": amara.pk, "until": 0, "address": GOAL, "typed": "", "fits": True}
    session.save()
    assert opened(client, GOAL).status == 200


def test_of_very_many_forms_the_last_ones_wait(client, amara, case, monday, monkeypatch):
    """Whoever sends them by a program keeps no row of any size with us."""
    monkeypatch.setattr(unsent, "MOST_FORMS", 2)
    pages = [opened(client, GOAL) for _ in range(4)]
    signed_out(monday)
    for number, page in enumerate(pages):
        asked = page.send("area=finance", title=f"Goal {number}", when="now")
    assert "What you sent 2 times was not saved." in asked.text
    last = signed_in(client, amara)
    assert last.form("area=finance").values["title"] == "Goal 3"


@pytest.mark.parametrize("length", [100, 6000, 15_000])
def test_after_a_very_long_search_signing_in_leads_to_its_page(client, length):
    asked = client.get("/cases/", {"q": "&" * length})
    assert asked.status_code == 302
    way = asked["Location"].partition("next=")[2]
    assert way.startswith("/cases/")
    assert ("q%3D" in way) is (length == 100)
