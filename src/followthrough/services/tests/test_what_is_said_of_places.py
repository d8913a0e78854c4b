"""What the directory says of places: a later word wins, and days that have passed offer nothing."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest

from followthrough.people.rules.birth import Ages
from followthrough.services.rules import (
    Answer,
    Directory,
    GroupFacts,
    Listing,
    PoolFacts,
    Seeker,
    ServiceFacts,
    offer_for,
)
from followthrough.services.rules.search import DirectorySearch, search_directory
from followthrough.services.words import say_places

TODAY = date(2027, 1, 4)
UNIT, REGION, WORK = 7, 1, "debt_advice"
SERVICE = ServiceFacts(
    id=1,
    code="S1",
    title="Debt advice",
    provider="Advice North",
    region_id=REGION,
    police_area_id=None,
    interventions=frozenset({WORK}),
    takes_women=True,
    takes_men=True,
    min_age=None,
    max_age=None,
    starts_on=date(2026, 1, 1),
    ends_on=None,
)


def day(days: int) -> date:
    return TODAY + timedelta(days=days)


def pool(*, said: int = -1, **fields: Any) -> PoolFacts:
    plain: dict[str, Any] = {
        "code": "P1",
        "service": SERVICE,
        "intervention": WORK,
        "unit_id": UNIT,
        "kind": "rolling",
        "capacity": 8,
        "first_free_on": None,
        "wait_weeks": None,
        "said_on": day(said),
        "invented": False,
    }
    return PoolFacts(**plain | fields)


def both(pools: tuple[PoolFacts, ...], confirmed: int, review: int):
    """What the search of the directory says, and what the order of a case is told."""
    directory = Directory(
        (SERVICE,), {WORK: pools}, {(UNIT, WORK): Answer(day(confirmed), day(review))}
    )
    (found,) = search_directory([WORK], DirectorySearch(REGION, UNIT, None), directory, TODAY)
    return found, offer_for(
        WORK, Seeker("male", Ages(30, 30), UNIT, REGION, None), directory, TODAY
    )


@pytest.mark.parametrize(
    ("said", "review", "listing"),
    [
        (-9, 30, Listing.LISTED),
        (-10, 30, Listing.CONFIRMED_NOT_AVAILABLE),
        (-11, 30, Listing.CONFIRMED_NOT_AVAILABLE),
        (-11, 0, Listing.CONFIRMED_NOT_AVAILABLE),
        (-11, -1, Listing.LISTED),
    ],
)
def test_places_declared_after_the_answer_win_in_the_directory_as_in_the_order(
    said: int, review: int, listing: Listing
) -> None:
    found, offer = both((pool(said=said),), confirmed=-10, review=review)
    assert found.listing is offer.listing is listing


def test_only_the_later_places_are_shown_and_the_answer_is_not() -> None:
    old, new = pool(said=-20, code="P1"), pool(said=-1, code="P2")
    found, offer = both((old, new), confirmed=-10, review=30)
    assert found.pools == {SERVICE.id: (new,)}
    assert offer.pools == (new,)
    assert found.answer is None


def group(starts: int, free: int = 2) -> GroupFacts:
    return GroupFacts(f"G{starts}", day(starts), free)


@pytest.mark.parametrize(
    ("groups", "said"),
    [
        ((), "No group dates known"),
        ((group(-1),), "No group dates known"),
        ((group(0),), "Next group with a seat: 4 January 2027 (2 free seats)"),
        ((group(-1), group(1, 1)), "Next group with a seat: 5 January 2027 (1 free seat)"),
        ((group(-1), group(1, 0)), "All known groups are full"),
    ],
)
def test_a_group_that_has_started_is_not_offered(groups: tuple[GroupFacts, ...], said: str) -> None:
    assert say_places(pool(kind="groups", groups=groups), TODAY) == said


@pytest.mark.parametrize(
    ("free", "said"),
    [
        (1, "Next place expected about 5 January 2027"),
        (0, "Next place expected about 4 January 2027"),
        (-1, "A place was expected about 3 January 2027: ask"),
    ],
)
def test_a_place_expected_in_the_past_is_asked_about(free: int, said: str) -> None:
    assert say_places(pool(first_free_on=day(free)), TODAY) == said
