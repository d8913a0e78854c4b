"""A step that is the review of a register, and that was recorded as done elsewhere, asks for no
start and is not late. No database."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from followthrough.delivery.rules import counts, status_sentence, thread
from followthrough.delivery.tests.facts import case, context, on, step, to_do
from followthrough.people.rules.settled_facts import DoneElsewhereFacts

REVIEW: dict[str, Any] = {
    "intervention": "register_review",
    "for_whom": "staff_only",
    "protects_others": True,
    "area": "relationships",
}
STEP_KINDS = {"safety-step-not-started", "step-by-date"}


def recorded(
    *, code: str = "mapp", review: int = 5, done: int | None = -1, said: int = -1
) -> DoneElsewhereFacts:
    occasion = f"register-review/register:{code}/{on(review)}"
    return DoneElsewhereFacts(occasion, None if done is None else on(done), on(said))


def looked_at(one: Any, *rows: DoneElsewhereFacts, registers: dict[str, int] | None = None) -> Any:
    facts = case(steps=[one], registers=registers or {"mapp": 5, "rcpr": 90})
    return replace(facts, case=replace(facts.case, done_elsewhere=rows))


@pytest.mark.parametrize(
    ("parts", "rows", "ends"),
    [
        ({}, [recorded()], True),
        ({"by": -3}, [recorded()], True),
        ({"protects_others": False, "by": -3}, [recorded()], True),
        ({}, [], False),
        ({}, [recorded(done=None)], False),  # taken back
        ({}, [recorded(code="rcpr", review=90)], False),  # not the one that is next
        ({}, [recorded(review=4)], False),  # the review before
        ({}, [recorded(said=-60)], False),  # no file has said so since
        ({"intervention": "agency_checks"}, [recorded()], False),
    ],
)
def test_it_is_done_as_long_as_what_was_recorded_stands(
    parts: dict[str, Any], rows: list[DoneElsewhereFacts], ends: bool
) -> None:
    one = step("Review it with the manager", **REVIEW | {"by": 20} | parts)
    facts = looked_at(one, *rows)
    found = thread(one, facts, context())
    assert (not found.next_action) is ends
    assert found.none_needed == ("The review was done elsewhere on 3 January 2027." if ends else "")
    asked = {t.kind for t in to_do(facts) if t.item.step_id == one.id}
    reminded = {t.kind for t in to_do(facts)} & {"register-review"}
    assert (not (asked & STEP_KINDS or reminded)) is ends


@pytest.mark.parametrize(
    ("registers", "kinds"),
    [
        ({"mapp": 1, "rcpr": 90}, ["register-review"]),
        ({"mapp": 60}, ["safety-step-not-started"]),
    ],
)
def test_one_review_is_asked_once_on_one_day(registers, kinds) -> None:
    """By the reminder of the register as soon as that speaks, else by the day of the plan."""
    one = step("Review it with the manager", by=-3, **REVIEW)
    facts = case(steps=[one], registers=registers)
    asked = STEP_KINDS | {"register-review"}
    assert [thing.kind for thing in to_do(facts) if thing.kind in asked] == kinds


@pytest.mark.parametrize(
    ("rows", "others", "says"),
    [
        ([recorded()], [], "1 of 1 step done (elsewhere)."),
        ([recorded()], [step(started=-3)], "1 of 2 steps done (elsewhere) and 1 under way."),
        ([recorded()], [step(finished=-3)], "2 of 2 steps done (1 of them elsewhere)."),
        ([recorded(done=None)], [step(finished=-3)], "1 of 2 steps done."),
    ],
)
def test_it_is_counted_among_what_is_done_and_told_where(rows, others, says) -> None:
    one = step("Review it with the manager", **REVIEW)
    facts = case(steps=[one, *others], registers={"mapp": 5})
    facts = replace(facts, case=replace(facts.case, done_elsewhere=tuple(rows)))
    assert status_sentence(facts, context()) == says
    assert counts(facts, context()).done == int(says[0])


def test_work_that_has_begun_says_for_itself_how_it_stands() -> None:
    one = step("Review it with the manager", started=-3, **REVIEW)
    assert thread(one, looked_at(one, recorded()), context()).none_needed == (
        "The work is under way."
    )


# Ten working days from 16 December 2026, over Christmas and New Year, end on 4 January 2027.
@pytest.mark.parametrize(("done", "speaks"), [(None, False), (-18, False), (-19, True)])
def test_nor_does_it_protect_others_until_the_next_one(done: int | None, speaks: bool) -> None:
    """Of somebody whose risk is high, whose only protecting step it is: asked once the time for
    another one has passed since the review."""
    facts = case(
        steps=[step(**REVIEW)],
        registers={"mapp": 5},
        serious_harm="high",
        plan_made=-60,
        assessed=-60,
    )
    rows = () if done is None else (recorded(done=done, said=done),)
    facts = replace(facts, case=replace(facts.case, done_elsewhere=rows))
    assert ("nothing-protects" in {item.kind for item in to_do(facts)}) is speaks
