"""By declared class, then date, then CRN: tasks are put in order, never people."""

from __future__ import annotations

from random import Random

from followthrough.delivery.rules import URGENCY_WORDS, Urgency, due
from followthrough.delivery.rules.due import RULES
from followthrough.delivery.rules.due_item import order_key
from followthrough.delivery.tests.facts import case, context, need, sentence, step


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
    return sorted((item for one in cases for item in due(one, context())), key=order_key)


def test_the_classes_stand_in_their_declared_order():
    assert [item.urgency for item in due(everything("X1"), context())] == [
        Urgency.SAFETY,
        Urgency.SAFETY,
        Urgency.IMMEDIATE,
        Urgency.LEGAL,
        Urgency.LEGAL,
        Urgency.STALLED,
        Urgency.AGREEMENT,
        Urgency.IMPORTS,
    ]
    assert list(URGENCY_WORDS) == list(Urgency)


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
    result = due(everything("X1"), context())
    assert all(item.text.endswith((".", "?")) and item.action for item in result)
    assert len(RULES) == 21  # a new rule needs its boundary in the tests beside this one
