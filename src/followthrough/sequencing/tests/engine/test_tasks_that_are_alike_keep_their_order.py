"""Tasks that differ in name only are told apart by their place in the list, and the short cut that
the model takes for them changes no answer."""

from __future__ import annotations

from hypothesis import example, given
from hypothesis import strategies as st

from followthrough.sequencing.engine.problem import Weights
from followthrough.sequencing.engine.solve_case import solve
from followthrough.sequencing.tests.engine.brute_force import best_by_trying_all
from followthrough.sequencing.tests.engine.cases import case, rolling, task
from tests import sizes

HEAVY = Weights(not_delivered=400, stability=80, load=200, change=40)


LENGTHS, LIMITS = st.integers(1, 3), st.integers(1, 3)
KINDS = st.lists(st.sampled_from(["own", "place"]), min_size=2, max_size=4)


@example(1, 1, ["own", "place", "own"])  # shows ties that are left to the solver
@sizes.examples(15)
@given(LENGTHS, LIMITS, KINDS)
def test_the_answer_is_the_one_that_trying_all_gives(
    weeks: int, at_once: int, kinds: list[str]
) -> None:
    problem = case(
        *(
            task(f"t{n}", weeks, weight=3)
            if kind == "own"
            else task(f"t{n}", weeks, rolling(1), weight=3)
            for n, kind in enumerate(kinds)
        ),
        end=7,
        at_once=at_once,
        weights=HEAVY,
    )
    order = solve(problem)
    _, cost, starts = best_by_trying_all(problem)

    assert order.cost == cost
    assert {p.task: p.start for p in order.placements} == starts


def test_the_first_listed_starts_first() -> None:
    problem = case(*(task(f"t{n}", 4, weight=2) for n in range(6)), at_once=2, weights=HEAVY)
    starts = solve(problem).starts

    assert [starts[f"t{n}"] for n in range(6)] == sorted(starts.values())
