"""Every combination of facts and of a decision: what may be recorded, what may be decided."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import chain, combinations, product

import pytest

from followthrough.plans.rules import (
    Decision,
    Fact,
    StepFacts,
    StepState,
    last_fact,
    possible_decisions,
    possible_records,
)
from followthrough.plans.tests.values import DAY, a_step

S = StepState
KINDS = ("referred", "started", "not_delivered", "finished", "needs_help")
FACTS = list(chain.from_iterable(combinations(KINDS, n) for n in range(len(KINDS) + 1)))
DECISIONS: list[tuple[str, date] | None] = [
    None,
    *((kind, DAY + timedelta(days=n)) for kind in ("hold", "drop", "move") for n in (-1, 0, 1)),
]
YES_NO = (False, True)

# Recorded in every case / only while it needs help / only while it does not.
OF_STATE = {
    S.PLANNED: {"started", "worked", "finished", "not_delivered"},
    S.WAITING: {"started", "worked", "finished", "not_delivered"},
    S.STARTED: {"worked", "finished", "not_delivered"},
    S.HELD: {"not_delivered"},
    S.FINISHED: set(),
    S.DROPPED: set(),
    S.NOT_DELIVERED: set(),
}
GOES_ON = {S.PLANNED, S.WAITING, S.STARTED}


def expected_records(step: StepFacts) -> set[str]:
    may = set(OF_STATE[step.state])
    if step.state is S.PLANNED and step.route == "referral":
        may.add("referred")
    if step.state in GOES_ON:
        may.add("help_given" if "needs_help" in step.facts else "needs_help")
    others = step.route == "referral" or step.actor in {"provider", "agency"}
    if step.state in {S.WAITING, S.STARTED} and others:
        may |= {"asked", "passed_on"}
    recorded = set(step.facts) - {"needs_help"}
    if recorded and step.state is not S.DROPPED:
        may.add("taken_back")
    return may


@pytest.mark.parametrize("actor", ["practitioner", "provider"])
@pytest.mark.parametrize("route", ["referral", "probation_staff", "person"])
def test_what_may_be_recorded_follows_from_the_state(route: str, actor: str) -> None:
    for kinds, decided in product(FACTS, DECISIONS):
        step = made(kinds, decided, route=route, actor=actor)
        result = possible_records(step)
        assert set(result) == expected_records(step), (kinds, decided)
        assert len(set(result)) == len(result)


@pytest.mark.parametrize("route", ["referral", "probation_staff"])
def test_what_is_recorded_is_not_asked_for_twice(route: str) -> None:
    for kinds, decided in product(FACTS, DECISIONS):
        result = possible_records(made(kinds, decided, route=route))
        assert not set(kinds) & set(result), "a double submit finds it recorded already"


@pytest.mark.parametrize(("stabilising", "required"), list(product(YES_NO, YES_NO)))
@pytest.mark.parametrize(("protects", "stable_on"), list(product(YES_NO, (None, DAY))))
def test_what_may_be_decided_follows_from_the_state(
    stabilising: bool, required: bool, protects: bool, stable_on: date | None
) -> None:
    for kinds, decided in product(FACTS, DECISIONS):
        step = made(kinds, decided, protects_others=protects, stable_on=stable_on)
        waits = step.state in {S.PLANNED, S.WAITING, S.HELD}
        open_ = waits or step.state is S.STARTED
        expected = {
            "move": waits and not protects,
            "hold": open_ and step.state is not S.HELD and not protects,
            "drop": open_ and not protects and not required,
            "resume": bool(decided) and step.state not in {S.FINISHED, S.NOT_DELIVERED},
            "stable_enough": stabilising and stable_on is None,
            "not_stable": stable_on is not None,
        }
        result = possible_decisions(step, stabilising, required)
        assert set(result) == {kind for kind, may in expected.items() if may}, (kinds, decided)


def test_a_step_can_always_go_on_or_come_back_unless_it_was_finished_or_dropped() -> None:
    """No dead end: from every state something leads on, a correction at least."""
    for kinds, decided in product(FACTS, DECISIONS):
        step = made(kinds, decided)
        ways = {*possible_records(step), *possible_decisions(step, False, False)}
        assert ways, (kinds, decided)


@pytest.mark.parametrize(
    ("kinds", "last"),
    [
        ((), None),
        (("needs_help",), None),
        (("referred",), "referred"),
        (("referred", "started"), "started"),
        (("started", "finished"), "finished"),
        (("referred", "not_delivered"), "not_delivered"),
        (("referred", "needs_help"), "referred"),
    ],
)
def test_the_fact_furthest_on_is_taken_back_first(kinds: tuple[str, ...], last: str | None) -> None:
    assert last_fact(made(kinds, None)) == last


def made(kinds: tuple[str, ...], decided: tuple[str, date] | None, **more: object) -> StepFacts:
    decision = Decision(*decided) if decided else None
    return a_step(facts={kind: Fact(DAY) for kind in kinds}, decision=decision, **more)
