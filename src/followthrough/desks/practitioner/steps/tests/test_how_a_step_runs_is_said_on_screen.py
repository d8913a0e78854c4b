"""How a step runs and who it is for: said in the form and shown on pages. What only staff do is
neither praised nor read with the person."""

from __future__ import annotations

import pytest
from django.urls import reverse

from followthrough.desks.shared.tests.pages import opened
from followthrough.plans.models import Goal, Step
from tests import factories

CRN = "X000001"
STEP = {"text": "Ask the police", "way": "staff"}


def at(name: str, *more: int) -> str:
    return reverse(name, args=[CRN, *more])


@pytest.fixture
def page(client, case):
    return opened(client, at("add-step", Goal.objects.get(ref="G2").pk))


def test_it_is_as_usual_until_somebody_says_otherwise(client, page):
    page.send(**STEP)
    made = Step.objects.get(text="Ask the police")
    assert (made.nature, made.for_whom) == ("", "")
    assert "Ask the police" in opened(client, at("plan")).text
    assert "Probation practitioner. Once." in opened(client, at("plan")).text


def test_what_was_said_is_kept_and_shown(client, page):
    page.send(**STEP, nature="ongoing", for_whom="staff_only")
    made = Step.objects.get(text="Ask the police")
    assert (made.nature, made.for_whom) == ("ongoing", "staff_only")
    assert "Goes on from its start, staff only." in opened(client, at("plan")).text
    values = opened(client, at("edit-step", made.pk)).form().values
    assert (values["nature"], values["for_whom"]) == ("ongoing", "staff_only")


def test_the_usual_length_of_a_course_is_said(client, case):
    said = "A course, usually 8 sessions over 16 weeks"
    assert said in opened(client, at("plan")).text


def test_what_only_staff_do_is_not_read_with_the_person(client, page):
    page.send(**STEP, for_whom="staff_only")
    assert "Ask the police" not in opened(client, at("my-plan")).text
    assert "Ask the police" not in opened(client, at("agreement")).text


def test_nothing_is_asked_of_the_person_where_it_is_not_delivered(client, page):
    page.send(**STEP, for_whom="staff_only")
    step = Step.objects.get(text="Ask the police")
    why = opened(client, at("step-not-delivered", step.pk))
    assert "Staff do this among themselves." in why.text
    assert "voluntary" not in why.text
    assert "does not want to take part" not in why.text
    assert "agree with this reason" not in why.text
    done = why.send(reason="communication")
    assert "It is recorded, with the reason." in done.text


@pytest.mark.parametrize(("who", "praised"), [("with_person", True), ("staff_only", False)])
def test_nobody_is_praised_for_what_staff_did(client, amara, who, praised):
    factories.case(
        amara,
        plan__goals__1__steps__0__delivery={"started_on": "2026-12-28"},
        plan__goals__1__steps__0__for_whom=who,
    )
    text = opened(client, at("case")).text
    assert ("started “Practise problem solving with Amara”" in text) is praised
