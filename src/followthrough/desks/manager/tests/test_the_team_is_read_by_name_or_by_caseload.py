"""The table of practitioners is in the order of names, or of caseloads; what waits puts nobody in
order. What waits for the manager stands beside it, what is long folded."""

from __future__ import annotations

import re

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from followthrough.common.actors import OPERATOR
from followthrough.desks.shared.tests.pages import opened
from followthrough.people.actions.case_life import LifeNote, record_death
from tests import factories

TEAM = reverse("team")


@pytest.fixture
def colleagues(amara, ben):
    """Amara has one case, Ben three, Cara none; with Amara nothing waits less."""
    factories.case(amara, crn="X000001", plan__agreement={"state": "draft"})
    for number in (2, 3, 4):
        factories.case(ben, crn=f"X00000{number}")
    factories.user("cara", units=(factories.unit(),), name="Cara Holt")


def names(client, query: str) -> list[str]:
    text = opened(client, f"{TEAM}{query}").text
    text = text[text.index("Practitioner Open cases") :]
    return re.findall(r"Amara Osei|Ben Carter|Cara Holt", text)


@pytest.mark.parametrize(
    ("query", "order"),
    [
        ("", ["Amara Osei", "Ben Carter", "Cara Holt"]),
        ("?sort=fewest", ["Cara Holt", "Amara Osei", "Ben Carter"]),
        ("?sort=most", ["Ben Carter", "Amara Osei", "Cara Holt"]),
        ("?sort=safety", ["Amara Osei", "Ben Carter", "Cara Holt"]),
        ("?sort=due", ["Amara Osei", "Ben Carter", "Cara Holt"]),
    ],
)
def test_it_is_in_the_order_that_the_address_asks_for(client, colleagues, query, order):
    assert names(client, query) == order


def test_only_names_and_caseloads_are_offered_as_an_order(client, colleagues):
    html = opened(client, TEAM).html
    assert set(re.findall(r"\?sort=(\w+)", html)) == {"fewest", "most"}
    assert "In order of: Name , Fewest open cases , Most open cases" in opened(client, TEAM).text


def test_caseloads_that_are_alike_stay_in_the_order_of_names(client, amara, ben):
    for query in ("?sort=fewest", "?sort=most"):
        assert names(client, query) == ["Amara Osei", "Ben Carter"]


def test_a_number_of_cases_leads_to_just_these(client, colleagues, ben):
    at = f"{reverse('cases')}?whose=team&practitioner={ben.pk}"
    assert at.replace("&", "&amp;") in opened(client, TEAM).html
    page = opened(client, at)
    assert "3 cases." in page.text
    assert "X000001" not in page.text


def test_of_many_things_that_wait_the_first_are_unfolded_and_none_is_left_out(client, amara):
    for number in range(1, 8):
        case = factories.case(amara, crn=f"X{number:06}")
        record_death(OPERATOR, case, LifeNote(factories.TODAY, factories.TODAY, ""))
    html = opened(client, TEAM).html
    unfolded, _, folded = html[html.index("What waits for you") :].partition("<details")
    first = set(re.findall(r'href="/cases/(X\d{6})/"', unfolded))
    more = set(re.findall(r'href="/cases/(X\d{6})/"', folded[: folded.index("</details>")]))
    assert (len(first), len(more)) == (5, 2)
    assert not first & more
    assert "2 more" in folded


# What every page asks: the session, who is signed in, and for which units.
OF_EVERY_PAGE = ('"django_session"', '"accounts_user"."id" =', '"accounts_user_units"')


@pytest.mark.parametrize(
    "address",
    [
        TEAM,
        f"{TEAM}?sort=most",
        reverse("team-not-delivered"),
        f"{reverse('cases')}?whose=team&not_started=accommodation",
        f"{reverse('cases')}?whose=team&lacks=either",
    ],
)
def test_a_page_of_the_team_sends_six_statements_of_its_own_at_most(client, colleagues, address):
    opened(client, address)
    with CaptureQueriesContext(connection) as asked:
        opened(client, address)
    sent = [query["sql"] for query in asked.captured_queries]
    own = [sql for sql in sent if not any(part in sql for part in OF_EVERY_PAGE)]
    assert len(own) <= 6, own
