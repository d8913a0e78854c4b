"""Work that does not fit before the sentence ends may begin where part of it is worth having."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from followthrough.sequencing.engine.check import check
from followthrough.sequencing.engine.order import Order, Placement
from followthrough.sequencing.engine.part_of_it import as_much_as_fits
from followthrough.sequencing.engine.problem import CaseProblem, Task
from followthrough.sequencing.rules import DateKind, ProposedStep
from followthrough.sequencing.rules.solution import solve_problem
from followthrough.sequencing.tests.engine.cases import MONDAY, own, rolling, until
from followthrough.sequencing.tests.facts import (
    CASE,
    ON,
    PACK,
    TODAY,
    place,
    proposed,
    sentence,
    step,
)

KIND = "employment_support"
OWN = own()
WHOLE, LEAST = PACK.interventions[KIND].weeks, PACK.interventions[KIND].part_worth_weeks


def with_weeks(weeks_left: int, kind: str = KIND, **changes: Any) -> ProposedStep:
    ends = TODAY + timedelta(weeks=weeks_left, days=-1)
    case = replace(CASE, sentences=(sentence(1, ON, ends),))
    work = step(1, kind, route="referral", **changes)
    [found] = proposed(work, case=case, directory=place(kind, None)).steps
    return found


@pytest.mark.parametrize("weeks", [LEAST, LEAST + 1, WHOLE - 1])
def test_as_much_as_fits_is_begun_and_how_much_that_is_said(weeks: int) -> None:
    found = with_weeks(weeks)
    assert (found.start, found.end) == (TODAY, TODAY + timedelta(weeks=weeks, days=-3))
    said = f"{weeks} of its {WHOLE} weeks fit before the sentence ends."
    assert said in [reason.text for reason in found.reasons]
    assert found.why.endswith(said)


def test_what_fits_whole_is_not_shortened() -> None:
    found = with_weeks(WHOLE)
    assert found.end == TODAY + timedelta(weeks=WHOLE, days=-3)
    assert "part_fits" not in [reason.code for reason in found.reasons]


@pytest.mark.parametrize(
    ("kind", "weeks", "changes"),
    [
        (KIND, LEAST - 1, {}),
        ("building_choices_moderate", 20, {}),
        (KIND, WHOLE - 1, {"requirement_id": 1}),
        (KIND, WHOLE - 1, {"protects_others": True}),
    ],
    ids=["too little", "only the whole", "required", "protects others"],
)
def test_a_part_is_not_begun_where_it_does_not_do(
    kind: str, weeks: int, changes: dict[str, Any]
) -> None:
    assert with_weeks(weeks, kind, **changes).date_kind is DateKind.NO_PLACE


def test_what_stands_in_the_way_is_told_of_the_part_that_is_worth_having() -> None:
    """Not of the whole, for which the sentence is too short whatever place there is."""
    said = with_weeks(LEAST - 1).reasons[0]
    assert said.code == "sentence_too_short"
    assert said.text.startswith(
        f"It takes {WHOLE} weeks, and fewer than {LEAST} are not worth having; from "
    )
    ends = TODAY + timedelta(weeks=LEAST, days=-1)
    case = replace(CASE, sentences=(sentence(1, ON, ends),))
    later = place(KIND, None, first_free_on=TODAY + timedelta(weeks=2))
    [found] = proposed(step(1, KIND, route="referral"), case=case, directory=later).steps
    assert found.reasons[0].code == "waiting_until_after_end"
    assert f"For {LEAST} weeks of it before the sentence ends" in found.reasons[0].text


def test_a_length_that_was_planned_here_is_shortened_too() -> None:
    found = with_weeks(LEAST + 1, weeks=LEAST + 3)
    said = f"{LEAST + 1} of its {LEAST + 3} weeks fit before the sentence ends."
    assert said in [reason.text for reason in found.reasons]


def problem(**changes: Any) -> CaseProblem:
    task = Task("A", "Work", weeks=10, openings=(OWN,), least=4, days=5, days_of="order")
    return CaseProblem(MONDAY, 0, 6, 3, (replace(task, **changes),), day_limits={"order": 3})


def test_its_activity_days_are_as_many_fewer() -> None:
    [task] = as_much_as_fits(problem()).tasks
    assert (task.weeks, task.whole, task.days) == (6, 10, 3)


def test_a_shorter_piece_is_no_way_around_days_or_contracts_that_run_out() -> None:
    short_of_days = replace(problem(), end=20)
    assert as_much_as_fits(short_of_days) == short_of_days
    ends = problem(openings=(until(rolling(0), 5),), days=0)
    contract = replace(ends, end=20)
    assert as_much_as_fits(contract) == contract


def test_what_only_the_horizon_cuts_off_is_not_shortened() -> None:
    ahead = replace(problem(days=0), looks_ahead=True)
    assert as_much_as_fits(ahead) == ahead


@pytest.mark.parametrize(
    ("changes", "end"),
    [({"weeks": 3, "whole": 10}, 6), ({"weeks": 6, "whole": 10}, 20)],
    ids=["too little", "the whole fits"],
)
def test_the_checker_finds_work_shortened_without_need(changes: dict[str, Any], end: int) -> None:
    stated = replace(problem(**changes, days=0), end=end)
    order = Order((Placement("A", 0, OWN.pool, "own"),), (), (), 0)
    assert "shortened" in [violation.code for violation in check(stated, order)]


def test_a_solution_says_which_problem_it_solves() -> None:
    solution = solve_problem(problem(days=0), PACK)
    assert solution.problem == as_much_as_fits(problem(days=0))
    assert not solution.violations
