"""The first things to do hold one that builds on a strength, or the plan says why not."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from followthrough.people.rules import StrengthFacts
from followthrough.plans.rules import Fact
from followthrough.sequencing.rules.strengths_now import why_no_strength_now
from followthrough.sequencing.tests.facts import FINISHED, HELD, ON, assessed, proposed, step

PAINTS = (StrengthFacts("S1", "employment", "Paints houses"),)


def said(*steps: Any, strengths: tuple[StrengthFacts, ...] = PAINTS) -> str:
    case = assessed(strengths=strengths)
    return why_no_strength_now(case, proposed(*steps, case=case).steps)


def test_nothing_is_said_where_something_for_now_does() -> None:
    begun = step(1, strength="S1", facts={"started": Fact(ON)})
    assert said(begun, step(2)) == ""
    assert said(step(1, strength="S1"), step(2)) == ""


def test_what_will_build_on_it_later_is_named() -> None:
    assert said(step(1, strength="S1", text="See the foreman", **HELD), step(2)) == (
        "Nothing for now builds on a strength. Still to come: “See the foreman”."
    )


def test_of_work_that_is_over_it_is_said_that_it_did() -> None:
    over = step(1, strength="S1", text="Paint the hall", **FINISHED)
    assert said(over, step(2)) == (
        "Nothing builds on a strength any more: “Paint the hall” is over. "
        "Recorded: “Paints houses”. "
        "Ask Sam what to make of it."
    )


@pytest.mark.parametrize("other", [{}, {"strength": "S9"}])
def test_what_is_recorded_is_named_where_no_step_uses_it(other: dict[str, Any]) -> None:
    assert said(step(1, **other), step(2)) == (
        "Nothing builds on a strength yet. Recorded: “Paints houses”. Ask Sam what to make of it."
    )


def test_without_a_strength_or_without_work_there_is_nothing_to_say() -> None:
    assert said(step(1), strengths=()) == ""
    assert said(step(1, **FINISHED)) == ""
    nobody = replace(assessed(), assessment=None)
    assert why_no_strength_now(nobody, proposed(step(1), case=nobody).steps) == ""
