"""From the day after the last day for the referral, until it is made or answered."""

from __future__ import annotations

import pytest

from followthrough.delivery.rules import due
from followthrough.delivery.tests.facts import case, context, on, published, step, to_do
from followthrough.people.rules.due_item import LEGAL, SAFETY

WORK = "accommodation_support"


def late(one, refer_by: int = -1):
    facts = case(steps=[one], published=published(one, 30, "estimate", refer_by))
    return [item for item in to_do(facts) if item.kind == "no-referral"]


def by_referral(**fields):
    return step("Ring Sam Rivers", **{"route": "referral", "intervention": WORK, **fields})


@pytest.mark.parametrize(("refer_by", "speaks"), [(1, False), (0, False), (-1, True), (-9, True)])
def test_it_speaks_from_the_day_after(refer_by, speaks):
    result = late(by_referral(), refer_by)
    assert [item.on for item in result] == ([on(refer_by)] if speaks else [])


def test_it_names_the_work_and_never_the_person():
    [item] = late(by_referral())

    assert item.text == "Accommodation support: no referral was made by 3 January 2027."
    assert item.action == "Make the referral, or record why it is no longer needed"


@pytest.mark.parametrize(
    ("fields", "urgency"),
    [
        ({}, LEGAL),
        ({"requirement_id": 7}, LEGAL),
        ({"protects_others": True}, SAFETY),
        ({"intervention": "safety_planning"}, SAFETY),
    ],
)
def test_what_protects_others_comes_first(fields, urgency):
    one = by_referral(**fields)
    facts = case(steps=[one], published=published(one, 30, "estimate", -1))
    assert [(i.kind, i.urgency) for i in due(facts, context())] == [("no-referral", urgency)]


@pytest.mark.parametrize(
    "answered",
    [
        {"referred": -1},
        {"started": -1},
        {"not_delivered": -1, "why": "waiting_list"},
        {"decided": "hold", "decided_on": -1},
        {"decided": "drop", "decided_on": -1},
        {"decided": "move", "decided_on": -1, "to": 30},
        {"route": "probation_staff"},
    ],
)
def test_it_is_quiet_once_somebody_has_answered(answered):
    assert late(by_referral(**answered)) == []
