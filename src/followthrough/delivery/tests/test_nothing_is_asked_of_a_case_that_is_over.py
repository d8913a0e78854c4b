"""Of somebody who died, and of a case whose last sentence has ended, nothing is asked that would go
on; nothing of them is praised, and nobody failed to deliver to them."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from followthrough.delivery.rules import WorkFacts, due, good_news, status_sentence
from followthrough.delivery.rules.coverage import coverage
from followthrough.delivery.rules.digest import NOT_COUNTED, digest_of
from followthrough.delivery.tests.facts import case, context, on, sentence, step, to_do
from followthrough.delivery.tests.strategies import eventful_cases
from tests import sizes

AFTER_DEATH = {"after-death", "close-case"}
AFTER_END = {
    "sentence-ended",
    "requirement-ended-undone",
    "counts-differ",
    "others-after-end",
    "close-case",
}


def with_victims(facts: WorkFacts) -> WorkFacts:
    assert facts.case.assessment is not None
    assessed = replace(facts.case.assessment, victim_contact="yes")
    return replace(facts, case=replace(facts.case, assessment=assessed))


def died(facts: WorkFacts, days: int = -3) -> WorkFacts:
    return replace(facts, case=replace(facts.case, died_on=on(days)))


@sizes.examples(200)
@given(facts=eventful_cases())
def test_nothing_is_asked_praised_or_counted_of_somebody_who_died(facts: WorkFacts) -> None:
    dead = died(facts)
    digest = digest_of(dead, context())
    assert {item.kind for item in digest.due} <= AFTER_DEATH
    assert digest.due, "somebody has to close the case"
    assert (digest.good_news, digest.lines, digest.steps, digest.immediate) == ((), (), (), ())
    assert (digest.plan_state, digest.marks) == (NOT_COUNTED, {"died:yes"})
    assert good_news(dead, context()) == []
    assert coverage([dead], context()).cases == 0
    assert status_sentence(dead, context()) == f"{facts.case.called} died on 1 January 2027."


@sizes.examples(200)
@given(facts=eventful_cases(), ago=st.integers(1, 200))
def test_nothing_that_would_go_on_is_asked_once_the_last_sentence_has_ended(
    facts: WorkFacts, ago: int
) -> None:
    alive = replace(facts.case, died_on=None)
    ended = tuple(s._replace(starts_on=on(-500), ends_on=on(-ago)) for s in alive.sentences)
    over = replace(facts, case=replace(alive, sentences=ended))
    found = {item.kind for item in due(over, context())}
    assert found <= AFTER_END
    assert "close-case" in found


@pytest.mark.parametrize(("ends", "speaks"), [(0, False), (-1, True)])
def test_closing_is_asked_for_from_the_day_after_the_last_sentence(ends, speaks):
    facts = case(steps=[], sentences=[sentence(-40), sentence(ends)])
    assert ("close-case" in {item.kind for item in due(facts, context())}) is speaks


def test_it_is_asked_for_with_the_day_of_the_end():
    [item] = to_do(case(steps=[], sentences=[sentence(-1)]))
    assert item.text == "The last sentence ended on 3 January 2027."
    assert item.action == "Close the case once nothing is left to settle"
    assert item.at == ("close-case", ("X000001",), "")


def test_a_manager_is_asked_for_what_follows_a_death_and_for_nothing_that_was_seen_to():
    dead = with_victims(died(case(steps=[step(by=-1)], sentences=[sentence(300)])))
    [item] = to_do(dead)
    assert item.text == "Sam died on 1 January 2027."
    assert item.action == "See to: report of the death, contact with the family and victim liaison"
    [asked] = due(dead, context())
    assert asked.addressee == "manager"
    seen = replace(dead, case=replace(dead.case, after_death=frozenset({"report"})))
    assert [item.action for item in to_do(seen)] == [
        "See to: contact with the family and victim liaison"
    ]


def test_the_case_is_closed_once_all_is_seen_to():
    dead = died(case(steps=[], sentences=[sentence(300)]))
    seen = replace(
        dead,
        case=replace(dead.case, after_death=frozenset({"report", "family", "victim_liaison"})),
    )
    [item] = to_do(seen)
    assert item.text == "Sam died on 1 January 2027, and all is seen to."
    assert item.action == "Close the case"


def test_of_a_closed_case_nothing_is_asked_also_where_the_person_died():
    dead = died(case(steps=[], sentences=[sentence(300)]))
    closed = replace(dead, case=replace(dead.case, closed_on=on(-1)))
    assert digest_of(closed, context()).due == ()
