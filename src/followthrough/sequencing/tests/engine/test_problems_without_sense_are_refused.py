"""Each refusal names the cause, so that the one who built the case can put it right."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from followthrough.sequencing.engine.opening import GroupStart, Opening
from followthrough.sequencing.engine.problem import Prerequisite, Weights
from followthrough.sequencing.tests.engine.cases import MONDAY, case, own, rolling, task


def test_a_cycle_is_named_from_end_to_end() -> None:
    tasks = [
        task("a", 2, own(), after=(Prerequisite("c"),)),
        task("b", 2, own(), after=(Prerequisite("a"),)),
        task("c", 2, own(), after=(Prerequisite("b"),)),
    ]
    with pytest.raises(ValueError, match="cycle: a after c after b after a"):
        case(*tasks)


def test_a_task_after_itself_is_a_cycle() -> None:
    with pytest.raises(ValueError, match="cycle: a after a"):
        case(task("a", 2, own(), after=(Prerequisite("a"),)))


@pytest.mark.parametrize(
    ("rest", "message"),
    [
        ({"origin": date(2027, 1, 5)}, "must be a Monday"),
        ({"first": -1}, "0 <= first <= end"),
        ({"first": 41}, "0 <= first <= end"),
        ({"at_once": 0}, "At least one thing at once"),
        ({"day_limit": -1}, "activity days left"),
        ({"preferred": ("b",)}, "Unknown task 'b' in preferred order"),
        ({"preferred": ("a", "a")}, "names a task twice"),
        ({"weights": Weights(110, 60, 30, 20)}, "must exceed stability"),
        ({"weights": Weights(150, -1, 30, 20)}, "negative"),
    ],
)
def test_a_frame_without_sense_is_refused(rest: dict[str, Any], message: str) -> None:
    with pytest.raises(ValueError, match=message):
        case(task("a"), **rest)


@pytest.mark.parametrize(
    ("rest", "message"),
    [
        ({"weeks": 0}, "at least one week"),
        ({"weight": 0}, "weight of at least 1"),
        ({"lag": -1}, "negative lag"),
        ({"days": -1}, "negative lag or number of days"),
        ({"running_since": 1}, "starts after week 0"),
        ({"openings": ()}, "absent_reason must say why"),
        ({"after": (Prerequisite("z"),)}, "Unknown task 'z'"),
        ({"after": (Prerequisite("b", "finished", -1),)}, "lag after 'b' is negative"),
        ({"openings": (rolling(0, pool=""),)}, "needs a pool"),
        ({"openings": (rolling(0, penalty=-1),)}, "penalty is negative"),
        ({"openings": (rolling(0, penalty=40),)}, "must exceed stability"),
    ],
)
def test_a_task_without_sense_is_refused(rest: dict[str, Any], message: str) -> None:
    with pytest.raises(ValueError, match=message):
        case(replace(task("a"), **rest), task("b"))


@pytest.mark.parametrize(
    ("group", "message"),
    [
        (GroupStart(1, MONDAY, 3, "G"), "is not in week 1"),
        (GroupStart(0, MONDAY, -1, "G"), "negative number of free seats"),
    ],
)
def test_a_group_without_sense_is_refused(group: GroupStart, message: str) -> None:
    with pytest.raises(ValueError, match=message):
        case(task("a", 2, Opening("Skills", "group", groups=(group,))))


def test_keys_must_be_unique() -> None:
    with pytest.raises(ValueError, match="repeated: a"):
        case(task("a"), task("a"))


def test_groups_belong_to_openings_of_that_kind() -> None:
    wrong = Opening("Skills", "rolling", groups=(GroupStart(0, MONDAY, 1, "G"),))
    with pytest.raises(ValueError, match="only an opening of kind group"):
        case(task("a", 2, wrong))


def test_the_smallest_weights_that_make_sense_are_taken() -> None:
    assert case(task("a"), weights=Weights(111, 60, 30, 20)).weights.not_delivered == 111
