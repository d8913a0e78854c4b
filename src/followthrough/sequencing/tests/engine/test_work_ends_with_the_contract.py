"""Work at a place ends by the last week of the contract of its service: exactly met, and missed
by one. Started work is not moved."""

from dataclasses import replace
from datetime import timedelta

import pytest

from followthrough.sequencing.engine.advice import advise
from followthrough.sequencing.engine.check import check
from followthrough.sequencing.engine.explain import explain
from followthrough.sequencing.engine.opening import Opening
from followthrough.sequencing.engine.order import Placement
from followthrough.sequencing.engine.problem import CaseProblem, Prerequisite
from followthrough.sequencing.engine.reason import Reason
from followthrough.sequencing.engine.solve_case import solve
from followthrough.sequencing.engine.solve_in_parts import solve_in_parts
from followthrough.sequencing.engine.what_if import with_help, without_reason
from followthrough.sequencing.tests.engine.cases import (
    MONDAY,
    case,
    groups,
    moved,
    own,
    rolling,
    task,
    unknown,
    until,
)


def reasons_of(problem: CaseProblem, key: str = "a") -> tuple[Reason, ...]:
    order = solve(problem)
    assert check(problem, order) == ()
    return explain(problem, order)[key]


@pytest.mark.parametrize(
    ("opening", "start"), [(rolling(3), 3), (groups((3, 1)), 3)], ids=["rolling", "group"]
)
@pytest.mark.parametrize("solver", [solve, solve_in_parts])
def test_the_last_week_may_be_used_and_the_next_may_not(
    solver: object, opening: Opening, start: int
) -> None:
    assert callable(solver)
    fits = case(task("a", 4, until(opening, 6)))
    assert solver(fits).starts == {"a": start}
    ended = case(task("a", 4, until(opening, 5)))
    assert solver(ended).starts == {}
    assert check(ended, solver(ended)) == ()


def test_the_reason_names_the_place_the_day_and_what_would_be_enough() -> None:
    problem = case(task("a", 4, until(rolling(3), 5)))
    [reason] = reasons_of(problem)

    assert (reason.code, reason.about) == ("contract_ends", ("Shelter",))
    assert reason.text == (
        "Shelter has no free place before the week of 25 January 2027, and its contract ends on "
        "12 February 2027, too soon for work of 4 weeks."
    )
    assert reason.help is not None
    assert reason.help.text == "The contract of Shelter to go on to the week of 15 February 2027."
    assert solve(with_help(problem, reason)).starts == {"a": 3}


def test_a_contract_that_is_too_short_from_the_start_is_named_alone() -> None:
    [reason] = reasons_of(case(task("a", 4, until(rolling(0), 2))))

    assert reason.text == (
        "The contract of Shelter ends on 22 January 2027, too soon for work of 4 weeks."
    )


def test_work_required_by_the_sentence_is_an_alert() -> None:
    problem = case(task("a", 4, until(rolling(0), 2), required=True))
    order = solve(problem)

    assert order.unplaced[0].alert
    assert [a.rule for a in advise(problem, order) if a.alert] == ["S3"]


def test_a_place_that_goes_on_is_used_and_the_shorter_one_is_the_reason_for_waiting() -> None:
    short, late = until(rolling(2, "Short"), 5), rolling(8, "Late")
    problem = case(task("a", 6, short, late))
    order = solve(problem)
    _, before, wait = explain(problem, order)["a"]

    assert order.starts == {"a": 8}
    assert (before.code, before.to_week) == ("no_place_yet", 1)
    assert (wait.code, wait.about, wait.from_week, wait.to_week) == (
        "contract_ends",
        ("Short",),
        2,
        7,
    )
    assert wait.text == (
        "The contract of Short ends on 12 February 2027, too soon for work of 6 weeks; Late has no "
        "free place before the week of 1 March 2027."
    )
    assert solve(without_reason(without_reason(problem, wait), before)).starts["a"] == 0
    assert solve(without_reason(problem, wait)).starts["a"] == 2


def test_a_contract_that_is_not_in_the_way_is_not_named() -> None:
    [_, reason] = reasons_of(case(task("a", 4, until(rolling(3), 6))))

    assert reason.code == "no_place_yet"
    assert "contract" not in reason.text


