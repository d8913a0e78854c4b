"""A referral is due the expected wait and the time to reply before the planned start."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from followthrough.people.rules import CaseFacts, CircumstanceFacts
from followthrough.plans.rules import Decision, Fact
from followthrough.sequencing.rules import DateKind, ProposedStep
from followthrough.sequencing.tests.facts import (
    DROPPED,
    FINISHED,
    HELD,
    NOT_DELIVERED,
    ON,
    TODAY,
    assessed,
    place,
    proposed,
    step,
)
from followthrough.services.rules import Directory, GroupFacts

KIND = "accommodation_support"
WAITS = {"first_free_on": None}
MOVED = date(2027, 5, 3)  # a Monday


def one(directory: Directory, **facts: Any) -> ProposedStep:
    [found] = proposed(step(1, KIND, **{"route": "referral", **facts}), directory=directory).steps
    return found


def moved_to(day: date) -> dict[str, Any]:
    return {"decision": Decision("move", ON, day, "asked_to_wait")}


# Ten working days before 3 May are 19 April: that day is a Monday, and no holiday lies between.
@pytest.mark.parametrize(
    ("place_says", "by"),
    [
        ({}, date(2027, 4, 19)),  # free from a day: no wait in weeks is known
        ({**WAITS, "wait_weeks": 0}, date(2027, 4, 19)),
        ({**WAITS, "wait_weeks": 1}, date(2027, 4, 12)),
        ({**WAITS, "wait_weeks": 4}, date(2027, 3, 18)),  # two bank holidays at Easter
    ],
)
def test_the_wait_in_weeks_and_the_time_to_reply_come_first(
    place_says: dict[str, Any], by: date
) -> None:
    result = one(place(KIND, None, **place_says), **moved_to(MOVED))

    assert (result.start, result.date_kind) == (MOVED, DateKind.ESTIMATE)
    assert result.refer_by == by


@pytest.mark.parametrize("weeks", [0, 3, 20])
def test_nobody_is_asked_for_a_referral_before_the_order_says_so(weeks: int) -> None:
    result = one(place(KIND, None, **WAITS, wait_weeks=weeks))
    assert result.refer_by == TODAY


def test_a_group_on_a_fixed_day_has_no_wait_in_weeks() -> None:
    seats = (GroupFacts("GR1", MOVED, 4),)
    result = one(place(KIND, None, kind="groups", groups=seats, wait_weeks=9))

    assert (result.start, result.date_kind) == (MOVED, DateKind.GROUP)
    assert result.refer_by == date(2027, 4, 19)


def test_of_two_places_of_a_service_the_shorter_wait_counts() -> None:
    """Nobody is told too early that they are late."""
    result = place(KIND, None, **WAITS, wait_weeks=8)
    [long] = result.pools[KIND]
    both = replace(result, pools={KIND: (long, replace(long, code="PL2", wait_weeks=2))})

    assert one(both, **moved_to(MOVED)).refer_by == date(2027, 4, 5)


@pytest.mark.parametrize(
    "directory",
    [place(KIND, None, capacity=None), place(KIND, None, **WAITS, wait_weeks=None)],
    ids=["places not known", "full"],
)
def test_without_a_known_start_there_is_no_such_day(directory: Directory) -> None:
    result = one(directory)
    assert (result.start, result.refer_by) == (None, None)


@pytest.mark.parametrize(
    "facts",
    [
        {"facts": {"referred": Fact(ON)}},
        {"facts": {"started": Fact(ON)}},
        {"route": "probation_staff"},
        {"route": "signposting"},
        HELD,
        DROPPED,
        NOT_DELIVERED,
        FINISHED,
    ],
)
def test_only_work_by_referral_that_is_not_yet_referred_has_one(facts: dict[str, Any]) -> None:
    assert one(place(KIND, None), **facts).refer_by is None


@pytest.mark.parametrize(("immediacy", "by"), [("immediate", TODAY), ("soon", date(2027, 4, 19))])
def test_what_is_needed_now_is_asked_for_today_however_long_the_queue_is(
    immediacy: str, by: date
) -> None:
    case = assessed(("accommodation", immediacy, "high"))
    home = step(1, KIND, route="referral", area="accommodation")
    [found] = proposed(home, case=case, directory=place(KIND, None, first_free_on=MOVED)).steps

    assert (found.start, found.refer_by) == (MOVED, by)


def test_what_is_needed_now_and_waits_for_something_else_is_asked_for_in_time() -> None:
    case = assessed(("accommodation", "immediate", "high"))
    home = step(1, KIND, route="referral", area="accommodation", **moved_to(MOVED))
    [found] = proposed(home, case=case, directory=place(KIND, None)).steps

    assert found.refer_by == date(2027, 4, 19)


def leaving(release: date, **more: Any) -> CaseFacts:
    case = assessed(("accommodation", "soon", "high"), **more)
    return replace(case, in_custody=True, release_on=release)


HOME = {"route": "referral", "area": "accommodation"}
FREE_ON = date(2027, 3, 1)


def by_referral(case: CaseFacts, **facts: Any) -> ProposedStep:
    home = step(1, KIND, **HOME, **facts)
    free_later = place(KIND, None, first_free_on=FREE_ON)
    [found] = proposed(home, case=case, directory=free_later).steps
    return found


@pytest.mark.parametrize(
    ("release", "by"),
    [
        (date(2027, 1, 29), TODAY),  # the first night is open
        (date(2027, 2, 15), date(2027, 2, 1)),  # it is not asked about yet: ten working days
        (date(2027, 3, 29), date(2027, 2, 15)),  # the place is free before the release
    ],
)
def test_help_with_a_home_is_asked_for_by_the_release_whenever_a_place_is_free(
    release: date, by: date
) -> None:
    found = by_referral(leaving(release))
    assert (found.start, found.refer_by) == (FREE_ON, by)


def test_what_somebody_moved_is_referred_for_the_day_to_which_they_moved_it() -> None:
    found = by_referral(leaving(date(2027, 1, 29)), **moved_to(MOVED))
    assert found.refer_by == date(2027, 4, 19)


def test_nothing_presses_where_it_is_known_where_they_will_live() -> None:
    known = (CircumstanceFacts("stable_home"),)
    found = by_referral(leaving(date(2027, 1, 29), circumstances=known))
    assert found.refer_by == date(2027, 2, 15)


@pytest.mark.parametrize("kind", ["housing_advice", ""])
def test_no_work_that_is_to_end_by_then_answers_for_the_first_night(kind: str) -> None:
    begun = {"facts": {"started": Fact(ON)}, "by_on": date(2027, 1, 28)}
    found = proposed(
        step(1, KIND, **HOME),
        step(2, kind, area="accommodation", **begun),
        case=leaving(date(2027, 1, 29)),
        directory=place(KIND, None, first_free_on=FREE_ON),
    )
    assert [one.refer_by for one in found.steps if one.step.id == 1] == [TODAY]


def test_what_the_first_night_needs_stands_first_in_its_lane() -> None:
    own = step(2, actor="person")
    referred = step(3, KIND, **HOME, facts={"referred": Fact(ON)})
    found = proposed(
        own,
        referred,
        case=leaving(date(2027, 1, 29)),
        directory=place(KIND, None, first_free_on=FREE_ON),
    )
    lanes = [(one.step.id, one.lane) for one in found.steps]
    assert [id_ for id_, _ in lanes] == [3, 2]
    assert len({lane for _, lane in lanes}) == 1
