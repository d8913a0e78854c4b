"""The days of an activity requirement are never exceeded, and they go where they count most."""

from followthrough.sequencing.engine.check import check
from followthrough.sequencing.engine.explain import explain
from followthrough.sequencing.engine.problem import Prerequisite, Weights
from followthrough.sequencing.engine.solve_case import solve
from followthrough.sequencing.tests.engine.cases import case, own, rolling, task, unknown


def test_the_limit_may_be_met_exactly_and_not_exceeded() -> None:
    tasks = [task("a", 4, days=6, weight=2), task("b", 4, days=4)]
    assert set(solve(case(*tasks, day_limit=10)).starts) == {"a", "b"}
    problem = case(*tasks, day_limit=9)
    order = solve(problem)
    assert set(order.starts) == {"a"}
    reason = explain(problem, order)["b"][0]
    assert (reason.code, reason.about) == ("activity_days_used", ("a",))
    assert reason.text == "It needs 4 activity days. 9 are left, and other steps need 6."
    assert reason.help is not None
    assert reason.help.text == "1 more activity day."


def test_no_limit_and_a_limit_of_none_left_differ() -> None:
    assert set(solve(case(task("a", 4, days=6), day_limit=None)).starts) == {"a"}
    assert set(solve(case(task("a", 4, days=6), task("b"), day_limit=0)).starts) == {"b"}


def test_running_work_has_its_days_first() -> None:
    tasks = [task("old", 9, running_since=-1, days=4), task("a", 4, days=6)]
    assert set(solve(case(*tasks, day_limit=10)).starts) == {"old", "a"}
    assert set(solve(case(*tasks, day_limit=9)).starts) == {"old"}


def test_work_that_needs_no_days_is_kept_when_days_run_short() -> None:
    tasks = [task("a", 4, days=6), task("b", 4, days=6, weight=2), task("c", 4)]
    assert set(solve(case(*tasks, day_limit=6)).starts) == {"b", "c"}


def test_what_follows_work_left_out_for_days_is_left_out_too() -> None:
    tasks = [
        task("a", 4, days=6),
        task("b", 4, days=6, weight=9),
        task("c", 4, own(), after=(Prerequisite("a"),)),
    ]
    problem = case(*tasks, day_limit=6, end=20)
    order = solve(problem)
    codes = {key: reasons[0].code for key, reasons in explain(problem, order).items()}
    assert set(order.starts) == {"a", "c"}  # two things delivered outweigh one
    assert codes["b"] == "activity_days_used"


def test_work_that_needs_no_days_is_not_left_out_for_convenience() -> None:
    """With `b`, court work goes far away at a new date; `b` is delivered all the same."""
    near, far = rolling(10, "Near"), rolling(0, "Far", penalty=60)
    court = task("court", 5, near, far, published_start=10, days=3, required=True)
    after = (Prerequisite("court"),)
    then = task("b", 5, rolling(10, "Near"), far, published_start=12, after=after)
    frame = {"end": 15, "weights": Weights(130, 3, 3, 60)}
    assert solve(case(court, **frame)).starts == {"court": 10}
    assert solve(case(court, then, **frame)).starts == {"court": 0, "b": 10}
    short_of_days = case(court, then, task("c", 2, days=3), day_limit=3, **frame)
    assert solve(short_of_days).starts == {"court": 0, "b": 10}


def test_days_kept_for_work_without_a_date_are_kept_by_everyone_beside_it() -> None:
    """Found by trying 8,000 cases: `first` alone would fit, but not beside `other`."""
    court = task("court", 3, unknown(), required=True, days=3, after=(Prerequisite("first"),))
    other = task("other", 4, days=10, weight=5, soon_published=True)
    tasks = [task("first", 3, days=3), court, other]
    problem = case(*tasks, day_limit=15)
    order = solve(problem)
    assert set(order.starts) == {"other"}
    assert check(problem, order) == ()
    (reason,) = explain(problem, order)["first"]
    assert reason.text == "It needs 3 activity days. 15 are left, and other steps need 13."
