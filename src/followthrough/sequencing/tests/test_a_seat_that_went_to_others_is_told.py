"""One seat has one holder. Whoever had it in a published order and let it go is told that it went
to others: the order no longer holds, once, and My plan says the day no more."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from django.db import DatabaseError, transaction
from django.test import Client
from django.urls import reverse

from followthrough.accounts.queries import actor_for
from followthrough.common.actors import OPERATOR
from followthrough.common.dates import say_date
from followthrough.common.errors import NotAllowed
from followthrough.delivery.models import CaseDigest
from followthrough.delivery.tests.digests import EQUAL, compared
from followthrough.desks.shared.tests.pages import entries
from followthrough.people.models import Case
from followthrough.plans.actions.step_decisions import hold_step, resume_step
from followthrough.plans.actions.step_progress import take_back_last_fact
from followthrough.sequencing.actions import lose_place, publish_order, withdraw_order
from followthrough.sequencing.models import LostPlace, OrderedStep
from followthrough.sequencing.tests.one_seat import (
    GROUPS,
    KIND,
    LATER,
    ONE_DAY,
    SOON,
    TODAY,
    cases,
    holders,
    note,
    one_seat,
    placed,
    refer,
    step_of,
    told_start,
    why,
)
from tests import factories

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("monday")]
WHY = "It was the order of somebody else."


def publish(case: Case, day: date = TODAY) -> None:
    publish_order(OPERATOR, case, today=day)


def test_a_referral_of_the_day_of_a_withdrawal_does_not_take_the_seat_back() -> None:
    first, second = cases(2)
    one_seat()
    publish(first)
    withdraw_order(OPERATOR, first, WHY, seen=1)
    publish(second)
    refer(first, TODAY)
    assert placed(second).start == SOON
    assert placed(first).start == LATER
    assert holders() == [second.pk, first.pk], "they come after who has it"
    publish(first)
    assert (told_start(first), told_start(second)) == (LATER, SOON)
    assert (why(first), why(second)) == ([], [])


def test_a_seat_that_nobody_was_referred_to_in_time_went_to_who_is_told_so() -> None:
    first, second = cases(2)
    one_seat()
    publish(first)
    last = OrderedStep.objects.get(pool="PL1").refer_by_on
    assert last is not None
    day = last + ONE_DAY
    assert why(first, day) == [], "nobody else has it"
    publish(second, day)
    assert why(first, day) == ["place_lost"]
    assert (told_start(first, day), told_start(second, day)) == (None, SOON)
    refer(first, last)  # recorded only now
    assert placed(second, day).start == SOON
    assert why(first, day) == ["place_lost"]


def test_a_step_that_is_taken_up_again_is_told_that_its_seat_went() -> None:
    first, second = cases(2)
    one_seat()
    publish(first)
    hold_step(OPERATOR, first, step_of(first), note(reason="asked_to_wait"))
    publish(second)
    assert why(first) == [], "on hold it has no day"
    resume_step(OPERATOR, first, step_of(first), note())
    assert why(first) == ["place_lost"]
    assert told_start(first) is None


def test_it_is_one_thing_to_do_until_the_order_is_published_again() -> None:
    first, second = cases(2)
    one_seat()
    refer(first, TODAY)
    publish(first)
    take_back_last_fact(OPERATOR, first, step_of(first), note())
    publish(second)
    assert asked(first) == ["order-no-longer-holds"]
    assert asked(second) == []
    assert entries(first)[-1] == "order.place-lost"
    assert compared() == EQUAL
    publish(first)
    assert asked(first) == []
    assert told_start(first) == LATER
    assert compared() == EQUAL


def test_the_same_order_is_published_again_where_the_seat_came_free() -> None:
    first, second = cases(2)
    one_seat()
    publish(first)
    withdrawn = OrderedStep.objects.get(order__case=first, pool="PL1")
    hold_step(OPERATOR, first, step_of(first), note(reason="asked_to_wait"))
    publish(second)
    resume_step(OPERATOR, first, step_of(first), note())
    withdraw_order(OPERATOR, second, WHY, seen=1)
    assert placed(first).start == withdrawn.start_on
    publish_order(OPERATOR, first, today=TODAY, again=False)
    assert why(first) == []
    assert told_start(first) == SOON


def asked(case: Case) -> list[str]:
    due = CaseDigest.objects.get(pk=case.pk).due
    return [item["kind"] for item in due if item["kind"].startswith("order")]


def test_while_a_seat_is_left_nobody_has_lost_one() -> None:
    first, second = cases(2)
    two_seats()
    publish(first)
    hold_step(OPERATOR, first, step_of(first), note(reason="asked_to_wait"))
    publish(second)
    resume_step(OPERATOR, first, step_of(first), note())
    assert why(first) == []
    assert told_start(first) == told_start(second) == SOON


def two_seats() -> None:
    one_seat()
    groups = [{**GROUPS[0], "seats_taken": 6}, GROUPS[1]]
    factories.places(
        pools=[factories.pool("PL1", KIND, kind="groups", capacity=None, groups=groups)]
    )


def test_where_a_provider_takes_seats_away_who_had_theirs_last_is_told_at_the_next_order() -> None:
    first, second = cases(2)
    two_seats()
    publish(first)
    publish(second)
    one_seat()
    publish(first)
    assert (why(first), why(second)) == ([], ["place_lost"])


def test_my_plan_says_the_day_to_one_person(client: Client) -> None:
    amara = factories.practitioner(factories.unit())
    first, second = (factories.case(amara, crn=crn) for crn in ("X000001", "X000002"))
    one_seat()
    client.force_login(amara)
    publish(first)
    assert say_date(SOON) in client.get(reverse("my-plan", args=["X000001"])).text
    hold_step(OPERATOR, first, step_of(first), note(reason="asked_to_wait"))
    publish(second)
    resume_step(OPERATOR, first, step_of(first), note())
    pages = [client.get(reverse("my-plan", args=[crn])).text for crn in ("X000001", "X000002")]
    assert [say_date(SOON) in page for page in pages] == [False, True]


def test_nobody_says_by_hand_that_a_place_is_lost_and_it_stays_as_it_was_noted() -> None:
    first, second = cases(2)
    one_seat()
    publish(first)
    amara = factories.practitioner(factories.unit())
    row = OrderedStep.objects.get(order__case=first, pool="PL1")
    with pytest.raises(NotAllowed):
        lose_place(actor_for(amara), first, row)
    withdraw_order(OPERATOR, first, WHY, seen=1)
    publish(second)
    [lost] = LostPlace.objects.all()
    assert lost.placed_id == row.pk
    with pytest.raises(DatabaseError), transaction.atomic():
        LostPlace.objects.filter(pk=lost.pk).update(at=lost.at - timedelta(days=1))
