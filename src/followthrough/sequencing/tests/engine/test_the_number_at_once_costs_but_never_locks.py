"""More than K things at once cost something at the busiest moment; nothing is lost for it."""

from followthrough.sequencing.engine.advice import advise
from followthrough.sequencing.engine.explain import explain
from followthrough.sequencing.engine.solve_case import solve
from followthrough.sequencing.tests.engine.cases import case, task


def test_things_follow_one_another_when_that_costs_less() -> None:
    problem = case(task("a", 4, weight=2), task("b", 4, weight=1), at_once=1)
    order = solve(problem)
    assert order.starts == {"a": 0, "b": 4}
    reason = explain(problem, order)["b"][1]
    assert (reason.code, reason.from_week, reason.to_week, reason.about) == ("load", 0, 3, ("a",))
    assert reason.text == "An earlier start would make more than 1 thing at once, with Task a."


def test_things_run_together_with_a_warning_when_waiting_costs_more() -> None:
    problem = case(task("a", 8, weight=9), task("b", 8, weight=9), at_once=1)
    order = solve(problem)
    assert order.starts == {"a": 0, "b": 0}
    assert order.cost == problem.weights.load
    assert [a.rule for a in advise(problem, order)] == ["S8"]
    enough = case(task("a", 8), task("b", 8), at_once=2)
    assert advise(enough, solve(enough)) == ()


def test_the_last_week_of_one_and_the_first_of_the_next_do_not_touch() -> None:
    order = solve(case(task("a", 4), task("b", 3), at_once=1, end=7))
    assert sorted(order.starts.values()) in ([0, 3], [0, 4])
    assert order.cost in (3, 4)


def test_running_work_counts_until_it_ends() -> None:
    problem = case(task("old", 5, running_since=-2), task("a", 4, weight=3), at_once=1)
    assert solve(problem).starts == {"old": -2, "a": 3}


def test_work_that_ended_before_week_0_does_not_count() -> None:
    problem = case(task("old", 5, running_since=-5), task("a", 4, weight=3), at_once=1)
    assert solve(problem).starts["a"] == 0


def test_running_work_alone_over_k_is_counted_in_the_cost() -> None:
    begun = [task(key, 5, running_since=-1) for key in "abc"]
    order = solve(case(*begun, at_once=1))
    assert order.cost == 2 * 30