def test_no_later_group_counts_that_would_outlast_the_contract() -> None:
    [reason] = reasons_of(case(task("a", 4, until(groups((1, 0), (9, 2)), 8))))

    assert reason.code == "contract_ends"
    assert reason.text == (
        "The group of Skills that starts on 13 January 2027 is full, and its contract ends on "
        "5 March 2027, too soon for work of 4 weeks."
    )


def test_a_full_group_is_the_reason_where_the_contract_is_not() -> None:
    [reason] = reasons_of(case(task("a", 4, until(groups((1, 0)), 8))))

    assert reason.code == "waiting_until_after_end"
    assert reason.help is not None
    assert reason.help.kind == "seat"


def test_a_seat_beyond_the_contract_is_no_help() -> None:
    problem = case(task("a", 4, until(groups((9, 0)), 8)))
    [reason] = reasons_of(problem)

    assert reason.code == "waiting_until_after_end"
    assert reason.help is None


def test_what_follows_counts_from_the_end_of_what_comes_first() -> None:
    after = (Prerequisite("b"),)
    last = until(rolling(0), 6)
    fits = case(task("b", 3), task("a", 4, last, after=after))
    assert solve(fits).starts["a"] == 3
    late = case(task("b", 4), task("a", 4, last, after=after))
    assert reasons_of(late)[0].code == "contract_ends"


def test_a_date_moved_beyond_the_contract_is_named_with_it() -> None:
    problem = case(task("a", 4, until(rolling(0), 6), fixed_start=4))
    [reason] = reasons_of(problem)

    assert reason.code == "chosen_date_not_possible"
    assert reason.text == (
        "It was moved to the week of 1 February 2027, when it cannot start. The contract of "
        "Shelter ends on 19 February 2027, too soon for work of 4 weeks."
    )
    assert reason.help is not None
    assert reason.help.text == "Another date: from the week of 4 January 2027."


def test_unknown_capacity_stays_unknown_and_a_contract_too_short_is_said() -> None:
    enough = reasons_of(case(task("a", 4, until(unknown(), 3))))
    assert [reason.code for reason in enough] == ["date_not_known"]
    short = reasons_of(case(task("a", 4, until(unknown(), 2), required=True)))
    assert [reason.code for reason in short] == ["date_not_known", "contract_ends"]
    assert all(reason.alert for reason in short)
    assert short[1].text == (
        "The contract of Clinic ends on 22 January 2027, too soon for work of 4 weeks."
    )
    either = case(task("a", 4, until(unknown(), 2), unknown("Hospital")))
    assert [reason.code for reason in reasons_of(either)] == ["date_not_known"]


def test_started_work_is_not_moved_by_it() -> None:
    problem = case(task("old", 9, until(rolling(0), 2), running_since=-1))
    order = solve(problem)

    assert order.placements == (Placement("old", -1, "", "running"),)
    assert check(problem, order) == ()


def test_the_checker_sees_work_that_outlasts_the_contract() -> None:
    problem = case(task("a", 4, until(rolling(0), 6)))
    (late,) = moved(problem, solve(problem), "a", 4)

    assert "after_contract" in [violation.code for violation in check(problem, late)]


@pytest.mark.parametrize(
    ("opening", "message"),
    [
        (replace(own(), last_week=3, ends_on=MONDAY), "own work has no contract"),
        (replace(rolling(0), last_week=3), "last_week and ends_on go together"),
        (replace(rolling(0), ends_on=MONDAY), "last_week and ends_on go together"),
        (until(rolling(0), -2), "last_week cannot be before -1"),
        (replace(until(rolling(0), 3), last_week=4), "is not in the last week"),
        (replace(until(rolling(0), 3), last_week=2), "is not in the last week"),
    ],
)
def test_a_contract_without_sense_is_refused(opening: Opening, message: str) -> None:
    with pytest.raises(ValueError, match=message):
        case(task("a", 4, opening))


def test_who_is_too_old_for_a_place_is_said_why() -> None:
    with pytest.raises(ValueError, match="not_after must say why"):
        case(task("a", 4, replace(rolling(0), start_by=3)))


def test_a_contract_counts_to_the_last_friday_before_its_end() -> None:
    opening = until(rolling(0), 3)
    assert opening.ends_on is not None
    for days, good in [(-1, False), (0, True), (6, True), (7, False)]:
        changed = replace(opening, ends_on=opening.ends_on + timedelta(days=days))
        if good:
            case(task("a", 4, changed))
        else:
            with pytest.raises(ValueError, match="is not in the last week"):
                case(task("a", 4, changed))
