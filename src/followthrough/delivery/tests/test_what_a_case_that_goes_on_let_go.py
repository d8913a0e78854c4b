"""What stood when a case closed is asked about once it goes on: one thing to do, first what others
had a place for, until something is recorded or published anew."""

from __future__ import annotations

from dataclasses import replace

import pytest

from followthrough.delivery.rules import WorkFacts
from followthrough.delivery.tests.facts import TODAY, case, on, published, sentence, step, to_do
from followthrough.delivery.words import say_let_go
from followthrough.people.rules.due_item import LEGAL, SAFETY
from followthrough.people.rules.facts import Reopened
from followthrough.sequencing.rules.opened_again import LetGoKind, let_go

KIND = "opened-again"


def reopened(*steps, ended: int = -10, goes_on: int = 0, **parts):
    made = case(steps=list(steps), **parts)
    days = Reopened(on(ended), on(goes_on))
    return WorkFacts(replace(made.case, reopened=days), made.plan, made.published)


def asked(facts):
    return [item for item in to_do(facts) if item.kind == KIND]


def test_places_and_referrals_come_before_own_work_and_the_order_with_its_dates():
    to_come = step("Join the group", actor="provider")
    steps = [
        step("Weekly talk", started=-30),
        step("Housing", actor="provider", referred=-30),
        step("Debt advice", actor="agency", started=-30),
        to_come,
        step("Done", finished=-40),
    ]
    since = let_go(reopened(*steps, published=published(to_come, 5)))
    assert [one.kind for one in since] == ["referral", "place", "work", "order", "date"]
    assert "Start on " in say_let_go(since[-1])


@pytest.mark.parametrize(
    ("who", "said"),
    [
        ({"route": "referral", "actor": "practitioner"}, "(service provider)"),
        ({"route": "referral", "actor": "person"}, "(service provider)"),
        ({"actor": "other"}, "(someone else)"),
        ({"actor": "key_individual"}, "(someone close to them)"),
    ],
)
def test_others_are_whoever_is_not_the_practitioner_or_the_person(who, said):
    [one] = let_go(reopened(step("Housing", referred=-30, **who)))
    assert one.kind is LetGoKind.REFERRAL
    assert say_let_go(one).endswith(said)


def test_an_order_published_since_stands():
    to_come = step("Join the group", actor="provider")
    facts = reopened(to_come, published=published(to_come, 5), goes_on=-3)
    assert let_go(facts) == ()  # published on that day


@pytest.mark.parametrize(("goes_on", "due"), [(0, False), (-3, True)])
def test_no_referral_is_due_by_the_order_of_before(goes_on, due):
    waits = step("Housing", route="referral")
    order = published(waits, 5, refer_by=-1)
    kinds = {item.kind for item in to_do(reopened(waits, published=order, goes_on=goes_on))}
    assert ("no-referral" in kinds) is due


def test_what_was_recorded_since_is_arranged():
    waits = step("Housing", actor="provider", referred=-30)
    again = step("Debt advice", actor="agency", referred=0)
    facts = reopened(waits, again)
    assert [one.step for one in let_go(facts)] == [waits]


def test_a_date_that_had_passed_when_the_case_closed_is_none():
    to_come = step("Join the group", actor="provider")
    facts = reopened(to_come, published=published(to_come, -20))
    assert [one.kind for one in let_go(facts)] == [LetGoKind.ORDER]


REFERRAL = {"actor": "provider", "referred": -30}


@pytest.mark.parametrize(
    ("steps", "order", "text", "action"),
    [
        (
            [step(**REFERRAL), step(started=-30), step(started=-30, actor="agency")],
            False,
            "1 referral and 2 steps stood",
            "Record what became of each",
        ),
        ([step(started=-30)], False, "1 step stood", "Record what became of it"),
        (
            [step(**REFERRAL), step(**REFERRAL)],
            True,
            "2 referrals and the order of delivery stood",
            "Record what became of each and publish the order again",
        ),
        ([], True, "the order of delivery stood", "Publish the order again"),
    ],
)
def test_it_is_one_thing_to_do_that_says_how_many_stood(steps, order, text, action):
    to_come = step("Join the group", actor="provider")
    made = {"published": published(to_come, 5)} if order else {}
    [item] = asked(reopened(*steps, to_come, **made))
    assert item.text == (
        f"Opened again from 4 January 2027: {text} when the case closed on 25 December 2026."
    )
    assert item.action == action
    assert item.urgency == LEGAL


def test_what_protects_others_makes_it_a_matter_of_safety():
    [item] = asked(reopened(step(started=-30, protects_others=True)))
    assert item.urgency == SAFETY


@pytest.mark.parametrize("goes_on", [0, -28, -29, -200])
def test_it_is_asked_until_it_is_answered_however_long_that_takes(goes_on):
    waits = step(actor="provider", started=-290)
    facts = reopened(waits, ended=-260, goes_on=goes_on)
    assert len(asked(facts)) == 1
    answered = waits._replace(last_worked_on=TODAY)
    assert asked(reopened(answered, ended=-260, goes_on=goes_on)) == []


def test_no_order_is_asked_for_where_nothing_is_left_to_order():
    done = step(finished=-30)
    assert asked(reopened(done, published=published(done, -60))) == []


def test_it_ends_with_what_is_recorded_and_published():
    to_come = step("Join the group", actor="provider")
    facts = reopened(
        step(started=-30, last_worked_on=TODAY),
        step(started=-30, decided="hold", decided_on=0),
        to_come,
        published=published(to_come, 5),
        goes_on=-3,
    )
    assert asked(facts) == []


def test_nothing_is_asked_where_no_sentence_runs_or_nothing_stood_or_nothing_ended():
    assert asked(reopened(step(started=-30), sentences=[sentence(-1)])) == []
    assert asked(reopened(step())) == []
    assert asked(case(steps=[step(started=-30)])) == []
