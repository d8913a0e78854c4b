"""What comes next for a step, by its thread and by what the order of today finds. No database."""

from __future__ import annotations

from typing import Any

import pytest

from followthrough.delivery.rules.next_action import next_action
from followthrough.delivery.rules.thread import thread
from followthrough.delivery.tests.facts import case, context, sentence, step
from followthrough.plans.rules import StepState
from followthrough.sequencing.rules import DateKind, Lane, ProposedStep, ReasonText

REFERRAL = {"route": "referral", "intervention": "building_choices_moderate", "area": "thinking"}
ASK = "Ask the service when the work can start."
KNOWN = context().pack.known.reasons


def comes_next(
    one: Any, *codes: str, kind: DateKind = DateKind.NO_PLACE, ends: int = 400, **parts: Any
) -> str:
    """The order of today has no day for it, for these reasons."""
    facts = case(steps=[one], sentences=[sentence(ends, **parts)])
    placed = ProposedStep(
        step=one,
        label=one.text,
        state=one.state,
        lane=Lane.NO_PLACE,
        start=None,
        end=None,
        date_kind=kind,
        where="",
        reasons=tuple(ReasonText(code, code) for code in codes),
        why="",
    )
    found = next_action(thread(one, facts, context()), placed, facts, context(), manages=False)
    return found.text


@pytest.mark.parametrize("code", ["not_for_person", "waiting_until_after_end", "nothing_listed"])
@pytest.mark.parametrize("referred", [-300, -1])
def test_what_was_referred_is_asked_of_the_service_alone(code: str, referred: int) -> None:
    """Once an answer is late; until then nobody is asked."""
    asked = comes_next(step(**REFERRAL, referred=referred), code)
    assert asked == (ASK if referred == -300 else "")
    assert comes_next(step(**REFERRAL), code) == KNOWN[code].next_action


def test_what_else_is_in_the_way_is_asked_of_what_was_referred_too() -> None:
    one = step(**REFERRAL, referred=-300)
    assert comes_next(one, "activity_days_used") == KNOWN["activity_days_used"].next_action


@pytest.mark.parametrize(
    ("actor", "route", "asks"),
    [
        ("provider", "referral", KNOWN["not_engaged"].next_action),
        ("practitioner", "probation_staff", KNOWN["not_engaged"].next_action_alone),
        ("person", "person", KNOWN["not_engaged"].next_action_alone),
    ],
)
def test_of_work_on_hold_no_provider_is_asked_where_none_delivers_it(
    actor: str, route: str, asks: str
) -> None:
    one = step(actor=actor, route=route, decided="hold", why="not_engaged")
    assert one.state is StepState.HELD
    assert comes_next(one, "not_engaged", kind=DateKind.RECORDED) == asks


def test_required_work_for_which_no_place_comes_in_time_asks_for_one_and_for_a_variation() -> None:
    one = step(requirement_id=7, **REFERRAL)
    asked = comes_next(one, "waiting_until_after_end", requirements=(7,))
    assert asked == (
        "Ask for an earlier place or another provider, and your manager about applying to the "
        "court to vary it."
    )


def test_once_the_last_sentence_has_ended_nothing_comes_next() -> None:
    for one in (step(**REFERRAL), step(**REFERRAL, referred=-300)):
        assert comes_next(one, "activity_days_used", ends=-1) == ""
