"""Cases without a query is as its user left it, until they clear it; an address that asks for
something itself wins, and replaces nothing."""

from __future__ import annotations

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from followthrough.accounts.preferences import Preference
from followthrough.accounts.queries import actor_for, preference_of
from followthrough.common.roles import Role
from followthrough.desks.shared.tests.pages import opened, search_address
from tests import factories

CASES = reverse("cases")
SAID = "As you chose last:"


@pytest.fixture
def cases(amara):
    factories.case(amara)
    factories.case(amara, crn="X000002", case__in_custody=True)


def kept(user) -> str:
    return preference_of(actor_for(user), Preference.CASES_FILTER)


def crns(page) -> set[str]:
    return {crn for crn in ("X000001", "X000002") if crn in page.html}


def test_what_was_chosen_is_shown_again_and_said_in_one_line(client, cases):
    search_address(client, "cases", custody="on", sort="ends")
    page = opened(client, CASES)
    assert f"{SAID} Order: Ending first; In custody. Clear the filters" in page.text
    assert crns(page) == {"X000002"}


def test_an_address_that_asks_for_something_wins_and_replaces_nothing(client, amara, cases):
    search_address(client, "cases", custody="on")
    page = opened(client, f"{CASES}?whose=mine")
    assert SAID not in page.text
    assert crns(page) == {"X000001", "X000002"}
    assert kept(amara) == "custody=on"


def test_a_press_clears_it(client, amara, cases):
    search_address(client, "cases", custody="on")
    opened(client, CASES).send(CASES, clear="yes")
    page = opened(client, CASES)
    assert SAID not in page.text
    assert crns(page) == {"X000001", "X000002"}
    assert kept(amara) == ""


def test_an_address_that_somebody_sent_clears_nothing(client, amara, cases):
    search_address(client, "cases", custody="on")
    opened(client, f"{CASES}?clear=yes")
    assert kept(amara) == "custody=on"


def test_looking_for_somebody_by_name_replaces_nothing(client, amara, cases):
    search_address(client, "cases", custody="on")
    search_address(client, "cases", whose="unit", name="Rivers")
    assert kept(amara) == "custody=on"


def test_choosing_nothing_clears_it_too(client, amara, cases):
    search_address(client, "cases", custody="on")
    search_address(client, "cases", whose="mine")
    assert kept(amara) == ""


@pytest.mark.parametrize("role", [Role.PRACTITIONER, Role.MANAGER])
def test_no_name_and_no_colleague_is_kept(client, amara, cases, role):
    user = factories.user("other", role, units=(factories.unit(),))
    client.force_login(user)
    search_address(client, "cases", name="Rivers", practitioner=str(amara.pk), stalled="on")
    assert kept(user) == "stalled=on"
    search_address(client, "cases", name="X000001")
    assert kept(user) == "stalled=on"


def test_what_cannot_be_chosen_is_not_kept(client, amara, cases):
    search_address(client, "cases", need="no such need", sort="score", custody="on", more="x")
    assert kept(amara) == "custody=on"


def test_the_pages_of_a_list_that_is_shown_again_keep_its_filters(client, amara):
    for number in range(1, 28):
        factories.case(amara, crn=f"X{number:06}", case__in_custody=True)
    search_address(client, "cases", custody="on")
    assert f'href="{CASES}?custody=on&amp;page=2"' in opened(client, CASES).html.replace(
        'href="?', f'href="{CASES}?'
    )


def test_everybody_has_their_own(client, cases):
    search_address(client, "cases", custody="on")
    ben = Client()
    ben.force_login(factories.user("ben", units=(factories.unit(),)))
    assert SAID not in opened(ben, CASES).text


def test_it_costs_one_statement_more_than_an_address(client, cases):
    def asked(address: str) -> int:
        with CaptureQueriesContext(connection) as queries:
            opened(client, address)
        return len(queries.captured_queries)

    search_address(client, "cases", custody="on")
    asked(CASES)
    assert asked(CASES) == asked(f"{CASES}?custody=on") + 1
