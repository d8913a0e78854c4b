"""Design section 7: the number of statements of a page does not grow with rows, at most 12."""

from __future__ import annotations

from datetime import timedelta
from urllib.parse import parse_qsl

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from followthrough.common.dates import today_in_london
from followthrough.common.models import LedgerEntry
from followthrough.desks.shared.tests.pages import search_address
from tests import factories

MOST = 12
pytestmark = pytest.mark.django_db


def lines(first: int, last: int, username: str) -> list[dict]:
    """Cases that began some weeks ago, whenever this test runs."""
    today = today_in_london()
    made = []
    for number in range(first, last):
        line = factories.line(
            crn=f"X{number:06}",
            case__opened_on=str(today - timedelta(weeks=12)),
            sentences__0__starts_on=str(today - timedelta(weeks=12)),
            sentences__0__ends_on=str(today + timedelta(weeks=6 + number % 60)),
            assessment__made_on=str(today - timedelta(weeks=11)),
            plan__made_on=str(today - timedelta(weeks=10)),
        )
        line["case"]["practitioners"] = [
            {"username": username, "name": username, "since": str(today - timedelta(weeks=12))}
        ]
        if number % 3:
            line["plan"]["goals"][1]["steps"][0]["delivery"] = {
                "started_on": str(today - timedelta(weeks=number % 9))
            }
        made.append(line)
    return made


ASKED = {
    "today": "/today/",
    "today, one kind": "/today/?kind=immediate",
    "today, page 2": "/today/?page=2",
    "cases": "/cases/",
    "cases of the unit": "/cases/?whose=unit",
    "cases, page 2": "/cases/?page=2",
    "need": "/cases/?need=accommodation",
    "likelihood": "/cases/?likelihood=medium",
    "serious harm": "/cases/?serious_harm=low",
    "stalled": "/cases/?stalled=on",
    "ending soon": "/cases/?ending_soon=on",
    "case": "/cases/X000001/",
    "timeline": "/cases/X000001/timeline/",
    "plan": "/cases/X000001/plan/",
    "my plan": "/cases/X000001/my-plan/",
    "add a goal": "/cases/X000001/goals/new/",
    "agreement": "/cases/X000001/agreement/",
    "review": "/cases/X000001/review/",
    "preferred order": "/cases/X000001/plan/preferred/",
    "services": "/services/?unit=U1",
}


FILTERS = "need=accommodation&likelihood=medium&serious_harm=low&stalled=on&ending_soon=on"
SEARCHED = {
    "name": {"name": "sam riv"},
    "crn": {"name": "x00000"},
    "every filter": {"whose": "unit", "name": "sam"} | dict(parse_qsl(FILTERS)),
}
OF_A_STEP = ("work-step", "decide-step", "edit-step", "step-not-delivered")


def count(client, address: str) -> int:
    with CaptureQueriesContext(connection) as asked:
        answer = client.get(address)
    assert answer.status_code == 200
    return len(asked.captured_queries)


@pytest.fixture
def grown():
    """Twenty cases of Amara's; calling it makes them two hundred."""
    factories.practitioner(factories.unit())
    factories.imported(*lines(1, 21, "amara"), today=today_in_london())
    return lambda: factories.imported(*lines(21, 201, "amara"), today=today_in_london())


def test_twenty_cases_and_two_hundred_take_the_same_statements(client, grown):
    from followthrough.accounts.models import User
    from followthrough.plans.models import Step

    client.force_login(User.objects.get(username="amara"))
    step = Step.objects.filter(goal__plan__case__person__crn="X000001").first()
    pages = {
        **ASKED,
        **{name: search_address(client, "cases", **asked) for name, asked in SEARCHED.items()},
        "add a step": reverse("add-step", args=["X000001", step.goal_id]),
        **{name: reverse(name, args=["X000001", step.pk]) for name in OF_A_STEP},
    }
    few = {name: count(client, address) for name, address in pages.items()}
    grown()
    many = {name: count(client, address) for name, address in pages.items()}

    # A page beyond the last is the last page, so both ask for facts.
    assert many == few
    assert {name: n for name, n in many.items() if n > MOST} == {}


def test_a_colleague_takes_no_more_once_the_reading_is_noted(client, grown):
    colleague = factories.user("ben", units=(factories.unit(),))
    client.force_login(colleague)
    pages = {name: a for name, a in ASKED.items() if a.startswith("/cases/X")}
    client.get(pages["case"])
    assert LedgerEntry.objects.filter(action="case.read", by_id=colleague.pk).count() == 1
    asked = {name: count(client, address) for name, address in pages.items()}

    assert {name: n for name, n in asked.items() if n > MOST} == {}
