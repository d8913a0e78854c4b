"""What ended when a case closed and is not arranged again, first what others had a place for."""

from __future__ import annotations

from followthrough.delivery.rules.opened_again import LetGoKind, let_go
from followthrough.delivery.tests.facts import TODAY, case, on, published, step
from followthrough.delivery.words import say_let_go

ENDED = on(-10)


def test_places_and_referrals_come_before_own_work_and_the_order_with_its_dates():
    to_come = step("Join the group", actor="provider")
    steps = [
        step("Weekly talk", started=-30),
        step("Housing", actor="provider", referred=-30),
        step("Debt advice", actor="agency", started=-30),
        to_come,
        step("Done", finished=-40),
    ]
    facts = case(steps=steps, published=published(to_come, 5))
    since = let_go(facts, ENDED, on(10))
    assert [one.kind for one in since] == ["referral", "place", "work", "order", "date"]
    assert "Start on " in say_let_go(since[-1])


def test_an_order_published_since_stands():
    to_come = step("Join the group", actor="provider")
    facts = case(steps=[to_come], published=published(to_come, 5))
    assert let_go(facts, ENDED, on(-3)) == ()  # published on that day


def test_what_was_recorded_since_is_arranged():
    waits = step("Housing", actor="provider", referred=-30)
    again = step("Debt advice", actor="agency", referred=0)
    facts = case(steps=[waits, again])
    assert [one.step for one in let_go(facts, ENDED, TODAY)] == [waits]


def test_a_date_that_had_passed_when_the_case_closed_is_none():
    to_come = step("Join the group", actor="provider")
    facts = case(steps=[to_come], published=published(to_come, -20))
    assert [one.kind for one in let_go(facts, ENDED, on(10))] == [LetGoKind.ORDER]
