"""One step has one next action, on the plan and its own page, and what is to do about it asks for
the same; the overview says no other."""

from __future__ import annotations

import re
from typing import Any

import pytest
from django.urls import reverse

from followthrough.delivery.tests.facts import context
from followthrough.desks.shared.tests.pages import opened
from followthrough.plans.models import Step
from tests import factories

CRN = "X000001"
REFERRED = {"delivery": {"referred_on": "2026-10-20"}}
PROGRAMME = factories.LINE["plan"]["goals"][1]["steps"][1]  # what the order requires
HOUSING = factories.LINE["plan"]["goals"][0]["steps"][0]
BY_CHOICE = {key: value for key, value in PROGRAMME.items() if key != "requirement"}
ASK = "Ask the service when the work can start"
VARY = "Ask your manager about applying to the court to vary it"
SHORTER = context().pack.known.reasons["sentence_too_short"].next_action.rstrip(".")
TOO_SHORT, LONG = "2027-02-21", "2027-10-04"  # the programme takes 22 weeks from 4 January


@pytest.fixture
def read(amara, client):
    """What the pages of the only step say comes next, by page; and what is to do about it."""

    def of(one: dict[str, Any], ends_on: str) -> tuple[dict[str, set[str]], str]:
        goal = {**factories.LINE["plan"]["goals"][1], "steps": [one]}
        parts = {"sentences__0__ends_on": ends_on, "plan__goals": [goal]}
        factories.case(amara, **parts, assessment__needs=[])
        client.force_login(amara)
        step = Step.objects.get(text=one["text"])
        overview = opened(client, reverse("case", args=[CRN])).text
        assert "Next:" not in overview
        texts = {
            "plan": opened(client, reverse("plan", args=[CRN])).text,
            "step": opened(client, reverse("work-step", args=[CRN, step.pk])).text,
        }
        found = {name: set(re.findall(r"Next: (.*?)\.", text)) for name, text in texts.items()}
        return found, overview.partition("To do")[2].partition("Put off")[0]

    return of


@pytest.mark.parametrize(
    ("one", "ends_on", "comes_next"),
    [
        (PROGRAMME | REFERRED, TOO_SHORT, VARY),
        (PROGRAMME, TOO_SHORT, VARY),
        (BY_CHOICE | REFERRED | {"by_on": "2026-12-01"}, TOO_SHORT, SHORTER),
        (BY_CHOICE | {"by_on": "2026-12-01"}, TOO_SHORT, SHORTER),
    ],
    ids=["required, referred", "required", "by choice, referred", "by choice"],
)
def test_what_does_not_fit_before_the_end_says_so_everywhere(read, one, ends_on, comes_next):
    found, to_do = read(one, ends_on)
    assert found == {name: {comes_next} for name in ("plan", "step")}
    assert comes_next in to_do


def test_what_waits_for_a_place_is_not_asked_of_the_person(read):
    _, to_do = read(PROGRAMME | REFERRED | {"by_on": "2026-12-01"}, LONG)
    assert f"has not started. Look at the step. {ASK}" in to_do


WAITS = {"delivery": {"referred_on": "2026-12-28"}}  # and is not to be answered yet


def test_a_referral_that_may_still_be_answered_asks_nobody_else(read, client):
    """Nothing is listed for it, and somebody was asked all the same."""
    found, _ = read(BY_CHOICE | WAITS, LONG)
    assert found == {"plan": set(), "step": set()}
    assert "an answer can take until" in opened(client, reverse("plan", args=[CRN])).text


def test_a_referral_that_comes_too_late_for_the_sentence_says_so_before_an_answer(read):
    found, _ = read(BY_CHOICE | WAITS, TOO_SHORT)
    assert found == {name: {SHORTER} for name in ("plan", "step")}


def test_what_nobody_has_referred_is_referred(read):
    _, to_do = read(PROGRAMME | {"by_on": "2026-12-01"}, LONG)
    assert "has not started. Look at the step. Make the referral" in to_do


def test_a_requirement_that_does_not_fit_asks_for_no_day(read, client):
    read(PROGRAMME | REFERRED, TOO_SHORT)
    text = opened(client, reverse("plan", args=[CRN])).text.partition("What the sentence")[2]
    said = f"It usually takes 22 weeks, and 6 weeks are left: it does not fit. {VARY}."
    assert f"{said} Delivered by" in text


def test_of_days_of_which_an_order_only_sets_a_most_nothing_is_owed(read):
    """No court is asked to vary an order because a worker has no place."""
    _, to_do = read(PROGRAMME | {"requirement": "R1"}, TOO_SHORT)
    said = "“Take part in Building Choices” has not started, and the sentence ends on 21 February"
    assert f"{said} 2027. {SHORTER}" in to_do
    assert "variation" not in to_do
