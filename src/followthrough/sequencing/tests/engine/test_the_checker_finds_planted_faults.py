"""Faults are planted in good orders, one of each kind; the checker must name each."""

from dataclasses import replace
from typing import Any

import pytest

from followthrough.sequencing.engine.check import check
from followthrough.sequencing.engine.order import Order, Placement, Unplaced
from followthrough.sequencing.engine.problem import CaseProblem, Prerequisite
from followthrough.sequencing.engine.solve_case import solve
from followthrough.sequencing.tests.engine.cases import (
    case,
    changed,
    for_the_young,
    groups,
    own,
    rolling,
    task,
    unknown,
)

PROBLEM = case(
    task("home", 4, rolling(2), stabilising=True, lag=3, weight=8),
    task("skills", 6, groups((1, 0), (4, 1), (12, 2)), needs_stability=True, days=6),
    task("talk", 2, own(), after=(Prerequisite("home", "finished", 1),), not_before=8),
    task("court", 3, own(), required=True, days=4),
    task("safe", 3, own(), protects=True, fixed_start=3),
    task("old", 5, own(), running_since=-2, days=2),
    task("clinic", 4, unknown()),
    task("long", 60, own()),
    first=1,
    day_limit=12,
)


def codes(order: Order, problem: CaseProblem = PROBLEM) -> set[str]:
    return {violation.code for violation in check(problem, order)}


def with_placement(order: Order, key: str, **rest: Any) -> Order:
    placements = tuple(replace(p, **rest) if p.task == key else p for p in order.placements)
    return replace(order, placements=placements)


def left_out(order: Order, key: str, alert: bool = False) -> Order:
    kept = tuple(p for p in order.placements if p.task != key)
    return replace(order, placements=kept, unplaced=(*order.unplaced, Unplaced(key, alert)))


def test_a_place_for_which_the_person_is_too_old_by_then() -> None:
    problem = case(task("a", 4, for_the_young(rolling(0), 2)))
    order = with_placement(solve(problem), "a", start=2)
    assert "too_old" not in codes(order, problem)
    assert "too_old" in codes(with_placement(order, "a", start=3), problem)


@pytest.fixture
def good() -> Order:
    order = solve(PROBLEM)
    assert check(PROBLEM, order) == ()
    return order


@pytest.mark.parametrize(
    ("key", "fault", "code"),
    [
        ("court", {"start": 0}, "before_first"),
        ("court", {"start": 38}, "after_end"),
        ("safe", {"start": 4}, "decision"),
        ("talk", {"start": 7}, "decision"),
        ("talk", {"start": 6}, "prerequisite_early"),
        ("home", {"start": 1}, "place_not_free"),
        ("skills", {"start": 1, "group": "Skills 1"}, "group_full"),
        ("skills", {"start": 5, "group": "Skills 4"}, "no_group_start"),
        ("skills", {"group": "Skills 4"}, "no_group_start"),
        ("skills", {"pool": "Elsewhere"}, "no_such_opening"),
        ("skills", {"kind": "own"}, "no_such_opening"),
        ("old", {"start": 0}, "running_changed"),
        ("court", {"kind": "running"}, "running_changed"),
    ],
)
def test_a_placement_that_breaks_a_rule_is_named(
    good: Order, key: str, fault: dict[str, Any], code: str
) -> None:
    result = check(PROBLEM, with_placement(good, key, **fault))
    assert (code, key) in {(violation.code, violation.task) for violation in result}


def test_a_wrong_cost_is_named(good: Order) -> None:
    assert codes(replace(good, cost=good.cost + 1)) == {"wrong_cost"}


def test_every_change_of_a_week_changes_the_cost(good: Order) -> None:
    assert "wrong_cost" in codes(with_placement(good, "court", start=2))


def test_a_task_listed_twice_or_not_at_all_is_named(good: Order) -> None:
    assert codes(replace(good, placements=good.placements[1:])) == {"not_listed_once"}
    assert codes(replace(good, unplaced=(*good.unplaced, Unplaced("home", False)))) == {
        "not_listed_once"
    }


def test_a_task_of_another_case_is_named(good: Order) -> None:
    stranger = Placement("stranger", 3, "", "own")
    assert "unknown_task" in codes(replace(good, placements=(*good.placements, stranger)))


def test_a_date_for_unknown_capacity_is_named(good: Order) -> None:
    dated = Placement("clinic", 3, "Clinic", "own")
    order = replace(good, placements=(*good.placements, dated), undated=())
    assert "date_not_known" in codes(order)


def test_work_said_to_have_no_known_date_although_it_has_one_is_named(good: Order) -> None:
    kept = tuple(p for p in good.placements if p.task != "court")
    order = replace(good, placements=kept, undated=("clinic", "court"))
    assert "date_not_known" in codes(order)


def test_optional_work_left_out_without_reason_is_named(good: Order) -> None:
    assert "left_out_without_reason" in codes(left_out(good, "skills"))


def test_protected_work_left_out_is_named_also_when_others_have_its_days(good: Order) -> None:
    assert "protected_left_out" in codes(left_out(good, "court", alert=True))
    fewer_days = replace(
        PROBLEM, day_limits={"": 8}
    )  # 6 for skills and 2 for old leave none for court
    assert "protected_left_out" in codes(left_out(good, "court", alert=True), fewer_days)


def test_a_missing_and_a_needless_alert_are_named(good: Order) -> None:
    assert "wrong_alert" in codes(left_out(good, "court", alert=False))
    needless = replace(good, unplaced=(Unplaced("long", True),))
    assert codes(needless) == {"wrong_alert"}


def test_too_many_activity_days_are_named(good: Order) -> None:
    assert "days" in codes(good, replace(PROBLEM, day_limits={"": 11}))


def test_days_of_protected_work_without_a_date_are_not_for_others(good: Order) -> None:
    waiting = changed(PROBLEM, "clinic", days=1, required=True)
    result = [v.task for v in check(waiting, good) if v.code == "days"]
    assert result == ["skills"]


def test_work_whose_prerequisite_has_no_place_is_named(good: Order) -> None:
    assert "prerequisite_missing" in codes(left_out(good, "home"))
