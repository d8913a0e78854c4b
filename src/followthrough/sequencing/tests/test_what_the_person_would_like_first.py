"""Where the proposal has another order than the person would like, it says why. No database."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from followthrough.plans.rules import Fact, StepState
from followthrough.sequencing.rules import DateKind, ReasonText
from followthrough.sequencing.rules.other_order import WhyFirst, other_order
from followthrough.sequencing.tests.facts import (
    PACK,
    TODAY,
    assessed,
    plan_of,
    proposed,
    step,
)
from followthrough.sequencing.words import say_other_order

NEEDS = assessed(("thinking", "soon", "high"), ("alcohol", "immediate", "high"))
SEVERE = assessed(("thinking", "soon", "high"), ("drugs", "soon", "medium"))
INSIDE = replace(NEEDS, in_custody=True, release_on=TODAY + timedelta(days=60))


def found(
    first: Any,
    second: Any,
    starts: tuple[int | None, int | None],
    kind: DateKind,
    case: Any,
    at_once: bool = True,
) -> Any:
    """The person would like `first` first; `starts` are days from today. `at_once`: that one waits
    so as not to ask too much at once."""
    plan = replace(plan_of(first, second), preferred=(first.id, second.id))
    made = proposed(first, second, case=case)
    days = {
        one.id: None if at is None else TODAY + timedelta(days=at)
        for one, at in zip((first, second), starts, strict=True)
    }
    load = (ReasonText("load", "Too much at once."),) if at_once else ()
    steps = tuple(
        replace(s, start=days[s.step.id], date_kind=kind, reasons=load)
        if s.step.id == first.id
        else replace(s, start=days[s.step.id])
        for s in made.steps
    )
    return other_order(replace(made, steps=steps), plan, case, PACK)


ONE, TWO = step(1), step(2)


@pytest.mark.parametrize(
    ("first", "second", "starts", "kind", "case", "why"),
    [
        (ONE, TWO, (0, 0), DateKind.OWN, NEEDS, None),
        (ONE, TWO, (0, 7), DateKind.OWN, NEEDS, None),
        (ONE, TWO, (None, None), DateKind.NOT_KNOWN, NEEDS, None),
        (ONE, TWO, (0, None), DateKind.OWN, NEEDS, None),
        (ONE, TWO, (7, 0), DateKind.OWN, NEEDS, WhyFirst.OTHER),
        (ONE, TWO, (None, 0), DateKind.NOT_KNOWN, NEEDS, WhyFirst.NO_DAY),
        (ONE, TWO, (7, 0), DateKind.GROUP, NEEDS, WhyFirst.GROUP),
        (ONE, TWO, (7, 0), DateKind.ESTIMATE, NEEDS, WhyFirst.PLACE),
        (ONE, step(2, area="alcohol"), (7, 0), DateKind.GROUP, NEEDS, WhyFirst.SOONER),
        (step(1, area="drugs"), ONE._replace(id=2), (7, 0), DateKind.OWN, SEVERE, WhyFirst.SEVERE),
        (ONE, step(2, area="drugs"), (7, 0), DateKind.OWN, SEVERE, WhyFirst.OTHER),
        (ONE, step(2, "safety_planning"), (7, 0), DateKind.GROUP, NEEDS, WhyFirst.PROTECTS),
        (ONE, step(2, requirement_id=1), (7, 0), DateKind.GROUP, NEEDS, WhyFirst.REQUIRED),
        (ONE, step(2, "motivational_work"), (70, 0), DateKind.OWN, INSIDE, WhyFirst.RELEASE),
    ],
)
def test_what_weighs_most_is_why(
    first: Any, second: Any, starts: Any, kind: DateKind, case: Any, why: WhyFirst | None
) -> None:
    result = found(first, second, starts, kind, case)
    assert (result.why if result else None) == why


def test_no_need_is_why_where_all_could_go_on_at_once() -> None:
    sooner = step(2, area="alcohol")
    assert found(ONE, sooner, (7, 0), DateKind.GROUP, NEEDS, at_once=False).why is WhyFirst.GROUP
    severe = (step(1, area="drugs"), ONE._replace(id=2))
    assert found(*severe, (7, 0), DateKind.OWN, SEVERE, at_once=False).why is WhyFirst.OTHER


def test_where_both_wait_for_a_place_the_sooner_one_is_why() -> None:
    made = proposed(ONE, TWO, case=NEEDS)
    plan = replace(plan_of(ONE, TWO), preferred=(1, 2))
    later, sooner = (TODAY + timedelta(days=days) for days in (14, 7))
    steps = tuple(
        replace(s, start=later if s.step.id == 1 else sooner, date_kind=DateKind.ESTIMATE)
        for s in made.steps
    )
    result = other_order(replace(made, steps=steps), plan, NEEDS, PACK)
    assert result is not None
    assert result.why is WhyFirst.PLACE_SOONER


def test_what_has_begun_is_no_longer_put_in_order() -> None:
    begun = step(2, facts={"started": Fact(TODAY - timedelta(days=3))})
    assert begun.state is StepState.STARTED
    assert found(ONE, begun, (7, -3), DateKind.OWN, NEEDS) is None


def test_it_is_said_in_one_sentence() -> None:
    result = found(ONE, step(2, area="alcohol"), (7, 0), DateKind.OWN, NEEDS)
    assert say_other_order(result, "Sam") == (
        "Sam would like “Step 1” before “Step 2”; in the proposal “Step 2” starts first, because "
        "the need that it is for is to be met sooner."
    )
    result = found(ONE, TWO, (7, 0), DateKind.OWN, NEEDS)
    assert say_other_order(result, "Sam").endswith(
        "starts first for the reasons that the rows give."
    )
