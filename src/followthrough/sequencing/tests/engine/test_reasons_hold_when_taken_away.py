"""Every reason against an earlier start is put to the test with the independent checker.

For each week before a start: with all its stated reasons taken away the task could start then at
no added cost; with all but one taken away it still could not.
"""

from dataclasses import replace
from functools import reduce

import pytest

from followthrough.sequencing.engine.check import check
from followthrough.sequencing.engine.cost import parts_of, starts_before_stable
from followthrough.sequencing.engine.explain import explain
from followthrough.sequencing.engine.order import Order
from followthrough.sequencing.engine.problem import CaseProblem
from followthrough.sequencing.engine.reason import Reason
from followthrough.sequencing.engine.solve_case import solve
from followthrough.sequencing.engine.what_if import without_reason
from followthrough.sequencing.tests.engine.cases import case, moved, random_case, task
from tests import sizes

# Said of the order as a whole; and that more of the work would fit, were the reason gone.
NOT_OF_THE_WEEK = {"later_class_first", "later_turn_first", "shortened"}


def could_start(
    problem: CaseProblem, order: Order, key: str, week: int, beside: frozenset[str]
) -> bool:
    """No broken rule for this task, and no cost of its own but delay becomes larger; `beside` are
    those that count among the things at once."""
    before = parts_of(problem, order)
    early = key in starts_before_stable(problem, order)
    for new in moved(problem, order, key, week):
        broken = [v for v in check(problem, new) if v.task == key and v.code not in NOT_OF_THE_WEEK]
        after = parts_of(problem, new)
        if (
            not broken
            and after.not_local <= before.not_local
            and after.changed <= before.changed
            and load(problem, new, beside) <= load(problem, order, beside)
            and (early or key not in starts_before_stable(problem, new))
        ):
            return True
    return False


def load(problem: CaseProblem, order: Order, beside: frozenset[str]) -> int:
    placements = tuple(p for p in order.placements if p.task in beside)
    return parts_of(problem, replace(order, placements=placements)).load


def placed_with_or_before(problem: CaseProblem, key: str) -> frozenset[str]:
    """What is put in order later takes no week from the task."""
    return frozenset().union(*problem.stages[: problem.stage_of(key) + 1])


def reasons_against(reasons: tuple[Reason, ...], week: int) -> list[Reason]:
    return [
        reason
        for reason in reasons
        if reason.code not in ("starts_straight_away", "starts_then")
        and reason.from_week is not None
        and reason.to_week is not None
        and reason.from_week <= week <= reason.to_week
    ]


@sizes.seeds(30)
def test_each_week_is_blocked_by_its_reasons_and_by_nothing_else(seed: int) -> None:
    problem = random_case(seed)
    order = solve(problem)
    for key, reasons in explain(problem, order).items():
        if problem.task(key).running or key not in order.starts:
            continue
        beside = placed_with_or_before(problem, key)
        for week in range(order.starts[key]):
            against = reasons_against(reasons, week)
            assert against, (key, week)
            cleared = reduce(without_reason, against, problem)
            assert could_start(cleared, order, key, week, beside), (key, week, against)
            for kept in against:
                others = [reason for reason in against if reason != kept]
                blocked = reduce(without_reason, others, problem)
                assert not could_start(blocked, order, key, week, beside), (key, week, kept)


def test_a_reason_of_another_kind_cannot_be_taken_away() -> None:
    problem = case(task("a"))
    reason = explain(problem, solve(problem))["a"][0]
    with pytest.raises(ValueError, match="starts_straight_away is not a reason against"):
        without_reason(problem, reason)
