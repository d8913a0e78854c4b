"""After something was recorded in a row of Today, the page says so in place and leads to the next
person who needs something."""

from __future__ import annotations

import re

import pytest
from django.urls import reverse

from followthrough.delivery.rules.today import PersonToday, When
from followthrough.desks.practitioner.today.next_person import what_comes_next
from followthrough.desks.shared.tests.pages import opened
from followthrough.people.models import Case
from tests import factories

TODAY = reverse("today")
WAITING = {"until": "2027-01-11", "reason": "waiting_answer", "words": ""}


def register(review: str) -> dict[str, str]:
    return {"code": "rcpr", "since": "2026-10-05", "review_on": review}


@pytest.fixture
def two(amara):
    """Each with a review, and Sam also with an immediate need."""
    for crn, name, review in (("X000001", "Sam", "2027-01-04"), ("X000002", "Kim", "2027-01-05")):
        factories.case(
            amara,
            crn=crn,
            person__first_name=name,
            assessment__registers=[register(review)],
            assessment__needs=[],
        )


def review_of(crn: str, day: str) -> str:
    return reverse("put-off", args=[crn, "register-review", "register:rcpr", day])


def test_the_next_person_is_named_beside_what_was_saved(client, two):
    after = opened(client, TODAY).send(review_of("X000001", "2027-01-04"), **WAITING)
    kim = Case.objects.get(person__crn="X000002")
    said = re.search(r'(?s)<p class="govuk-body ft-row__said" id="said".*?</p>', after.html)
    assert said is not None
    assert "Put off until 11 January 2027." in said[0]
    assert f'href="#person-{kim.pk}">Next person: Kim Rivers</a>' in said[0]
    assert f'id="person-{kim.pk}"' in after.html


def test_the_message_stands_in_the_row_of_whoever_still_needs_something(client, amara):
    late = factories.step("T9", text="Bring the letter", by_on="2027-01-01")
    case = factories.case(
        amara, assessment__registers=[register("2027-01-04")], plan__goals__0__steps=[late]
    )
    after = opened(client, TODAY).send(review_of("X000001", "2027-01-04"), **WAITING)
    row = after.html[after.html.index(f'id="person-{case.pk}"') :]
    assert "Put off until 11 January 2027." in row
    assert "Nobody else needs anything." in row


def test_the_address_names_nobody(client, two):
    form = opened(client, TODAY).form(review_of("X000001", "2027-01-04"))
    answer = client.post(form.action, form.values | WAITING)
    assert re.fullmatch(r"/today/\?done=\d+&then=\d+#said", answer.headers["Location"])


def test_loaded_again_the_page_says_nothing_of_it(client, two):
    after = opened(client, TODAY).send(review_of("X000001", "2027-01-04"), **WAITING)
    again = opened(client, f"{after.address}?done=1&then=2")
    assert "Put off until 11 January" not in again.text
    assert "Next person" not in again.text


@pytest.mark.parametrize(
    ("done", "then", "expected"),
    [
        ("1", "2", (False, 2, 1)),
        ("2", "3", (True, 3, 2)),  # it still has a row; the next one is on the next page
        ("9", "4", (False, 4, 2)),
        ("3", "", (True, 2, 1)),  # the last row: the first of the others
        ("2", "8", (True, 3, 2)),  # the row below is gone too
    ],
)
def test_who_comes_next(done, then, expected):
    people = [PersonToday(n, When.NOW, (), ()) for n in (2, 3, 4)]
    if done == "2":
        expected = (expected[0], 3, 1)
    cases = {n: n for n in (2, 3, 4)}
    step = what_comes_next(people, {"done": done, "then": then}, cases, 2)
    assert step is not None
    assert (step.stays, step.then, step.then_page) == expected


@pytest.mark.parametrize("asked", [{}, {"done": ""}, {"done": "x", "then": "2"}])
def test_an_address_that_speaks_of_no_row_leads_nowhere(asked):
    assert what_comes_next([], asked, {}, 25) is None
