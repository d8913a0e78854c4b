"""Work that has started is not moved, whatever the rest would gain."""

from followthrough.sequencing.engine.advice import advise
from followthrough.sequencing.engine.explain import explain
from followthrough.sequencing.engine.order import Placement
from followthrough.sequencing.engine.problem import Prerequisite
from followthrough.sequencing.engine.solve_case import solve
from followthrough.sequencing.tests.engine.cases import case, own, rolling, task


def test_it_stays_where_it_is_and_says_so() -> None:
    problem = case(task("old", 9, rolling(None), running_since=-3))
    order = solve(problem)
    assert order.placements == (Placement("old", -3, "", "running"),)
    (reason,) = explain(problem, order)["old"]
    assert reason.text == "Already started in the week of 14 December 2026; it is kept as it is."


def test_it_opens_the_way_for_what_follows() -> None:
    after = (Prerequisite("old", "finished"),)
    tasks = [task("old", 9, running_since=-3), task("a", 2, own(), after=after)]
    assert solve(case(*tasks)).starts["a"] == 6


def test_finished_work_opens_the_way_at_once() -> None:
    after = (Prerequisite("old", "finished", 2),)
    tasks = [task("old", 9, running_since=-11), task("a", 2, own(), after=after)]
    assert solve(case(*tasks)).starts["a"] == 0


def test_work_that_will_outlast_the_sentence_is_kept_with_a_warning() -> None:
    problem = case(task("old", 60, running_since=0))
    [advice] = advise(problem, solve(problem))
    assert (advice.rule, advice.alert) == ("S9", True)
    assert advice.text == "Task old has started but would end after the sentence."
