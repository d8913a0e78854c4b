"""Cases without an agreed plan: which of them have none, and how far the others have come."""

from __future__ import annotations

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from followthrough.delivery.models import CaseDigest
from followthrough.desks.shared.tests.pages import opened
from followthrough.insight.words import PLAN_STATES
from followthrough.plans.models import Agreement
from followthrough.plans.rules import AgreementState
from tests import factories
from tests.restricted_people import HIDDEN, LIMITS

PAGE = reverse("team-no-agreed-plan")


def in_state(of, crn, state, **changes):
    said = {"state": state, "on": "2026-10-20", "words": "No."}
    return factories.case(of, crn=crn, plan__agreement=said, **changes)


@pytest.fixture
def several(amara):
    factories.case(amara)
    factories.case(amara, crn="X000002", no_plan=None, case__opened_on="2026-10-07")
    in_state(amara, "X000003", "provisional", case__opened_on="2026-10-06")
    in_state(amara, "X000004", "provisional", case__opened_on="2026-10-08")
    in_state(amara, "X000005", "did_not_agree", case__opened_on="2026-10-05")


def crns(text: str) -> list[str]:
    return [word for word in text.split() if word.startswith("X00000")]


def test_every_state_that_is_not_agreed_has_its_words():
    assert set(PLAN_STATES) == {"none", *AgreementState} - {AgreementState.AGREED}


def test_the_oldest_stands_first_and_each_state_has_its_number(client, several):
    text = opened(client, PAGE).text
    assert crns(text) == ["X000005", "X000003", "X000002", "X000004"]
    assert "All (4) No plan (1) Provisional: not yet talked through together (2)" in text
    assert "Did not agree (1)" in text
    assert "Could not answer yet (0)" not in text


def test_what_is_asked_of_the_practitioner_fits_the_state(client, several):
    text = opened(client, PAGE).text
    assert text.count("Ask Amara Osei when it will be agreed. See the plan") == 2
    assert "Ask Amara Osei when there will be one. See the case" in text
    assert "Ask Amara Osei what Sam does not agree with. See the plan" in text


@pytest.mark.parametrize(
    ("state", "found"),
    [
        ("none", ["X000002"]),
        ("provisional", ["X000003", "X000004"]),
        ("did_not_agree", ["X000005"]),
        ("draft", []),
        ("agreed", ["X000005", "X000003", "X000002", "X000004"]),
        ("\0", ["X000005", "X000003", "X000002", "X000004"]),
    ],
)
def test_a_state_that_is_asked_for_lists_its_cases_alone(client, several, state, found):
    page = opened(client, f"{PAGE}?state={state}")
    assert crns(page.text) == found
    assert "No plan (1)" in page.text


def test_a_plan_of_which_nothing_was_said_is_not_agreed_yet(client, amara):
    factories.case(amara)
    Agreement.objects.update(replaced_on="2027-01-04T09:00Z")
    CaseDigest.objects.update(stale=True)
    assert "Not agreed yet (1)" in opened(client, PAGE).text
    assert crns(opened(client, f"{PAGE}?state=draft").text) == ["X000001"]


def test_the_next_page_keeps_the_state(client, amara):
    lines = []
    for number in range(45):
        line = factories.line(crn=f"X{number:06}", no_plan=None)
        lines.append(line)
    factories.imported(*lines)
    assert 'href="?state=none&amp;page=2"' in opened(client, f"{PAGE}?state=none").html


@pytest.mark.parametrize("limit", [{"excluded": ["helen"]}, *list(LIMITS.values())[1:]])
@pytest.mark.parametrize("state", ["", "none"])
def test_a_case_that_the_manager_may_not_see_is_in_no_number(client, several, amara, limit, state):
    before = opened(client, f"{PAGE}?state={state}").text
    factories.imported(HIDDEN[0].line(amara, limit) | {"plan": None})
    assert opened(client, f"{PAGE}?state={state}").text == before


def test_a_state_takes_the_statements_of_all(client, several):
    with CaptureQueriesContext(connection) as every:
        client.get(PAGE)
    with CaptureQueriesContext(connection) as one:
        client.get(f"{PAGE}?state=provisional")
    assert len(one) == len(every)
