"""Who stands in which group of Today, and with what first. No database."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from followthrough.delivery.rules.today import When, people_today, when_for
from followthrough.people.rules.due_item import (
    AGREEMENT,
    IMMEDIATE,
    LEGAL,
    SAFETY,
    STALLED,
    Due,
    Urgency,
)

TODAY = date(2027, 1, 4)


def due(case: int, urgency: Urgency, days: int, kind: str = "kind") -> Due:
    on = TODAY + timedelta(days=days)
    return Due(case, urgency, kind, on, on)


@pytest.mark.parametrize(
    ("urgency", "days", "when"),
    [
        (SAFETY, 0, When.NOW),
        (SAFETY, -100, When.NOW),
        (IMMEDIATE, 0, When.NOW),
        (LEGAL, 0, When.NOW),
        (STALLED, 0, When.THIS_WEEK),
        (AGREEMENT, -100, When.THIS_WEEK),
        (SAFETY, 1, When.THIS_WEEK),
        (AGREEMENT, 7, When.THIS_WEEK),
        (SAFETY, 8, When.CAN_WAIT),
        (AGREEMENT, 8, When.CAN_WAIT),
    ],
)
def test_when_something_is_for(urgency: Urgency, days: int, when: When) -> None:
    assert when_for(due(1, urgency, days), TODAY) is when


def test_a_person_stands_where_their_most_serious_thing_is() -> None:
    late_safety, review, stalled = due(1, SAFETY, 200), due(1, LEGAL, 0), due(1, STALLED, -3)
    [one] = people_today([late_safety, stalled, review], TODAY)
    assert one.when is When.NOW
    assert one.things == (review, stalled, late_safety)


@pytest.mark.parametrize(
    ("others", "first", "in_sight"),
    [
        ([(SAFETY, 3)], SAFETY, 1),
        ([(SAFETY, 7), (SAFETY, -2)], SAFETY, 2),
        ([(SAFETY, 8)], LEGAL, 1),
        ([(SAFETY, 3), (SAFETY, 8)], SAFETY, 1),
        ([(IMMEDIATE, 3)], IMMEDIATE, 1),
        ([(STALLED, -90)], LEGAL, 1),
    ],
)
def test_what_is_serious_and_near_comes_before_what_is_late(others, first, in_sight) -> None:
    """And what protects others stands in sight, all of it that is near."""
    items = [due(1, LEGAL, -5), *(due(1, urgency, days) for urgency, days in others)]
    [one] = people_today(items, TODAY)
    assert (one.when, one.first.urgency, len(one.in_sight)) == (When.NOW, first, in_sight)
    assert sorted(one.things, key=lambda t: (t.urgency, t.on)) == sorted(
        items, key=lambda t: (t.urgency, t.on)
    )


def test_people_are_in_order_of_group_class_and_day() -> None:
    items = [
        due(1, AGREEMENT, 20),
        due(2, STALLED, 0),
        due(3, LEGAL, -1),
        due(4, SAFETY, 0),
        due(5, LEGAL, -9),
        due(6, AGREEMENT, -50),
        due(7, LEGAL, -1),
    ]
    assert [one.case_id for one in people_today(items, TODAY)] == [4, 5, 3, 7, 2, 6, 1]
    assert people_today([], TODAY) == []
