"""Whoever let a place go, or was referred too late, comes after those who got it meanwhile."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest

from followthrough.common.actors import OPERATOR
from followthrough.plans.actions.step_decisions import hold_step, resume_step
from followthrough.plans.actions.step_progress import record_start, take_back_last_fact
from followthrough.plans.rules import Fact
from followthrough.sequencing.actions import publish_order
from followthrough.sequencing.models import OrderedStep
from followthrough.sequencing.rules.places_held import OrderedPlace, is_held, places_held
from followthrough.sequencing.tests.one_seat import (
    AT,
    LATER,
    ONE_DAY,
    SOON,
    TODAY,
    cases,
    note,
    one_seat,
    ordered,
    placed,
    refer,
    step_of,
)

LAST = SOON - timedelta(weeks=3)  # the day to refer by of `ordered`


def turn(place: OrderedPlace) -> datetime | None:
    return places_held([place], TODAY).since(place.step_id, place.pool, place.group)


def night_after(day: date) -> datetime:
    """When the day is over; in winter, London has the time of UTC."""
    return datetime(day.year, day.month, day.day, tzinfo=UTC) + ONE_DAY


@pytest.mark.parametrize(
    ("place", "since"),
    [
        (ordered(), AT),
        (ordered(facts={"referred": Fact(LAST)}), AT),
        (ordered(facts={"referred": Fact(LAST + ONE_DAY)}), night_after(LAST + ONE_DAY)),
        # Asked again after a move: the referral was made in time.
        (ordered(facts={"referred": Fact(LAST), "asked": Fact(LAST + ONE_DAY)}), AT),
        # Referred as it was published, so that it has no day to refer by.
        (ordered(refer_by=None, route="referral", facts={"referred": Fact(TODAY)}), AT),
        (
            ordered(refer_by=None, route="referral", facts={"referred": Fact(TODAY + ONE_DAY)}),
            night_after(TODAY + ONE_DAY),
        ),
        # Back in the order.
        (ordered(gave_way=(("hold", AT + ONE_DAY),)), AT + ONE_DAY),
        (ordered(gave_way=(("drop", AT + ONE_DAY), ("hold", AT))), AT + ONE_DAY),
        (ordered(gave_way=(("not_delivered", AT + ONE_DAY),)), AT + ONE_DAY),
        (ordered(gave_way=(("started", AT + ONE_DAY),)), AT + ONE_DAY),
        (ordered(gave_way=(("hold", AT - ONE_DAY),)), AT),  # before any order held it
        (ordered(gave_way=(("move", AT + ONE_DAY), ("referred", AT + ONE_DAY))), AT),
        (ordered(gave_way=(("needs_help", AT + ONE_DAY), ("resume", AT + ONE_DAY))), AT),
    ],
)
def test_the_turn_counts_from_when_the_place_is_held_without_a_break(
    place: OrderedPlace, since: datetime
) -> None:
    assert turn(place._replace(as_of=TODAY)) == since


@pytest.mark.parametrize(("route", "held"), [("referral", False), ("direct", True)])
def test_without_a_day_to_refer_by_only_work_that_needs_no_referral_holds(
    route: str, held: bool
) -> None:
    assert is_held(ordered(refer_by=None, route=route), TODAY) is held


@pytest.mark.django_db
def test_whoever_is_referred_too_late_comes_after_who_got_the_seat() -> None:
    first, second = cases(2)
    one_seat()
    publish_order(OPERATOR, first, today=TODAY)
    last = OrderedStep.objects.get(pool="PL1").refer_by_on
    assert last is not None
    day = last + ONE_DAY
    publish_order(OPERATOR, second, today=day)
    refer(first, day)
    assert placed(second, day).start == SOON
    assert placed(first, day).start == LATER


@pytest.mark.django_db
def test_whoever_was_referred_in_time_keeps_the_turn() -> None:
    first, second = cases(2)
    one_seat()
    publish_order(OPERATOR, first, today=TODAY)
    last = OrderedStep.objects.get(pool="PL1").refer_by_on
    assert last is not None
    refer(first, last)
    assert placed(second, last + ONE_DAY).start == LATER
    assert placed(first, last + ONE_DAY).start == SOON


@pytest.mark.django_db
def test_whoever_takes_up_a_step_again_comes_after_who_got_the_seat() -> None:
    first, second = cases(2)
    one_seat()
    publish_order(OPERATOR, first, today=TODAY)
    hold_step(OPERATOR, first, step_of(first), note(reason="asked_to_wait"))
    publish_order(OPERATOR, second, today=TODAY)
    resume_step(OPERATOR, first, step_of(first), note())
    assert placed(second).start == SOON
    assert placed(first).start == LATER


@pytest.mark.django_db
def test_whoever_takes_up_a_step_that_nobody_else_wanted_has_the_seat_again() -> None:
    first, second = cases(2)
    one_seat()
    publish_order(OPERATOR, first, today=TODAY)
    hold_step(OPERATOR, first, step_of(first), note(reason="asked_to_wait"))
    resume_step(OPERATOR, first, step_of(first), note())
    assert placed(first).start == SOON
    assert placed(second).start == LATER


@pytest.mark.django_db
def test_a_start_that_was_recorded_by_mistake_lets_the_seat_go() -> None:
    first, second = cases(2)
    one_seat()
    publish_order(OPERATOR, first, today=TODAY)
    record_start(OPERATOR, first, step_of(first), note())
    publish_order(OPERATOR, second, today=TODAY)
    assert placed(second).start == SOON
    take_back_last_fact(OPERATOR, first, step_of(first), note())
    assert placed(second).start == SOON
    assert placed(first).start == LATER


@pytest.mark.django_db
def test_a_referral_that_is_taken_back_holds_nothing() -> None:
    first, second = cases(2)
    one_seat()
    refer(first, TODAY)
    publish_order(OPERATOR, first, today=TODAY)
    assert OrderedStep.objects.get(pool="PL1").refer_by_on is None
    assert placed(second).start == LATER
    take_back_last_fact(OPERATOR, first, step_of(first), note())
    assert placed(second).start == SOON
    publish_order(OPERATOR, second, today=TODAY)
    refer(first, TODAY + ONE_DAY)
    assert placed(second, TODAY + ONE_DAY).start == SOON
