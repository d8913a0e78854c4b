from __future__ import annotations

from dataclasses import replace
from itertools import product
from typing import Any

import pytest

from followthrough import policy
from followthrough.common.texts import LONGEST_TEXT, LONGEST_WORDS, why_not_text
from followthrough.plans.rules import Route, StepActor
from followthrough.plans.rules.natures import protects
from followthrough.plans.rules.validation import (
    GoalContent,
    StepContent,
    why_not_goal,
    why_not_step,
)
from followthrough.plans.words import ACTORS as ACTOR_WORDS
from followthrough.plans.words import ROUTES as ROUTE_WORDS
from tests.factories import TODAY

PACK = policy.on(TODAY)
GOAL = GoalContent("thinking", "I think first", "now")
STEP = StepContent("Practise together", "practitioner", "probation_staff")
BLANKS = ["", " ", "\n", "\t \r\n", "\u00a0"]
# NUL, half of a character, and signs that nobody sees: alone, or where they are easily overlooked.
UNKEPT = ["\0", "A\0", "\ud800", "Home \udfff", "\u202ebackwards", "Ho\u200bme", "\x1b[2J"]
KEPT = [
    "🏠",
    "👩\u200d👧 together",
    "ﷺ",
    "Zürich\r\nnext line",
    "a\u0301",
    "'; DROP TABLE",
]


@pytest.mark.parametrize(
    ("changes", "cause"),
    [
        *(({"title": blank}, "Say what the goal is") for blank in BLANKS),
        ({"title": "x" * 300}, None),
        ({"title": "x" * 301}, "longer than 300"),
        ({"title": "🏠" * 300}, None),
        ({"title": "🏠" * 301}, "longer than 300"),
        *(({"area": area}, "need area") for area in ("", "no_such", "Thinking", "thinking ")),
        *(({"area": area}, None) for area in PACK.need_areas),
        *(({"when": when}, "now or for later") for when in ("", "Now", "sometime")),
        ({"when": "later"}, None),
        ({"words": "x" * 4000}, None),
        ({"words": "x" * 4001}, "longer than 4,000"),
        *(({name: text}, "cannot be kept") for name in ("title", "words") for text in UNKEPT),
        *(({name: text}, None) for name in ("title", "words") for text in KEPT),
    ],
)
def test_a_goal_says_enough_or_why_not(changes: dict[str, str], cause: str | None) -> None:
    agrees(why_not_goal(replace(GOAL, **changes), PACK), cause)


@pytest.mark.parametrize(
    ("changes", "cause"),
    [
        *(({"text": blank}, "Say what the step is") for blank in BLANKS),
        ({"text": "x" * 300}, None),
        ({"text": "x" * 301}, "longer than 300"),
        *(({"text": text}, "cannot be kept") for text in UNKEPT),
        *(({"text": text}, None) for text in KEPT),
        *(({"actor": code}, "who does the step") for code in ("", "nobody", "Person")),
        *(({"route": code}, "by which route") for code in ("", "provider", "post")),
        ({"route": "referral"}, "a referral has to say what it is for"),
        ({"route": "referral", "intervention": "accommodation_support"}, None),
        ({"intervention": "accommodation_support"}, None),
        ({"intervention": "no_such"}, "kind of work from the list"),
        ({"route": "referral", "intervention": "no_such"}, "kind of work from the list"),
        ({"requirement_id": 7}, None),
        ({"requirement_id": 8}, "requirement of this person"),
        ({"requirement_id": 0}, "requirement of this person"),
        ({"strength": "ST1"}, None),
        ({"strength": "ST2"}, "strength from the list"),
        ({"strength": "st1"}, "strength from the list"),
    ],
)
def test_a_step_says_enough_or_why_not(changes: dict[str, Any], cause: str | None) -> None:
    agrees(why_not_step(replace(STEP, **changes), PACK, {7}, {"ST1"}), cause)


@pytest.mark.parametrize(("actor", "route"), list(product(StepActor, Route)))
def test_every_actor_goes_with_every_route_and_has_words(actor: str, route: str) -> None:
    step = replace(STEP, actor=actor, route=route, intervention="accommodation_support")
    assert why_not_step(step, PACK, (), ()) is None
    assert ACTOR_WORDS[actor]
    assert ROUTE_WORDS[route]


@pytest.mark.parametrize("most", [LONGEST_TEXT, LONGEST_WORDS])
def test_a_text_is_as_long_as_it_may_be(most: int) -> None:
    assert why_not_text("x" * most, most) is None
    agrees(why_not_text("x" * (most + 1), most), f"{most:,} characters")
    assert why_not_text("", most) is None


@pytest.mark.parametrize("marked", [False, True])
def test_work_of_a_kind_that_protects_does_so_marked_or_not(marked: bool) -> None:
    for code, work in PACK.interventions.items():
        step = replace(STEP, intervention=code, protects_others=marked)
        assert protects(step, PACK) is (marked or work.protects_others)
    assert protects(replace(STEP, protects_others=marked), PACK) is marked
    assert protects(replace(STEP, intervention="no_such"), PACK) is False


def agrees(found: str | None, cause: str | None) -> None:
    assert (found is None) is (cause is None), found
    assert cause is None or cause in (found or "")
