"""Where an order does not wait for stability, the work itself says so and why; the advice adds what
to do, and objects to nothing but a start that somebody decided."""

from __future__ import annotations

import pytest

from followthrough.sequencing.engine.advice import advise
from followthrough.sequencing.engine.explain import explain
from followthrough.sequencing.engine.problem import CaseProblem, Task
from followthrough.sequencing.engine.solve_case import solve
from followthrough.sequencing.tests.engine.cases import case, own, random_case, rolling, task
from tests import sizes

CODES = {"before_stable", "steadying_undated"}


def home(first_free: int | None = 2, weeks: int = 10) -> Task:
    return task("home", weeks, rolling(first_free), stabilising=True, lag=3, weight=8)


def skills(**more: object) -> Task:
    return task("skills", 6, own(), needs_stability=True, **more)


def reasons(problem: CaseProblem) -> list[str]:
    found = explain(problem, solve(problem))["skills"]
    return [reason.text for reason in found if reason.code in CODES]


def advice(problem: CaseProblem) -> list[str]:
    return [one.text for one in advise(problem, solve(problem)) if one.rule == "S4"]


SUPPORT = "plan support meanwhile, or record 'stable enough'."


@pytest.mark.parametrize(
    ("problem", "why"),
    [
        (
            case(home(), skills(weight=13)),
            "It does not wait for Task home, expected to have brought enough stability in the week "
            "of 8 February 2027: that would hold it up for 5 weeks.",
        ),
        (
            case(home(4, weeks=3), skills(), end=10),
            "It does not wait for Task home, expected to have brought enough stability in the week "
            "of 22 February 2027: there would be no time left for it before the sentence ends.",
        ),
        (
            case(home(None), skills()),
            "Task home would bring stability and has no date, so it does not wait for it.",
        ),
    ],
)
def test_the_work_says_what_it_does_not_wait_for_and_why(problem: CaseProblem, why: str) -> None:
    assert reasons(problem) == [why]
    assert advice(problem) == [
        f"Task skills does not wait for Task home to steady things: {SUPPORT}"
    ]


def test_to_a_start_that_somebody_decided_the_advice_objects() -> None:
    problem = case(home(), skills(fixed_start=1))
    assert reasons(problem) == []
    assert advice(problem) == [
        "Task skills needs some stability, and Task home will not have had its effect by then: "
        + SUPPORT
    ]


@sizes.seeds(60)
def test_of_any_case_both_speak_of_the_same_work(seed: int) -> None:
    problem = random_case(seed)
    order = solve(problem)
    said = {
        key: tuple(about for reason in own if reason.code in CODES for about in reason.about)
        for key, own in explain(problem, order).items()
    }
    advised = {one.tasks[0]: one.tasks[1:] for one in advise(problem, order) if one.rule == "S4"}
    for task_ in problem.tasks:
        decided = task_.fixed_start is not None
        expected = () if decided else advised.get(task_.key, ())
        assert said[task_.key] == expected, task_.key
