"""Where the order looks less far ahead than the sentence lasts, no reason speaks of its end."""

import pytest

from followthrough.sequencing.engine.advice import advise
from followthrough.sequencing.engine.check import check
from followthrough.sequencing.engine.explain import explain
from followthrough.sequencing.engine.problem import Prerequisite, Task
from followthrough.sequencing.engine.solve_case import solve
from followthrough.sequencing.tests.engine.cases import case, groups, rolling, task

LATE = {
    "long": (task("x", 50),),
    "full": (task("x", 4, rolling(None)),),
    "far": (task("x", 4, rolling(39)),),
    "group": (task("x", 4, groups((38, 1))),),
    "moved": (task("x", 4, fixed_start=60),),
    "held": (task("x", 4, not_before=60),),
    "behind": (task("a", 30), task("x", 20, after=(Prerequisite("a"),))),
    "required": (task("x", 50, required=True, not_before=0, not_after=90),),
}


@pytest.mark.parametrize("tasks", LATE.values(), ids=LATE)
def test_the_reason_says_how_far_it_looks(tasks: tuple[Task, ...]) -> None:
    problem = case(*tasks, looks_ahead=True)
    order = solve(problem)

    assert check(problem, order) == ()
    [reason] = explain(problem, order)["x"]
    assert reason.code == "beyond_horizon"
    assert "The order looks 40 weeks ahead, to the week of 11 October 2027." in reason.text
    assert "sentence" not in reason.text
    assert reason.help is None or reason.help.kind in ("seat", "place")


def test_a_sentence_that_ends_sooner_is_still_the_reason() -> None:
    own = task("x", 9, required=True, not_before=0, not_after=8)
    problem = case(own, looks_ahead=True)

    [reason] = explain(problem, solve(problem))["x"]
    assert reason.code == "sentence_too_short"


def test_started_work_that_outlasts_the_look_ahead_is_no_alert() -> None:
    problem = case(task("x", 60, running_since=0), looks_ahead=True)
    order = solve(problem)

    assert not advise(problem, order)
