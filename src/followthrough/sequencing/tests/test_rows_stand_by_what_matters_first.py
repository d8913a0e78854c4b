"""Within now, next and later, what protects others stands first, then what the first night needs,
then the sooner need, then the sooner day: of what goes on as of what is to come. No database."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

from followthrough.people.rules import CaseFacts, CircumstanceFacts
from followthrough.plans.rules import Fact
from followthrough.sequencing.rules import Lane
from followthrough.sequencing.tests.facts import NOTHING, TODAY, assessed, place, proposed, step
from followthrough.services.rules import Directory

NEEDS = assessed(
    ("accommodation", "immediate", "high"),
    ("finance", "soon", "medium"),
    ("employment", "later", "low"),
)
RELEASE = TODAY + timedelta(days=10)


def begun(number: int, days_ago: int, kind: str = "", **facts: Any) -> Any:
    return step(number, kind, facts={"started": Fact(TODAY - timedelta(days=days_ago))}, **facts)


def listed(lane: Lane, *steps: Any, case: CaseFacts, directory: Directory = NOTHING) -> list[int]:
    found = proposed(*steps, case=case, directory=directory)
    return [placed.step.id for placed in found.steps if placed.lane is lane]


def test_now_what_protects_others_then_the_sooner_need_then_the_sooner_day() -> None:
    steps = [
        begun(1, 90, area="thinking"),  # no need is recorded there
        begun(2, 80, area="employment"),
        begun(3, 5, area="finance"),
        begun(4, 60, area="finance"),
        begun(5, 2, area="accommodation"),
        begun(6, 1, "agency_checks", area="relationships"),
        step(7, area="accommodation"),
    ]
    assert listed(Lane.NOW, *steps, case=NEEDS) == [6, 5, 7, 4, 3, 2, 1]


def test_next_the_sooner_need_stands_before_the_sooner_day() -> None:
    case = assessed(("drugs", "soon", "high"), ("employment", "later", "low"))
    directory = place("employment_support", None, first_free_on=TODAY + timedelta(days=40))
    drugs = place("drug_recovery_support", None, first_free_on=TODAY + timedelta(days=60))
    both = Directory((*directory.services, *drugs.services), {**directory.pools, **drugs.pools}, {})
    steps = [
        step(1, "employment_support", route="referral", area="employment"),
        step(2, "drug_recovery_support", route="referral", area="drugs"),
    ]
    assert listed(Lane.NEXT, *steps, case=case, directory=both) == [2, 1]


def test_what_the_first_night_needs_stands_before_any_other_need() -> None:
    lives = (CircumstanceFacts("no_fixed_address"),)
    outside = assessed(
        ("accommodation", "later", "low"), ("finance", "immediate", "high"), circumstances=lives
    )
    inside = replace(outside, in_custody=True, release_on=RELEASE)
    home = begun(2, 1, area="accommodation")
    steps = [begun(1, 20, "agency_checks", area="finance"), home, begun(3, 30, area="finance")]
    assert listed(Lane.NOW, *steps, case=outside) == [1, 3, 2]
    assert listed(Lane.NOW, *steps, case=inside) == [1, 2, 3]


def test_the_first_appointment_stands_before_other_work_that_waits_for_the_release() -> None:
    outside = assessed(("drugs", "soon", "high"))
    inside = replace(outside, in_custody=True, release_on=RELEASE)
    drugs = step(1, "drug_recovery_support", area="drugs")
    meetings = step(2, "supervision_meetings", area="thinking", requirement_id=1)
    going_on = begun(3, 20, "supervision_meetings", area="thinking", requirement_id=1)

    def in_a_row(case: CaseFacts, *steps: Any) -> list[int]:
        return [placed.step.id for placed in proposed(*steps, case=case).steps]

    assert in_a_row(inside, drugs, meetings) == [2, 1]
    assert in_a_row(outside, drugs, meetings) == [1, 2]
    assert in_a_row(inside, drugs, meetings._replace(requirement_id=None)) == [1, 2]
    assert listed(Lane.NOW, going_on, begun(1, 5, area="drugs"), case=inside) == [1, 3]


def test_a_referral_that_has_to_be_made_today_is_now_wherever_the_work_begins() -> None:
    lives = (CircumstanceFacts("no_fixed_address"),)
    case = assessed(("accommodation", "soon", "medium"), circumstances=lives)
    home = step(1, "accommodation_support", route="referral", area="accommodation")

    def lane_on(release: date, free_on: date) -> tuple[Lane, date | None]:
        inside = replace(case, in_custody=True, release_on=release)
        directory = place("accommodation_support", None, first_free_on=free_on)
        [placed] = proposed(home, case=inside, directory=directory).steps
        return placed.lane, placed.refer_by

    late = TODAY + timedelta(days=45)
    assert lane_on(RELEASE, late) == (Lane.NOW, TODAY)
    in_time = lane_on(TODAY + timedelta(days=75), late)
    assert in_time[0] is Lane.NEXT
    assert in_time[1] is not None
    assert in_time[1] > TODAY
