"""Once an order is withdrawn, everything is as where none was published."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from django.db import DatabaseError, transaction
from django.test import Client
from django.urls import reverse

from followthrough.accounts.queries import actor_for
from followthrough.common.actors import OPERATOR
from followthrough.common.errors import NotAllowed, NotPossible, SavedElsewhere
from followthrough.delivery.actions.digests import make_anew
from followthrough.delivery.models import CaseDigest
from followthrough.delivery.tests.digests import EQUAL, compared, stale_ids
from followthrough.desks.shared.tests.pages import entries
from followthrough.people.models import Case
from followthrough.plans.actions.step_decisions import hold_step
from followthrough.plans.actions.step_progress import record_referral, record_start
from followthrough.plans.models import Step
from followthrough.plans.queries import plan_facts
from followthrough.plans.rules import StepState
from followthrough.plans.tests.factories import note
from followthrough.sequencing.actions import fingerprint_of, publish_order, withdraw_order
from followthrough.sequencing.models import OrderedStep, PublishedOrder, WithdrawnOrder
from followthrough.sequencing.queries import held_places, proposals, published_orders
from followthrough.sequencing.rules.due import ORDER_NO_LONGER_HOLDS
from tests import factories
from tests.threads import at_once

pytestmark = pytest.mark.usefixtures("monday")

TODAY = factories.TODAY
KIND = "building_choices_moderate"
SOON, LATER = TODAY + timedelta(weeks=8), TODAY + timedelta(weeks=16)
WHY = "It was the order of somebody else."
GROUPS = [
    {"code": "G1", "starts_on": SOON.isoformat(), "seats": 1},
    {"code": "G2", "starts_on": LATER.isoformat(), "seats": 8},
]


def one_seat() -> None:
    places(*GROUPS)


def places(*groups: dict[str, Any]) -> None:
    pool = factories.pool("PL1", KIND, kind="groups", capacity=None, groups=list(groups))
    factories.places(
        providers=[factories.PROVIDER], services=[factories.service(KIND)], pools=[pool]
    )


def starts(case: Case) -> Any:
    [proposal] = proposals([case.pk], TODAY)
    return next(step.start for step in proposal.steps if step.step.intervention == KIND)


def publish(case: Case, **more: Any) -> PublishedOrder:
    return publish_order(OPERATOR, case, today=TODAY, **more)


@pytest.mark.django_db
def test_the_places_that_it_held_are_free_again_and_whoever_comes_first_gets_them() -> None:
    first, second = factories.case(), factories.case(crn="X000002")
    one_seat()
    publish(first)
    assert starts(second) == LATER
    withdraw_order(OPERATOR, first, WHY, seen=1)
    assert starts(second) == SOON
    publish(second)
    assert starts(first) == LATER
    assert publish(first).number == 2


@pytest.mark.django_db
def test_a_turn_that_was_given_up_is_counted_from_the_next_order() -> None:
    case = factories.case()
    one_seat()
    publish(case)
    before = OrderedStep.objects.get(pool="PL1").held_since
    withdraw_order(OPERATOR, case, WHY, seen=1)
    again = OrderedStep.objects.get(order=publish(case), pool="PL1")
    assert before is not None
    assert again.held_since is not None
    assert again.held_since > before


@pytest.mark.django_db
def test_a_referral_that_was_made_goes_on_holding_its_place() -> None:
    """The service has it. It is held until another order of the case says where its work is done,
    and its turn is kept."""
    first, second = factories.case(), factories.case(crn="X000002")
    one_seat()
    publish(first)
    step = Step.objects.get(goal__plan__case=first, intervention=KIND)
    before = OrderedStep.objects.get(order__case=first, step=step)
    record_referral(OPERATOR, first, step.pk, note())
    withdraw_order(OPERATOR, first, WHY, seen=1)
    assert starts(second) == LATER
    assert starts(first) == SOON
    again = OrderedStep.objects.get(order=publish(first), step=step)
    assert (again.group, again.held_since) == ("G1", before.held_since)
    hold_step(OPERATOR, first, step.pk, note(reason="waiting_list"))
    assert starts(second) == SOON


@pytest.mark.django_db
def test_a_referral_holds_the_place_of_no_order_before_the_last() -> None:
    """Another order took the place of the one that was withdrawn, and was withdrawn too."""
    first, second = factories.case(), factories.case(crn="X000002")
    one_seat()
    publish(first)
    withdraw_order(OPERATOR, first, WHY, seen=1)
    publish(second)
    publish(first)
    step = Step.objects.get(goal__plan__case=first, intervention=KIND)
    record_referral(OPERATOR, first, step.pk, note())
    withdraw_order(OPERATOR, first, WHY, seen=2)
    held = held_places(["PL1"], TODAY).by_place
    assert {where: [one.case_id for one in there] for where, there in held.items()} == {
        ("PL1", "G1"): [second.pk],
        ("PL1", "G2"): [first.pk],
    }


@pytest.mark.django_db
def test_what_has_started_goes_on() -> None:
    case = factories.case()
    publish(case)
    step = Step.objects.get(ref="T1")
    record_start(OPERATOR, case, step.pk, note())
    before = plan_facts([case.pk])[case.pk].steps
    withdraw_order(OPERATOR, case, WHY, seen=1)
    after = plan_facts([case.pk])[case.pk].steps
    assert after == before
    assert StepState.STARTED in {one.state for one in after}


@pytest.mark.django_db
def test_nothing_is_asked_of_an_order_that_no_longer_stands() -> None:
    """A group that it had starts on another day: that is a thing to do until it is withdrawn."""
    case = factories.case()
    one_seat()
    publish(case)
    moved = {**GROUPS[0], "starts_on": (SOON + timedelta(weeks=1)).isoformat()}
    places(moved, GROUPS[1])
    make_anew([case.pk])
    assert ORDER_NO_LONGER_HOLDS.code in asked(case)
    withdraw_order(OPERATOR, case, WHY, seen=1)
    assert ORDER_NO_LONGER_HOLDS.code not in asked(case)
    assert stale_ids() == set()
    assert compared() == EQUAL


def asked(case: Case) -> set[str]:
    return {item["kind"] for item in CaseDigest.objects.get(pk=case.pk).due}


@pytest.mark.django_db
def test_my_plan_is_as_before_anything_was_published(client: Client) -> None:
    amara = factories.practitioner(factories.unit())
    case = factories.case(amara)
    one_seat()
    client.force_login(amara)
    mine = reverse("my-plan", args=["X000001"])
    before = client.get(mine).text
    publish(case)
    assert client.get(mine).text != before
    withdraw_order(actor_for(amara), case, WHY, seen=1)
    assert client.get(mine).text == before


@pytest.mark.django_db
def test_who_may_not_publish_may_not_withdraw() -> None:
    case = factories.case(factories.practitioner(factories.unit()))
    publish(case)
    other = actor_for(factories.user("other", units=(factories.unit("U9"),)))
    with pytest.raises(NotAllowed):
        withdraw_order(other, case, WHY, seen=1)
    assert entries(case) == ["order.published"]


@pytest.mark.django_db
@pytest.mark.parametrize("words", ["", " \n", "a\x00b", "a" * 100_000])
def test_words_that_say_nothing_or_cannot_be_kept_are_refused(words: str) -> None:
    case = factories.case()
    publish(case)
    with pytest.raises(NotPossible):
        withdraw_order(OPERATOR, case, words, seen=1)
    assert entries(case) == ["order.published"]
    assert published_orders([case.pk])[case.pk].number == 1


@pytest.mark.django_db
def test_an_order_is_withdrawn_once_and_the_database_keeps_what_was_said() -> None:
    case = factories.case()
    order = publish(case)
    row = withdraw_order(OPERATOR, case, WHY, seen=1)
    with pytest.raises(NotPossible):
        withdraw_order(OPERATOR, case, "Another reason.", seen=1)
    for change in ({"words": "Another reason."}, {"by_id": None, "order_id": order.pk + 1}):
        with pytest.raises(DatabaseError), transaction.atomic():
            WithdrawnOrder.objects.filter(pk=row.pk).update(**change)
    with pytest.raises(DatabaseError), transaction.atomic():
        PublishedOrder.objects.filter(pk=order.pk).update(replaced_on=None)
    assert WithdrawnOrder.objects.get().words == WHY


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("tried", range(3))
def test_of_publishing_and_withdrawing_at_once_the_second_is_told(tried: int) -> None:
    """Each has seen order 1. Whoever comes second finds that it is no longer the one that stands,
    and nothing of theirs is stored."""
    case = factories.case()
    publish(case)
    [proposal] = proposals([case.pk], TODAY)
    seen = fingerprint_of(proposal, published_orders([case.pk])[case.pk])
    results = at_once(
        lambda: publish(case, seen=seen), lambda: withdraw_order(OPERATOR, case, WHY, seen=1)
    )
    refused = [isinstance(one, SavedElsewhere | NotPossible) for one in results]
    assert sorted(refused) == [False, True], results
    standing = list(PublishedOrder.objects.current().values_list("number", flat=True))
    if refused[0]:  # it was withdrawn first
        assert entries(case) == ["order.published", "order.withdrawn"]
        assert standing == []
    else:
        assert entries(case) == ["order.published", "order.published"]
        assert standing == [2]
        assert not WithdrawnOrder.objects.exists()
    assert compared() == EQUAL


@pytest.mark.django_db(transaction=True)
def test_of_two_who_withdraw_at_once_one_is_told() -> None:
    case = factories.case()
    publish(case)
    works = [lambda why=why: withdraw_order(OPERATOR, case, why, seen=1) for why in ("One", "Two")]
    results = at_once(*works)
    assert sum(isinstance(one, NotPossible) for one in results) == 1, results
    assert WithdrawnOrder.objects.count() == 1
    assert entries(case) == ["order.published", "order.withdrawn"]
