"""Which of several places suits better follows from the circumstances that are recorded, where the
pack says so: as a cost, never as a gate, and said."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from followthrough.people.rules.facts import CircumstanceFacts
from followthrough.sequencing.rules import DateKind, ProposedStep
from followthrough.sequencing.tests.facts import TODAY, assessed, place, proposed, step
from followthrough.services.rules import Directory, Mode

KIND = "employment_support"
STEP = step(1, KIND, route="referral")
DISABILITY, JOURNEY = "learning_disability", "long_journey"


def somebody(*circumstances: str) -> Any:
    known = tuple(CircumstanceFacts(code) for code in circumstances)
    return assessed(circumstances=known)


def two_places(group_in: int = 0, alone_in: int = 2, **of_group: Any) -> Directory:
    """In a group, free after so many weeks; and one to one."""
    [pool] = place(KIND, None).pools[KIND]

    def free(weeks: int, mode: str, **changes: Any) -> Any:
        number = len(mode)
        service = replace(pool.service, id=number, code=mode, title=mode.title(), mode=mode)
        day = TODAY + timedelta(weeks=weeks)
        return replace(pool, code=mode, service=service, first_free_on=day, **changes)

    pools = (free(group_in, Mode.GROUP, **of_group), free(alone_in, Mode.ONE_TO_ONE))
    return Directory(tuple(p.service for p in pools), {KIND: pools}, {})


def placed(case: Any, directory: Directory) -> ProposedStep:
    [found] = proposed(STEP, case=case, directory=directory).steps
    return found


def codes(found: ProposedStep) -> list[str]:
    return [reason.code for reason in found.reasons]


def test_nobody_else_waits_for_a_place_one_to_one() -> None:
    found = placed(somebody(), two_places())
    assert (found.pool, codes(found)) == ("group", ["starts_straight_away"])


def test_one_to_one_is_worth_some_weeks_of_waiting_and_that_is_said() -> None:
    found = placed(somebody(DISABILITY), two_places())
    assert (found.pool, found.start) == ("one_to_one", TODAY + timedelta(weeks=2))
    [why] = [reason for reason in found.reasons if reason.code == "not_suited"]
    assert why.text == (
        "Only Group has a place then, and it is in a group, and one to one is asked for (learning "
        "disability)."
    )
    assert "a place that suits Sam better comes free in the week of" in found.why


@pytest.mark.parametrize(
    ("directory", "why"),
    [
        (two_places(alone_in=30), "no place that suits comes soon enough"),
        (place(KIND, None), ""),
    ],
    ids=["much later", "nothing says that it is a group"],
)
def test_it_is_no_gate(directory: Directory, why: str) -> None:
    found = placed(somebody(DISABILITY), directory)
    assert (found.start, found.date_kind) == (TODAY, DateKind.ESTIMATE)
    assert ("unsuited" in codes(found)) is bool(why)
    assert why in " ".join(reason.text for reason in found.reasons)


def test_where_only_a_group_has_places_that_is_said() -> None:
    both = two_places()
    only = replace(both, pools={KIND: both.pools[KIND][:1]})
    found = placed(somebody(DISABILITY), only)
    assert found.reasons[-1].text.endswith("no other place is known.")


@pytest.mark.parametrize(("circumstances", "waits"), [((), False), ((JOURNEY,), True)])
def test_a_place_nearby_is_worth_more_to_whom_the_journey_is_an_obstacle(
    circumstances: tuple[str, ...], waits: bool
) -> None:
    directory = two_places(alone_in=8, unit_id=2, unit_name="Southtown")
    found = placed(somebody(*circumstances), directory)
    assert (found.pool == "one_to_one") is waits
    assert ("not_local" in codes(found)) is waits
