from __future__ import annotations

from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from followthrough.desks.shared.tests.pages import opened, search_address, searched
from tests import factories

NAMES = [
    {"kind": "former", "first_name": "Anna", "last_name": "Kowalska", "until": "2019-05-01"},
    {"kind": "alias", "first_name": "Anka"},
]


def nowak(amara: Any, crn: str = "X000001", **changes: Any) -> None:
    name = {"first_name": "Anna", "last_name": "Nowak"}
    person = factories.LINE["person"] | name | {"other_names": NAMES} | changes
    factories.case(amara, crn=crn, person=person)


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("kowalska", "formerly Anna Kowalska"),
        ("anna kowalska", "formerly Anna Kowalska"),
        ("anka", "also known as Anka"),
        ("anka kowalska", "also known as Anka and formerly Anna Kowalska"),
    ],
)
def test_where_the_present_names_are_not_what_was_typed(client, amara, typed, said):
    nowak(amara)
    rows = searched(client, "cases", name=typed)
    assert "Anna Nowak" in rows.text
    assert f">{said}</span>" in rows.html.replace("<br>", ">")


@pytest.mark.parametrize("query", ["", "nowak", "anna", "x000001", "an"])
def test_and_nowhere_else(client, amara, query):
    nowak(amara)
    page = searched(client, "cases", name=query).text
    assert "Anna Nowak" in page
    assert "Kowalska" not in page
    assert "Anka" not in page


def test_with_one_statement_more_however_many_there_are(client, amara):
    def statements(typed: str) -> int:
        address = search_address(client, "cases", name=typed)
        opened(client, address)  # what is read once per process
        with CaptureQueriesContext(
            connection,
        ) as asked:
            opened(client, address)
        return len(asked)

    nowak(amara)
    few, as_now = statements("kowalska"), statements("nowak")
    for number in range(2, 6):
        nowak(amara, f"X00000{number}")
    assert statements("kowalska") == few == as_now + 1
    assert statements("nowak") == as_now
