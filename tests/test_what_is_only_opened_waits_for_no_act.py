"""What is sent is limited for each browser, what is opened is not: so no page may wait for an act
that goes on, or those that wait would hold every thread of the web server."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial

import pytest
from django.db import connection
from django.test import Client
from django.urls import reverse

from followthrough.accounts.sessions import SEEN, STORED_EVERY
from followthrough.common.models import LedgerEntry
from followthrough.desks.shared.tests.pages import due_of
from tests import factories
from tests.acts_at_once import threads

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.usefixtures("monday")]

CRN = "X000001"
PAGES = ("case", "case-timeline", "plan", "my-plan", "versions", "cover")


@pytest.fixture
def browser() -> Client:
    """Of a colleague, whose reading of the case is noted, and who was seen a while ago."""
    unit = factories.unit()
    factories.case(factories.practitioner(unit), crn=CRN)
    client = Client()
    client.force_login(factories.user("ben", units=(unit,)))
    session = client.session
    session[SEEN] -= 2 * STORED_EVERY
    session.save()
    return client


@contextmanager
def an_act_goes_on() -> Iterator[None]:
    """It has what every act on the case locks, and its plan."""
    other = connection.copy("act that goes on")
    try:
        other.set_autocommit(False)
        with other.cursor() as cursor:
            cursor.execute("SELECT 1 FROM delivery_casedigest FOR UPDATE")
            cursor.execute("SELECT 1 FROM plans_plan FOR UPDATE")
        yield
    finally:
        other.close()


def test_the_pages_of_a_case_and_lists_are_answered_meanwhile(browser: Client) -> None:
    addresses = [reverse(name, args=[CRN]) for name in PAGES]
    addresses += ["/today/", "/cases/?whose=unit", "/team/", due_of("amara")]
    opening = [partial(_opened, browser, address) for address in addresses]
    with an_act_goes_on(), threads(len(opening)) as together:
        statuses = together.outcomes(*opening)
    assert dict(zip(addresses, statuses, strict=True)) == dict.fromkeys(addresses, 200)
    assert LedgerEntry.objects.filter(action="case.read").exists()


def _opened(browser: Client, address: str) -> int:
    same = Client()
    same.cookies.load(browser.cookies.output(header=""))
    with connection.cursor() as cursor:
        cursor.execute("SET lock_timeout = '5s'")  # as a connection of the web server has one
    return same.get(address).status_code
