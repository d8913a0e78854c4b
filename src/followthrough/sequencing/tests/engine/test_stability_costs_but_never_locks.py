"""Stability is a strong cost with a warning: it delays work, and it never leaves a person empty."""

from dataclasses import replace

from followthrough.sequencing.engine.advice import advise
from followthrough.sequencing.engine.explain import explain
from followthrough.sequencing.engine.problem import CaseProblem, Task, Weights
from followthrough.sequencing.engine.solve_case import solve
from followthrough.sequencing.tests.engine.cases import case, own, rolling, task, unknown


def housing(first_free: int | None = 2) -> Task:
    return task("home", 10, rolling(first_free), stabilising=True, lag=3, weight=8)


def skills(weight: int = 3) -> Task:
    return task("skills", 6, own(), needs_stability=True, weight=weight)


def advised(problem: CaseProblem) -> list[tuple[str, ...]]:
    """Whom the advice about stability names (rule S4)."""
    return [advice.tasks for advice in advise(problem, solve(problem)) if advice.rule == "S4"]


def test_work_waits_until_stabilising_work_is_expected_to_have_its_effect() -> None:
    problem = case(housing(), skills())
    order = solve(problem)
    assert order.starts == {"home": 2, "skills": 5}
    reason = explain(problem, order)["skills"][1]
    assert (reason.code, reason.from_week, reason.to_week) == ("stability", 0, 4)
    assert reason.text == (
        "An earlier start would come before Task home is expected to have brought enough "
        "stability, in the week of 8 February 2027."
    )


def test_it_waits_for_all_stabilising_work() -> None:
    clinic = task("clinic", 6, rolling(7, "Clinic"), stabilising=True, lag=1)
    assert solve(case(housing(), clinic, skills())).starts["skills"] == 8


def test_it_starts_early_with_a_warning_when_waiting_costs_more() -> None:
    at_cost, above = case(housing(), skills(12)), case(housing(), skills(13))
    assert solve(at_cost).starts["skills"] == 0  # 5 weeks at 12 are the cost, 60: the earlier
    assert solve(case(housing(), skills(11))).starts["skills"] == 5
    assert solve(above).starts["skills"] == 0
    assert advised(above) == [("skills", "home")]


def test_stabilising_work_without_a_place_still_leaves_the_rest_planned() -> None:
    problem = case(housing(None), skills())
    assert solve(problem).starts == {"skills": 0}
    assert advised(problem) == [("skills", "home")]


def test_stabilising_work_of_unknown_date_still_leaves_the_rest_planned() -> None:
    problem = case(task("home", 4, unknown(), stabilising=True, lag=3), skills())
    assert solve(problem).starts == {"skills": 0}
    assert advised(problem) == [("skills", "home")]


def test_stable_enough_once_recorded_opens_the_gate() -> None:
    problem = case(replace(housing(), stabilising=False), skills())
    assert solve(problem).starts["skills"] == 0
    assert advised(problem) == []


def test_work_already_started_counts_towards_stability() -> None:
    begun = task("home", 10, stabilising=True, lag=5, running_since=-2)
    assert solve(case(begun, skills())).starts["skills"] == 3


def test_stabilising_work_does_not_wait_for_itself() -> None:
    both = task("both", 10, own(), stabilising=True, needs_stability=True, lag=9)
    assert solve(case(both)).starts["both"] == 0


def test_stabilising_work_is_not_dropped_to_spare_others_the_cost_of_starting_early() -> None:
    others = [task(key, 3, own(), needs_stability=True, weight=30) for key in "abc"]
    home = task("home", 10, rolling(20), stabilising=True, lag=10, days=1)
    tasks = [home, task("x", 3, days=3), task("y", 3, days=3), *others]
    problem = case(*tasks, day_limit=4, at_once=9, weights=Weights(100, 60, 10, 5))
    order = solve(problem)
    assert order.starts["home"] == 20  # 3 x 60 for starting early is more than leaving it out
    assert [left.task for left in order.unplaced] == ["y"]
