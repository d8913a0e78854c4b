"""The menu says how many things wait. A page that lists them says the same, asks for them once, and
has no number while not all of them are known."""

from __future__ import annotations

import re
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from followthrough.accounts.models import User
from followthrough.accounts.queries import actor_for
from followthrough.common.actors import Role
from followthrough.delivery.models import CaseDigest
from followthrough.delivery.queries import digests
from followthrough.desks.manager.views import team
from followthrough.desks.shared.tests.pages import opened
from followthrough.early_ending.actions import decide_early_end
from followthrough.early_ending.tests.factories import (
    SOON,
    case_that_may_end_early,
    early_end_content,
    note,
)
from tests import factories

OTHER = "services"  # a page that lists none of it


def to_end(amara: Any, crn: str) -> None:
    case = case_that_may_end_early(amara, crn=crn)
    sentence = case.sentences.get().pk
    decide_early_end(actor_for(amara), case, sentence, early_end_content(SOON), note())


@pytest.fixture
def signed_in(db: None, client: Any, monday: object) -> Any:
    """By the page that lists what waits: who it waits for, signed in by calling it. Two cases, of
    which one waits for a manager too."""
    unit = factories.unit()
    amara = factories.practitioner(unit)
    helen = factories.user("helen", Role.MANAGER, units=(unit,), name="Helen Castle")
    to_end(amara, "X000001")
    factories.case(amara, crn="X000002")

    def sign_in(page: str) -> Any:
        client.force_login({"today": amara, "team": helen}[page])
        return client

    return sign_in


def in_the_menu(client: Any, page: str) -> list[str]:
    return re.findall(r"(?:Today|Your team) ([\d,]+) waiting", opened(client, reverse(page)).text)


@pytest.mark.parametrize("page", ["today", "team"])
def test_the_page_that_lists_them_has_the_number_of_the_others(signed_in: Any, page: str) -> None:
    client = signed_in(page)
    elsewhere = in_the_menu(client, OTHER)
    assert len(elsewhere) == 1
    assert in_the_menu(client, page) == elsewhere


@pytest.mark.parametrize("page", ["today", "team"])
def test_the_page_that_lists_them_asks_once(signed_in: Any, page: str) -> None:
    client = signed_in(page)
    in_the_menu(client, page)
    with CaptureQueriesContext(connection) as asked:
        in_the_menu(client, page)
    over_all = [query for query in asked.captured_queries if "bool_and(" in query["sql"]]
    assert over_all == []
    with CaptureQueriesContext(connection) as asked:
        in_the_menu(client, OTHER)
    assert len([query for query in asked.captured_queries if "bool_and(" in query["sql"]]) == 1


@pytest.mark.parametrize("page", ["today", "team"])
def test_no_page_has_a_number_while_not_all_are_known(
    signed_in: Any, page: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    client = signed_in(page)
    monkeypatch.setattr(digests, "MOST_DERIVED", 1)
    CaseDigest.objects.filter(case__person__crn="X000002").update(stale=True)
    assert in_the_menu(client, page) == in_the_menu(client, OTHER) == []


@pytest.mark.parametrize("page", ["today", "team"])
def test_a_page_that_derives_what_is_stale_knows_all_of_them(signed_in: Any, page: str) -> None:
    client = signed_in(page)
    before = in_the_menu(client, OTHER)
    CaseDigest.objects.update(stale=True)
    assert in_the_menu(client, OTHER) == []
    assert in_the_menu(client, page) == before


def test_the_number_counts_those_too_that_the_page_has_no_room_for(
    signed_in: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    client = signed_in("team")
    to_end(User.objects.get(username="amara"), "X000003")
    assert in_the_menu(client, "team") == ["2"]
    monkeypatch.setattr(team, "ROWS", 1)
    assert in_the_menu(client, "team") == ["2"]
