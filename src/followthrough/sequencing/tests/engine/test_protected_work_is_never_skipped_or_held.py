"""Work that protects others or delivers the sentence comes before every wish and every cost."""

import pytest

from followthrough.sequencing.engine.advice import advise
from followthrough.sequencing.engine.explain import explain
from followthrough.sequencing.engine.problem import Prerequisite
from followthrough.sequencing.engine.solve_case import solve
from followthrough.sequencing.tests.engine.cases import (
    case,
    groups,
    own,
    random_case,
    rolling,
    task,
    unknown,
)
from tests import sizes

EITHER = pytest.mark.parametrize("flag", ["protects", "required"])


@EITHER
def test_it_is_not_counted_among_the_things_at_once(flag: str) -> None:
    others = [task(key, 30, weight=9) for key in "abc"]
    order = solve(case(*others, task("p", 10, **{flag: True}), at_once=3))
    assert set(order.starts.values()) == {0}
    assert order.cost == 0


@EITHER
def test_it_does_not_wait_for_stability(flag: str) -> None:
    home = task("home", 10, rolling(8), stabilising=True, lag=5)
    order = solve(case(home, task("p", 10, needs_stability=True, **{flag: True})))
    assert order.starts["p"] == 0


@EITHER
def test_it_has_first_claim_on_activity_days_whatever_the_weights(flag: str) -> None:
    heavy = [task(key, 4, days=5, weight=99) for key in "ab"]
    order = solve(case(*heavy, task("p", 4, days=9, **{flag: True}), day_limit=10))
    assert set(order.starts) == {"p"}


def test_what_it_needs_first_has_the_same_claim() -> None:
    heavy = task("a", 4, days=10, weight=99)
    first = task("first", 4, days=8)
    court = task("court", 4, own(), required=True, after=(Prerequisite("first"),))
    order = solve(case(heavy, first, court, day_limit=10))
    assert order.starts == {"first": 0, "court": 4}


def test_days_are_kept_for_it_while_its_date_is_not_known() -> None:
    court = task("court", 4, unknown(), required=True, days=8)
    problem = case(court, task("a", 4, days=2, weight=2), task("b", 4, days=2), day_limit=10)
    order = solve(problem)
    assert set(order.starts) == {"a"}
    reasons = explain(problem, order)
    assert reasons["court"][0].alert
    assert reasons["b"][0].text == "It needs 2 activity days. 10 are left, and other steps need 10."


def test_prerequisites_and_places_still_hold_for_it() -> None:
    court = task("court", 4, groups((2, 0), (9, 1)), required=True)
    assert solve(case(court)).starts == {"court": 9}


def test_if_it_cannot_fit_that_is_an_alert() -> None:
    problem = case(task("court", 50, required=True), task("a", 50))
    order = solve(problem)
    assert {left.task: left.alert for left in order.unplaced} == {"court": True, "a": False}
    reasons = explain(problem, order)
    assert [reasons["court"][0].alert, reasons["a"][0].alert] == [True, False]
    assert [a.tasks for a in advise(problem, order) if a.rule in ("S2", "S3")] == [("court",)]


@sizes.seeds(20)
def test_other_work_never_moves_it(seed: int) -> None:
    """Without all other work, protected work with no prerequisites starts in the same weeks."""
    problem = random_case(seed)
    free = [t for t in problem.tasks if t.protected and not (t.after or t.running or t.days)]
    order = solve(problem)
    for lonely in free:
        alone = solve(case(lonely, first=problem.first, end=problem.end, weights=problem.weights))
        assert order.starts.get(lonely.key) == alone.starts.get(lonely.key), lonely.key
