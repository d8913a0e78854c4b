"""A place that the published order of somebody holds is not free for the next person."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest

from followthrough import policy
from followthrough.common.actors import OPERATOR
from followthrough.common.errors import NotPossible, SavedElsewhere
from followthrough.people.models import Case, Person
from followthrough.plans.rules import Decision, Fact
from followthrough.sequencing.actions import fingerprint_of, publish_order
from followthrough.sequencing.models import OrderedStep
from followthrough.sequencing.queries import held_places, proposals
from followthrough.sequencing.rules import DateKind
from followthrough.sequencing.rules.places_held import is_held, places_held
from followthrough.sequencing.tests.facts import place
from followthrough.sequencing.tests.one_seat import (
    AT,
    GROUPS,
    KIND,
    LATER,
    SOON,
    TODAY,
    cases,
    one_seat,
    ordered,
    placed,
    refer,
)
from tests import factories
from tests.threads import at_once

REFERRED = {"referred": Fact(TODAY)}


@pytest.mark.parametrize(
    ("changes", "day", "held"),
    [
        ({}, SOON - timedelta(weeks=3), True),
        ({}, SOON - timedelta(weeks=3) + timedelta(days=1), False),
        ({"refer_by": None}, SOON, True),
        ({"refer_by": None}, SOON + timedelta(days=1), False),
        ({"facts": {"referred": Fact(TODAY)}}, SOON, True),
        ({"facts": {"referred": Fact(TODAY)}}, SOON + timedelta(days=1), False),
        ({"facts": {"referred": Fact(TODAY), "started": Fact(TODAY)}}, TODAY, False),
        ({"facts": {"not_delivered": Fact(TODAY, "waiting_list")}}, TODAY, False),
        ({"decision": Decision("hold", TODAY, reason="not_ready")}, TODAY, False),
        ({"decision": Decision("drop", TODAY, reason="not_ready")}, TODAY, False),
        ({"decision": Decision("move", TODAY, SOON)}, TODAY, True),
        ({"withdrawn_on": TODAY}, TODAY, False),
        ({"withdrawn_on": TODAY, "refer_by": None}, TODAY, False),
        ({"withdrawn_on": TODAY, "facts": REFERRED}, SOON, True),
        ({"withdrawn_on": TODAY, "facts": REFERRED}, SOON + timedelta(days=1), False),
        # Referred after the order was withdrawn: its place may be somebody else's by then.
        ({"withdrawn_on": TODAY - timedelta(days=1), "facts": REFERRED}, SOON, False),
    ],
)
def test_an_order_holds_a_place_until_the_day_to_refer_by_and_then_the_referral_does(
    changes: dict[str, Any], day: date, held: bool
) -> None:
    assert is_held(ordered(**changes), day) is held


def test_who_held_a_place_first_keeps_it_and_one_person_counts_once() -> None:
    [pool] = place(KIND, None).pools[KIND]
    held = places_held(
        [
            ordered(case_id=3, step_id=31, since=AT + timedelta(hours=2)),
            ordered(case_id=1, step_id=11),
            ordered(case_id=1, step_id=12),
            ordered(case_id=2, step_id=21, since=AT + timedelta(hours=1)),
        ],
        TODAY,
    )
    assert [held.before(pool, "G1", case_id) for case_id in (1, 2, 3, 4)] == [0, 1, 2, 3]
    assert held.before(pool, "G2", 4) == 0
    assert held.since(21, "PL1", "G1") == AT + timedelta(hours=1)
    assert held.since(21, "PL1", "G2") is None


@pytest.mark.parametrize(("referred", "ahead"), [(-1, 0), (0, 1), (1, 1)])
def test_whom_the_provider_counts_is_not_counted_again(referred: int, ahead: int) -> None:
    [pool] = place(KIND, None).pools[KIND]
    on = pool.said_on + timedelta(days=referred)
    held = places_held([ordered(facts={"referred": Fact(on)})], TODAY)
    assert held.before(pool, "G1", 4) == ahead


def full(said_on: str) -> None:
    """The provider counts whoever was referred."""
    groups = [{**GROUPS[0], "seats_taken": 8}, GROUPS[1]]
    pool = factories.pool("PL1", KIND, kind="groups", capacity=None, groups=groups, said_on=said_on)
    factories.places(pools=[pool])


@pytest.mark.django_db
def test_the_last_seat_of_a_group_is_promised_to_one_person() -> None:
    first, second = cases(2)
    one_seat()
    assert placed(second).start == SOON
    publish_order(OPERATOR, first, today=TODAY)

    assert placed(first).start == SOON, "their own seat is theirs"
    found = placed(second)
    assert found.start == LATER
    assert any("other plans hold the last seats" in reason.text for reason in found.reasons)
    publish_order(OPERATOR, second, today=TODAY)
    stored = OrderedStep.objects.filter(pool="PL1").order_by("order__case__person__crn")
    assert [(row.group, row.start_on) for row in stored] == [("G1", SOON), ("G2", LATER)]


@pytest.mark.django_db
def test_publishing_again_keeps_the_turn() -> None:
    first, second = cases(2)
    one_seat()
    publish_order(OPERATOR, first, today=TODAY)
    [before] = OrderedStep.objects.filter(pool="PL1")
    again = publish_order(OPERATOR, first, today=TODAY)
    after = OrderedStep.objects.get(order=again, pool="PL1")
    assert after.held_since == before.held_since
    assert placed(second).start == LATER


@pytest.mark.django_db
def test_a_seat_that_nobody_was_referred_to_in_time_is_free_again() -> None:
    first, second = cases(2)
    one_seat()
    publish_order(OPERATOR, first, today=TODAY)
    last = OrderedStep.objects.get(pool="PL1").refer_by_on
    assert last is not None
    assert placed(second, last).start == LATER
    assert placed(second, last + timedelta(days=1)).start == SOON


@pytest.mark.django_db
def test_a_seat_of_somebody_who_died_or_whose_case_is_closed_is_free_again() -> None:
    first, second = cases(2)
    one_seat()
    publish_order(OPERATOR, first, today=TODAY)
    Person.objects.filter(pk=first.person_id).update(died_on=TODAY)
    assert placed(second).start == SOON
    Person.objects.filter(pk=first.person_id).update(died_on=None)
    Case.objects.filter(pk=first.pk).update(closed_on=TODAY)
    assert placed(second).start == SOON


@pytest.mark.django_db
def test_other_plans_come_first_where_places_come_free_one_after_the_other() -> None:
    *others, last = cases(4)
    pool = factories.pool("PL1", KIND, capacity=10, first_free_on=SOON.isoformat())
    factories.places(
        providers=[factories.PROVIDER], services=[factories.service(KIND)], pools=[pool]
    )
    starts = []
    for case in others:
        starts.append(placed(case).start)
        publish_order(OPERATOR, case, today=TODAY)
    starts.append(placed(last).start)
    assert all(start is not None for start in starts)
    weeks = policy.on(TODAY).interventions[KIND].weeks
    assert starts == [SOON + timedelta(weeks=at * weeks // 10) for at in range(4)]
    assert [placed(case).start for case in others] == starts[:-1], "each keeps what was promised"
    text = " ".join(reason.text for reason in placed(last).reasons)
    assert "as other plans hold those of before" in text


@pytest.mark.django_db(transaction=True)
def test_of_people_who_publish_at_once_one_gets_the_last_seat() -> None:
    """Each has seen the seat free. Whoever comes second is told that places are not as they were,
    and nothing of theirs is published."""
    world = cases(4)
    one_seat()
    seen = {case.pk: fingerprint_of(next(proposals([case.pk], TODAY))) for case in world}
    works = [
        lambda case=case: publish_order(OPERATOR, case, today=TODAY, seen=seen[case.pk])
        for case in world
    ]
    results = at_once(*works)
    assert sum(isinstance(one, SavedElsewhere) for one in results) == 3
    [held] = OrderedStep.objects.filter(pool="PL1")
    assert held.group == "G1"


@pytest.mark.django_db
def test_what_is_held_is_read_in_one_statement_and_not_at_all_where_nothing_is_asked(
    django_assert_num_queries: Any,
) -> None:
    with django_assert_num_queries(1):
        held_places(["PL1", "PL2"], TODAY)
    with django_assert_num_queries(0):
        held_places([], TODAY)


@pytest.mark.django_db
def test_work_without_a_place_holds_none() -> None:
    [case] = cases(1)
    publish_order(OPERATOR, case, today=TODAY)
    assert not OrderedStep.objects.exclude(pool="").exists()
    assert placed(case).date_kind is not DateKind.GROUP


@pytest.mark.django_db
def test_the_seat_of_somebody_whom_the_provider_counts_is_not_full_for_them() -> None:
    first, second = cases(2)
    one_seat()
    publish_order(OPERATOR, first, today=TODAY)
    refer(first, TODAY)
    full(said_on=(TODAY + timedelta(days=7)).isoformat())
    day = TODAY + timedelta(days=8)
    assert placed(first, day).start == SOON
    assert placed(second, day).start == LATER


@pytest.mark.django_db
def test_a_group_is_not_taken_over_by_another_pool() -> None:
    cases(1)
    one_seat()
    other = factories.pool("PL2", KIND, kind="groups", capacity=None, groups=GROUPS)
    with pytest.raises(NotPossible, match="Another pool than 'PL2' has the group 'G1' already"):
        factories.places(pools=[other])


@pytest.mark.django_db
def test_a_pool_without_a_place_and_a_day_that_is_past_are_no_place() -> None:
    [case] = cases(1)
    pool = factories.pool("PL1", KIND, capacity=0, wait_weeks=2)
    factories.places(
        providers=[factories.PROVIDER], services=[factories.service(KIND)], pools=[pool]
    )
    assert placed(case).date_kind is DateKind.NO_PLACE
    factories.places(pools=[{**pool, "capacity": 5, "first_free_on": "2026-12-20"}])
    assert placed(case).date_kind is DateKind.NOT_KNOWN
    factories.places(pools=[{**pool, "capacity": 5, "first_free_on": "2026-11-20"}])
    assert placed(case).date_kind is DateKind.ESTIMATE, "said later: it is free since then"
