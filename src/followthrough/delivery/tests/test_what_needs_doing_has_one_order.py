"""By declared class, then date, then CRN: tasks are put in order, never people."""

from __future__ import annotations

from random import Random

import pytest

from followthrough.delivery.rules import due
from followthrough.delivery.telling import order_over_cases
from followthrough.delivery.tests.facts import case, context, need, sentence, step, to_do
from followthrough.people.rules.due_item import (
    AGREEMENT,
    DUE_KINDS,
    DUE_RULES,
    IMMEDIATE,
    IMPORTS,
    LEGAL,
    SAFETY,
    STALLED,
    DueKind,
    due_rule,
    urgencies,
)


def everything(crn: str, by: int = -5):
    """A case on which every class but two has something to say."""
    return case(
        crn=crn,
        plan_made=-400,
        agreement="provisional",
        differs=-3,
        needs=[need()],
        assessed=-400,
        registers={"rcpr": 0},
        sentences=[sentence(ends=10, requirements=(7,))],
        steps=[step(by=by), step(requirement_id=7), step(protects_others=True)],
    )


def in_order(*cases):
    return sorted((item for one in cases for item in to_do(one)), key=order_over_cases)


def test_the_classes_stand_in_their_declared_order():
    assert [item.urgency for item in due(everything("X1"), context())] == [
        SAFETY,
        SAFETY,
        IMMEDIATE,
        LEGAL,
        LEGAL,
        STALLED,
        AGREEMENT,
        IMPORTS,
    ]
    assert [urgency.code for urgency in urgencies()] == [
        "safety",
        "immediate",
        "legal",
        "stalled",
        "agreement",
        "imports",
    ]


def test_within_a_class_the_older_date_comes_first_whoever_it_is():
    result = in_order(everything("X1", by=-1), everything("X2", by=-9))
    late = [item for item in result if item.kind == "step-by-date"]
    assert [item.case.crn for item in late] == ["X2", "X1"]


def test_on_the_same_date_the_crn_decides():
    result = in_order(everything("X2"), everything("X1"))
    pairs = [[i.case.crn for i in result if i.kind == kind] for kind in {i.kind for i in result}]
    assert all(pair == ["X1", "X2"] for pair in pairs)


def test_the_order_does_not_depend_on_how_the_cases_were_read():
    cases = [everything(f"X{number}", by=-number % 3 - 1) for number in range(8)]
    wanted = in_order(*cases)
    Random(1).shuffle(cases)
    assert in_order(*cases) == wanted


def test_every_rule_says_what_to_do_about_it():
    result = to_do(everything("X1"))
    assert all(item.text.endswith((".", "?")) and item.action for item in result)
    # A new rule needs its boundary in the tests beside this one.
    assert len(DUE_RULES.all()) == 22


def test_what_is_found_is_of_a_declared_kind():
    declared = {kind.code for kind in DUE_KINDS.all()}
    assert {item.kind for item in due(everything("X1"), context())} <= declared


def test_no_kind_is_declared_twice():
    with pytest.raises(RuntimeError, match="'handed-over' is declared twice"):
        due_rule(DueKind("handed-over", SAFETY))(lambda facts, context: ())
