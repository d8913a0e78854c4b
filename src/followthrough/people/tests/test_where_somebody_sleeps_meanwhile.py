"""Where somebody sleeps until a home is found, as far as their circumstances say. No database."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from followthrough.people.rules import AssessmentFacts
from followthrough.people.rules.facts import CircumstanceFacts
from followthrough.people.rules.release import has_somewhere_to_sleep
from followthrough.sequencing.tests.facts import CASE

ROOM, NO_ADDRESS, FROM_RELEASE = "temporary_home", "no_fixed_address", "place_from_release"


@pytest.mark.parametrize(
    ("found", "in_custody", "somewhere"),
    [
        ([], False, False),
        ([ROOM], False, True),
        ([ROOM], True, False),  # nobody sleeps there meanwhile, and it may be gone by then
        ([ROOM, NO_ADDRESS], False, False),  # which of the two is so, nobody knows
        ([NO_ADDRESS], False, False),
        ([FROM_RELEASE], True, True),
        ([FROM_RELEASE], False, True),
        ([FROM_RELEASE, NO_ADDRESS], True, True),  # so it is until the release
    ],
)
def test_a_room_or_a_place_from_the_release_on(
    found: list[str], in_custody: bool, somewhere: bool
) -> None:
    circumstances = tuple(CircumstanceFacts(code, "") for code in found)
    assessment = AssessmentFacts(
        date(2026, 12, 15), "medium", "low", (), False, "no", "ready", circumstances=circumstances
    )
    case = replace(CASE, assessment=assessment, in_custody=in_custody)
    assert has_somewhere_to_sleep(case) is somewhere
