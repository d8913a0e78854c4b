"""No date is given for work that would go on when the contract of its service has ended."""

from datetime import date, timedelta

import pytest

from followthrough.common.dates import say_date
from followthrough.plans.rules import Fact
from followthrough.sequencing.rules import DateKind
from followthrough.sequencing.tests.facts import ON, PACK, TODAY, place, proposed, step
from followthrough.services.rules import GroupFacts

KIND = "accommodation_support"
WEEKS = PACK.interventions[KIND].weeks
LAST_FRIDAY = TODAY + timedelta(weeks=WEEKS, days=-3)
REFERRED = step(1, KIND, route="referral")


@pytest.mark.parametrize(("days", "placed"), [(None, True), (0, True), (6, True), (-1, False)])
def test_work_ends_by_the_day_on_which_the_contract_ends(days: int | None, placed: bool) -> None:
    ends_on = None if days is None else LAST_FRIDAY + timedelta(days=days)
    [found] = proposed(REFERRED, directory=place(KIND, ends_on)).steps

    assert (found.start == TODAY) is placed
    if placed:
        assert found.end == LAST_FRIDAY
    else:
        assert found.date_kind is DateKind.NO_PLACE
        [reason] = found.reasons
        assert reason.code == "contract_ends"
        assert f"The contract of Northtown Help ends on {say_date(ends_on)}, too" in reason.text
        assert reason.help


def test_a_group_that_would_outlast_the_contract_has_no_seat_for_it() -> None:
    starts_on = TODAY + timedelta(weeks=1, days=2)
    groups = {"kind": "groups", "groups": (GroupFacts("G1", starts_on, 5),)}
    [found] = proposed(REFERRED, directory=place(KIND, LAST_FRIDAY, **groups)).steps
    assert found.reasons[0].code == "contract_ends"
    week_later = LAST_FRIDAY + timedelta(weeks=1)
    [found] = proposed(REFERRED, directory=place(KIND, week_later, **groups)).steps
    assert found.start == starts_on


def test_a_place_of_unknown_date_says_that_its_contract_ends_too_soon() -> None:
    directory = place(KIND, TODAY + timedelta(weeks=2), capacity=None)
    [found] = proposed(REFERRED, directory=directory).steps

    assert found.date_kind is DateKind.NOT_KNOWN
    assert [reason.code for reason in found.reasons] == ["date_not_known", "contract_ends"]


def test_started_work_stays_where_it_is() -> None:
    started = step(1, KIND, route="referral", facts={"started": Fact(ON)})
    [found] = proposed(started, directory=place(KIND, date(2027, 1, 8))).steps

    assert found.start == ON
    assert [reason.code for reason in found.reasons] == ["already_started"]


def test_the_reason_is_in_the_pack() -> None:
    assert "planner" in PACK.reasons["contract_ends"].kinds
