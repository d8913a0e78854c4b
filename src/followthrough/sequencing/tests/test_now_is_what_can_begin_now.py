"""The lane "now" holds what can begin where the person is today, and while a sentence runs. No
database."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest

from followthrough.plans.rules import Fact
from followthrough.sequencing.rules import DateKind, Lane
from followthrough.sequencing.tests.facts import (
    CASE,
    ON,
    TODAY,
    YEAR_END,
    place,
    proposed,
    sentence,
    step,
)

SOON = TODAY + timedelta(days=14)
LATE = TODAY + timedelta(days=120)


def inside(release_on: date | None) -> Any:
    return replace(CASE, in_custody=True, release_on=release_on)


def lane(work: str, case: Any, **facts: Any) -> Lane:
    [placed] = proposed(step(1, work, **facts), case=case).steps
    return placed.lane


@pytest.mark.parametrize(
    ("work", "release", "stands"),
    [
        ("agency_checks", SOON, Lane.NOW),
        ("safety_planning", SOON, Lane.NOW),
        ("safety_planning", None, Lane.NOW),
        ("supervision_meetings", TODAY, Lane.NOW),  # the release is today
        ("supervision_meetings", TODAY + timedelta(days=1), Lane.NEXT),
        ("supervision_meetings", SOON, Lane.NEXT),
        ("problem_solving_sessions", SOON, Lane.NEXT),
        ("", SOON, Lane.NEXT),
        ("", LATE, Lane.LATER),
        ("", None, Lane.NEXT),
    ],
)
def test_in_custody_what_waits_for_the_release_is_not_now(
    work: str, release: date | None, stands: Lane
) -> None:
    assert lane(work, inside(release)) is stands


@pytest.mark.parametrize(("release", "stands"), [(None, Lane.NEXT), (SOON, Lane.NEXT)])
def test_a_place_in_the_community_that_is_waited_for_in_custody_is_not_now(
    release: date | None, stands: Lane
) -> None:
    referred = step(1, "family_support", route="referral", facts={"referred": Fact(ON)})
    services = place("family_support", None)
    [placed] = proposed(referred, case=inside(release), directory=services).steps
    assert placed.lane is stands
    [outside] = proposed(referred, directory=services).steps
    assert outside.lane is Lane.NOW


@pytest.mark.parametrize(
    ("starts", "stands"),
    [(ON, Lane.NOW), (TODAY, Lane.NOW), (TODAY + timedelta(days=7), Lane.NEXT), (LATE, Lane.LATER)],
)
def test_before_a_sentence_begins_nothing_of_it_is_now(starts: date, stands: Lane) -> None:
    case = replace(CASE, sentences=(sentence(1, starts, YEAR_END),))
    assert lane("problem_solving_sessions", case) is stands
    assert lane("agency_checks", case) is stands


def test_what_delivers_a_sentence_to_come_is_not_now_though_another_one_runs() -> None:
    runs, to_come = sentence(1, ON, YEAR_END), sentence(2, SOON, YEAR_END)
    case = replace(CASE, sentences=(runs, to_come))
    assert lane("problem_solving_sessions", case, requirement_id=1) is Lane.NOW
    assert lane("problem_solving_sessions", case, requirement_id=2) is Lane.NEXT


def test_the_day_of_what_waits_stays_what_it_was() -> None:
    [placed] = proposed(step(1, "supervision_meetings"), case=inside(SOON)).steps
    assert (placed.start, placed.date_kind) == (SOON, DateKind.ON_RELEASE)


def test_while_contact_is_suspended_a_place_that_is_waited_for_is_not_now() -> None:
    suspended = sentence(1, ON, YEAR_END)._replace(regime="suspended")
    referred = step(1, "family_support", route="referral", facts={"referred": Fact(ON)})
    [placed] = proposed(referred, case=replace(CASE, sentences=(suspended,))).steps
    assert placed.lane is Lane.LATER
