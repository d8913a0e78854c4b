"""Unknown capacity gives "not known"; nothing listed and confirmed absence give their own words."""

import pytest

from followthrough.sequencing.engine.explain import explain
from followthrough.sequencing.engine.problem import Prerequisite
from followthrough.sequencing.engine.solve_case import solve
from followthrough.sequencing.tests.engine.cases import case, own, rolling, task, unknown


def test_unknown_capacity_gives_no_date_and_costs_nothing() -> None:
    problem = case(task("a", 4, unknown("Clinic")), task("b"))
    order = solve(problem)
    assert (order.undated, order.unplaced, order.cost) == (("a",), (), 0)
    (reason,) = explain(problem, order)["a"]
    assert (reason.code, reason.from_week, reason.alert) == ("date_not_known", None, False)
    assert reason.text == (
        "The date is not known, because it is not known when Clinic has places. Ask."
    )


def test_a_known_place_beside_an_unknown_one_gives_a_date() -> None:
    assert solve(case(task("a", 4, unknown(), rolling(3)))).starts == {"a": 3}


def test_a_full_place_beside_an_unknown_one_says_both() -> None:
    problem = case(task("a", 4, unknown("Clinic"), rolling(None, "Shelter")))
    (reason,) = explain(problem, solve(problem))["a"]
    assert reason.code == "waiting_until_after_end"
    assert "it is not known when Clinic has places" in reason.text[0].lower() + reason.text[1:]
    assert "Shelter is full" in reason.text


def test_what_follows_work_of_unknown_date_has_no_place_and_names_it() -> None:
    problem = case(task("a", 4, unknown()), task("b", 4, own(), after=(Prerequisite("a"),)))
    (reason,) = explain(problem, solve(problem))["b"]
    assert (reason.code, reason.about) == ("prerequisite_not_placed", ("a",))


@pytest.mark.parametrize(
    ("code", "words"),
    [
        ("nothing_listed", "That does not mean there is none: ask."),
        ("confirmed_not_available", "It has been confirmed"),
    ],
)
def test_nothing_listed_and_confirmed_absence_are_not_the_same(code: str, words: str) -> None:
    problem = case(task("a", 4, absent_reason=code))
    (reason,) = explain(problem, solve(problem))["a"]
    assert reason.code == code
    assert words in reason.text
