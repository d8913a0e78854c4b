"""A manager sees what was put off although it protects others: who did, until when and why."""

from __future__ import annotations

import re

import pytest
from django.test import Client
from django.urls import reverse

from followthrough.desks.shared.tests.pages import opened
from tests import factories

TEAM, TODAY = reverse("team"), reverse("today")
CASE = reverse("case", args=["X000001"])
HEADING = "Put off, although it protects others"
REGISTER = {"code": "rcpr", "since": "2026-10-05", "review_on": "2027-01-04"}
REVIEW = reverse("put-off", args=["X000001", "register-review", "register:rcpr", "2027-01-04"])
TYPED = {"until": "2027-01-11", "reason": "arranged", "words": "With the police on Friday"}


@pytest.fixture
def put_off(helen, amara):
    case = factories.case(amara, assessment__registers=[REGISTER])
    practitioner = Client()
    practitioner.force_login(amara)
    opened(practitioner, TODAY).send(REVIEW, **TYPED)
    return case


def test_with_who_until_when_and_why(client, put_off):
    text = opened(client, TEAM).text
    assert HEADING in text
    assert "was due on" not in text
    assert "The review of “" in text
    assert (
        "Put off until 11 January 2027: It is arranged for that day. By Amara Osei. “With the "
        "police on Friday”" in text
    )


def test_it_is_no_number_of_what_waits(client, put_off):
    assert "What waits for you" not in opened(client, TEAM).text


def test_nothing_is_shown_of_what_protects_nobody(client, helen, amara):
    late = factories.step("T9", text="Bring the letter", by_on="2027-01-01")
    factories.case(amara, plan__goals__0__steps=[late])
    assert HEADING not in opened(client, TEAM).text


@pytest.mark.parametrize(("due", "shown"), [(8, True), (10, True), (11, False)])
def test_what_comes_back_by_the_day_it_is_due_is_not_late_and_is_not_shown(
    client, helen, amara, due, shown
):
    review = REVIEW.replace("2027-01-04", f"2027-01-{due:02}")
    factories.case(amara, assessment__registers=[{**REGISTER, "review_on": f"2027-01-{due:02}"}])
    practitioner = Client()
    practitioner.force_login(amara)
    opened(practitioner, TODAY).send(review, **TYPED)
    assert "Put off until 11 January 2027" in opened(practitioner, CASE).text
    assert (HEADING in opened(client, TEAM).text) is shown


def test_a_manager_takes_it_back_who_says_why(client, put_off):
    case = reverse("case", args=["X000001"])
    opened(client, reverse("cover", args=["X000001"])).send(reason="managers_check")
    opened(client, case).send(REVIEW.replace("put-off", "asked-again"), what="put_off")
    assert HEADING not in opened(client, TEAM).text


def test_of_whom_the_manager_may_not_see_nothing_stands_there(client, helen, amara):
    factories.case(
        amara, assessment__registers=[REGISTER], access={"excluded": ["helen"], "known": True}
    )
    practitioner = Client()
    practitioner.force_login(amara)
    opened(practitioner, TODAY).send(REVIEW, **TYPED)
    text = opened(client, TEAM).text
    assert HEADING not in text
    assert "With the police" not in text


@pytest.fixture
def visits(helen, amara):
    """Two steps that protect others and did not begin, put off both."""
    steps = [
        factories.step(
            ref,
            text=text,
            protects_others=True,
            by_on="2027-01-01",
            actor="practitioner",
            route="probation_staff",
        )
        for ref, text in (("T8", "Visit the home"), ("T9", "Ring the school"))
    ]
    case = factories.case(amara, plan__goals__0__steps=steps)
    practitioner = Client()
    practitioner.force_login(amara)
    for step in case.plan.goals.get(ref="G1").steps.all():
        page = opened(practitioner, reverse("case", args=["X000001"]))
        [address] = {
            match
            for match in re.findall(r'"(/cases/[^"]*/put-off/)', page.html)
            if f"step:{step.pk}/" in match
        }
        page.send(address, **TYPED)
    return case


def test_a_step_that_protects_others_leads_to_its_case(client, visits):
    page = opened(client, TEAM)
    assert "“Visit the home” protects" in page.text
    assert page.html.count(f'href="{reverse("case", args=["X000001"])}">Look at the case') == 2


def test_the_first_page_of_a_manager_is_there_as_before(client, visits):
    assert opened(client, reverse("home")).status in (200, 302)


def test_what_stands_on_no_first_page_is_on_the_next(client, visits, monkeypatch):
    monkeypatch.setattr("followthrough.desks.manager.put_off.MOST", 1)
    first = opened(client, TEAM)
    second = opened(client, f"{TEAM}?page=2")
    assert "2 things were put off" in first.text
    assert ("Visit the home" in first.text) != ("Visit the home" in second.text)
    assert ("Ring the school" in first.text) != ("Ring the school" in second.text)
