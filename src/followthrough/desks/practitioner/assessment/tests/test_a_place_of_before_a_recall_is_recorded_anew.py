"""A place from the day of release that was found before a recall stands on record and answers
nothing; whoever learns that it holds again, or of another, records it where the question leads."""

from __future__ import annotations

import pytest
from django.urls import reverse

from followthrough.common.actors import OPERATOR
from followthrough.desks.shared.tests.pages import opened
from followthrough.people.actions.assessments import (
    CircumstanceContent,
    SeenAssessment,
    record_circumstance,
)
from tests import factories

CRN = "X000001"
CASE, PLAN = reverse("case", args=[CRN]), reverse("plan", args=[CRN])
ADD = reverse("add-part", args=[CRN, "circumstances"])
CHANGE = reverse("change-part", args=[CRN, "circumstances", "place_from_release"])
ASKS = "nothing says where Sam will sleep that night"
EARLIER = "Said on 12 October 2026, before the recall on 20 December 2026"


@pytest.fixture(autouse=True)
def recalled(amara, client):
    client.force_login(amara)
    return factories.case(
        amara,
        case__in_custody=True,
        case__expected_release_on="2027-01-08",
        sentences__0__kind="licence",
        sentences__0__changes=[{"kind": "recalled", "on": "2026-12-20"}],
        assessment__circumstances=[{"code": "place_from_release", "note": "Hope House"}],
    )


def test_the_question_is_asked_and_the_case_says_why_what_is_recorded_does_not_answer_it(client):
    assert ASKS in opened(client, PLAN).text
    assert EARLIER in opened(client, CASE).text
    assert f"{EARLIER}. Save it, changed or not, if it holds for the next release." in (
        opened(client, CHANGE).text
    )


def test_another_place_is_recorded_where_the_question_leads(client):
    after = opened(client, ADD).send(code="place_from_release", note="Elm Court")
    assert "The circumstance is recorded." in after.text
    assert "Elm Court" in after.text
    assert "Hope House" not in after.text
    assert ASKS not in opened(client, PLAN).text


def test_that_it_holds_again_is_said_by_saving_it_as_it_is(client):
    after = opened(client, CHANGE).send()
    assert "The circumstance is recorded." in after.text
    assert EARLIER not in after.text
    assert ASKS not in opened(client, PLAN).text
    assert "Nothing was changed." in opened(client, CHANGE).send().text


def test_one_that_was_said_since_is_changed_where_it_stands(client, recalled):
    record_circumstance(
        OPERATOR,
        recalled,
        CircumstanceContent("place_from_release"),
        SeenAssessment(factories.TODAY),
    )
    assert "Said on" not in opened(client, CASE).text
    after = opened(client, ADD).send(code="place_from_release", note="Elm Court")
    assert "is on record already. Change it there" in after.text
