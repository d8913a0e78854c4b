"""Now is what can begin now: a place months away is not, also where it has been asked for."""

from __future__ import annotations

from datetime import date

import pytest

from followthrough.plans.rules import Fact
from followthrough.sequencing.rules import Lane
from followthrough.sequencing.tests.facts import ON, assessed, place, proposed, step
from followthrough.services.rules import GroupFacts


@pytest.mark.parametrize(
    ("starts", "lane"),
    [
        (date(2027, 2, 1), Lane.NOW),  # four weeks from 4 January
        (date(2027, 2, 8), Lane.NEXT),
        (date(2027, 4, 5), Lane.NEXT),  # thirteen
        (date(2027, 4, 12), Lane.LATER),
    ],
)
def test_work_that_waits_for_its_group_stands_by_the_day_of_the_group(
    starts: date, lane: Lane
) -> None:
    course = step(1, "drug_recovery_support", route="referral", facts={"referred": Fact(ON)})
    group = (GroupFacts("GR1", starts, 2),)
    groups = place("drug_recovery_support", None, kind="groups", groups=group)
    [found] = proposed(course, directory=groups).steps

    assert (found.start, found.lane) == (starts, lane)


def test_work_that_was_asked_for_and_has_no_day_is_now() -> None:
    course = step(1, "drug_recovery_support", route="referral", facts={"referred": Fact(ON)})
    unknown = place("drug_recovery_support", None, capacity=None)
    [found] = proposed(course, directory=unknown).steps

    assert (found.start, found.lane) == (None, Lane.NOW)


@pytest.mark.parametrize(("immediacy", "lane"), [("immediate", Lane.NOW), ("soon", Lane.NEXT)])
def test_a_place_that_is_needed_now_and_only_estimated_is_chased_now(
    immediacy: str, lane: Lane
) -> None:
    home = step(
        1,
        "accommodation_support",
        route="referral",
        area="accommodation",
        facts={"referred": Fact(ON)},
    )
    late = place("accommodation_support", None, first_free_on=date(2027, 3, 1))
    case = assessed(("accommodation", immediacy, "high"))
    [found] = proposed(home, case=case, directory=late).steps

    assert found.lane == lane
