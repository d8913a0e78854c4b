"""The first week that an order can give still has a working day: on a Saturday the next one is."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from followthrough.people.rules import CaseFacts
from followthrough.plans.rules import Fact
from followthrough.sequencing.rules import Proposal, propose
from followthrough.sequencing.rules.codes import DateKind
from followthrough.sequencing.tests.facts import CASE, NOTHING, PACK, plan_of, step
from followthrough.sequencing.words import say_start

MONDAY, FRIDAY, SATURDAY, SUNDAY = (date(2027, 1, day) for day in (4, 8, 9, 10))
NEXT = "Week of 11 January 2027"


def proposed_on(day: date, *steps: Any, case: CaseFacts = CASE) -> Proposal:
    result = propose(case, plan_of(*steps), NOTHING, PACK, day, {})
    assert result.checked
    return result


@pytest.mark.parametrize(
    ("day", "said"),
    [
        (MONDAY, "This week"),
        (FRIDAY, "This week"),
        (SATURDAY, NEXT),
        (SUNDAY, NEXT),
        (date(2026, 12, 25), "Week of 28 December 2026"),  # Christmas Day is a Friday
    ],
)
def test_own_work_starts_in_the_first_week_with_a_working_day(day: date, said: str) -> None:
    [one] = proposed_on(day, step(1)).steps
    assert one.date_kind is DateKind.OWN
    assert say_start(one, day) == said


def test_what_is_under_way_keeps_its_day() -> None:
    started = date(2027, 1, 6)
    [one] = proposed_on(SATURDAY, step(1, facts={"started": Fact(started)})).steps
    assert (one.start, one.date_kind) == (started, DateKind.RECORDED)


def test_who_leaves_prison_on_a_sunday_is_met_that_day() -> None:
    case = replace(CASE, in_custody=True, release_on=SUNDAY)
    [one] = proposed_on(SATURDAY, step(1, "supervision_meetings"), case=case).steps
    assert (one.start, one.date_kind) == (SUNDAY, DateKind.ON_RELEASE)
