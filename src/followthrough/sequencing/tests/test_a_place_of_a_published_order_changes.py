"""A published order says a day that its service has changed: it holds no longer, it is one thing to
do, and the day leaves the person's page."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest

from followthrough.common.actors import OPERATOR
from followthrough.delivery.facts import work_facts
from followthrough.plans.models import Step, StepFact
from followthrough.policy import context_on
from followthrough.sequencing.actions import publish_order
from followthrough.sequencing.rules.due import orders_that_no_longer_hold
from followthrough.sequencing.rules.published import KnowsOrder, order_in_force
from tests import factories

TODAY = factories.TODAY
KIND = "building_choices_moderate"
STARTS = TODAY + timedelta(weeks=8)

pytestmark = pytest.mark.django_db


@pytest.fixture
def case() -> Any:
    made = factories.case()
    declare()
    publish_order(OPERATOR, made, today=TODAY)
    return made


def declare(
    starts: date = STARTS, seats: int = 8, ends_on: date | None = None, groups: bool = True
) -> None:
    group = {"code": "G1", "starts_on": starts.isoformat(), "seats": seats}
    pool = factories.pool(
        "PL1", KIND, kind="groups", capacity=None, groups=[group] if groups else []
    )
    service = factories.service(KIND, ends_on=ends_on.isoformat() if ends_on else None)
    factories.places(providers=[factories.PROVIDER], services=[service], pools=[pool])


def why(case: Any) -> list[str]:
    facts = work_facts([case.pk], KnowsOrder)[case.pk]
    return [
        str(item.values["why"]) for item in orders_that_no_longer_hold(facts, context_on(TODAY))
    ]


def starts_in_force(case: Any) -> list[date]:
    facts = work_facts([case.pk], KnowsOrder)[case.pk]
    order = order_in_force(facts, context_on(TODAY))
    return list(order.starts.values()) if order else []


def test_what_stands_as_it_was_published_holds(case: Any) -> None:
    declare(seats=7)
    assert why(case) == []
    assert STARTS in starts_in_force(case)


@pytest.mark.parametrize(
    "change",
    [
        {"starts": STARTS + timedelta(weeks=1)},
        {"starts": STARTS - timedelta(weeks=1)},
        {"seats": 0},
        {"ends_on": STARTS + timedelta(weeks=4)},
    ],
    ids=["later", "sooner", "no seats", "the contract ends"],
)
def test_another_day_no_seats_or_the_end_of_a_contract_is_one_thing_to_do(
    case: Any, change: Any
) -> None:
    declare(**change)
    assert why(case) == ["place_changed"]
    assert STARTS not in starts_in_force(case)


def test_a_file_that_says_nothing_of_the_group_changes_nothing(case: Any) -> None:
    declare(groups=False)
    assert why(case) == []


def test_once_it_has_started_it_goes_its_own_way(case: Any) -> None:
    step = Step.objects.get(intervention=KIND)
    StepFact.objects.create(step=step, kind="started", on=TODAY, source="here")
    declare(starts=STARTS + timedelta(weeks=1))
    assert why(case) == []
