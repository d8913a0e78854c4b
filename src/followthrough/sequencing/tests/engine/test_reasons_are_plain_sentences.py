"""The words that a practitioner reads, one case for each kind of reason."""

from followthrough.sequencing.engine.explain import explain
from followthrough.sequencing.engine.problem import CaseProblem, Prerequisite
from followthrough.sequencing.engine.solve_case import solve
from followthrough.sequencing.engine.words import counted, listed, plain_date
from followthrough.sequencing.tests.engine.cases import MONDAY, case, groups, own, rolling, task


def sentences(problem: CaseProblem, key: str = "a") -> list[str]:
    return [reason.text for reason in explain(problem, solve(problem))[key]]


def test_a_start_at_once_says_what_makes_it_possible() -> None:
    assert sentences(case(task("a"))) == [
        "Can start straight away, in the week of 4 January 2027: no outside place is needed."
    ]


def test_a_group_names_its_date_and_the_full_ones_before_it() -> None:
    assert sentences(case(task("a", 4, groups((1, 0), (3, 0), (8, 2))))) == [
        (
            "Starts in the week of 1 March 2027: a group of Skills with a free seat starts on "
            "3 March 2027."
        ),
        (
            "The groups of Skills that start on 13 January 2027 and 27 January 2027 are full, and "
            "the next with a free seat starts on 3 March 2027."
        ),
    ]


def test_a_full_group_in_the_last_week_before_the_start_is_named() -> None:
    assert sentences(case(task("a", 4, groups((0, 1), (2, 0), (3, 1)), not_before=1)))[1:] == [
        "The practitioner decided that it should not start before the week of 11 January 2027.",
        (
            "The group of Skills that starts on 20 January 2027 is full, and the next with a free "
            "seat starts on 27 January 2027."
        ),
    ]


def test_many_full_groups_are_counted() -> None:
    problem = case(task("a", 4, groups((1, 0), (2, 0), (3, 0), (4, 0), (8, 2))))
    assert sentences(problem)[1].startswith(
        "4 groups of Skills from 13 January 2027 to 3 February 2027 are full"
    )


def test_weeks_without_a_group_are_named() -> None:
    assert sentences(case(task("a", 4, groups((1, 1)))))[1] == (
        "No group of Skills starts in the week of 4 January 2027, and the next with a free seat "
        "starts on 13 January 2027."
    )


def test_every_way_to_deliver_it_has_its_clause() -> None:
    near, far = rolling(6, "Near"), rolling(None, "Far", penalty=3)
    assert sentences(case(task("a", 4, near, far)))[1] == (
        "Near has no free place before the week of 15 February 2027; "
        "Far is full for as long as can be seen."
    )


def test_a_place_that_is_not_local_is_named() -> None:
    near, far = rolling(2, "Near"), rolling(0, "Far", penalty=9)
    assert "Only Far has a place then, and that is not as local." in sentences(
        case(task("a", 4, near, far))
    )


def test_custody_decisions_prerequisites_and_publication_are_named() -> None:
    assert sentences(case(task("a"), first=2))[1] == (
        "Work can start from the week of 18 January 2027, when the sentence has started."
    )
    assert sentences(case(task("a", fixed_start=2)))[1] == (
        "The practitioner moved it to the week of 18 January 2027."
    )
    assert sentences(case(task("a", not_before=2)))[1] == (
        "The practitioner decided that it should not start before the week of 18 January 2027."
    )
    assert sentences(case(task("a", published_start=2)))[1] == (
        "Its date has been published; an earlier start would change it."
    )
    after = (Prerequisite("b", "finished", 1), Prerequisite("b", "started", 0))
    assert sentences(case(task("a", 2, own(), after=after), task("b", 3)))[1] == (
        "Task b must have finished 1 week before, which allows it from the week of 1 February 2027."
    )


def test_weeks_and_dates_of_a_reason_agree() -> None:
    reason = explain(case(task("a", not_before=2)), solve(case(task("a", not_before=2))))["a"][1]
    assert (reason.from_week, reason.to_week) == (0, 1)
    assert (reason.from_date, str(reason.to_date)) == (MONDAY, "2027-01-17")


def test_dates_lists_and_numbers_in_words() -> None:
    assert plain_date(MONDAY) == "4 January 2027"
    assert [listed([]), listed(["x"]), listed(["x", "y"])] == ["", "x", "x and y"]
    assert listed(["x", "y", "z"]) == "x, y and z"
    assert [counted(1, "week"), counted(2, "week")] == ["1 week", "2 weeks"]
