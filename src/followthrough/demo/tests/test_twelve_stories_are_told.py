"""Twelve people who were written by hand stand among the generated ones."""

import json
from datetime import date, timedelta
from pathlib import Path

import pytest

from followthrough import policy
from followthrough.common.dates import age_on
from followthrough.demo.actions import PEOPLE as ALL
from followthrough.demo.generator import caseload_lines, crn_of
from followthrough.demo.staff import FIRST, HOME_UNIT
from followthrough.demo.stories import line_of, stories, story_of
from followthrough.interchange.caseload.format import CaseLine

ROOT = Path(__file__).parents[4]
MONDAY = date(2026, 11, 23)
PEOPLE = 200


def test_all_twelve_are_among_the_cases_of_the_first_practitioner() -> None:
    lines = [json.loads(line) for line in caseload_lines(PEOPLE, seed=1, as_of=MONDAY)]
    told = {number: story_of(number, PEOPLE) for number in range(PEOPLE)}
    names = [story.name for story in told.values() if story]
    assert sorted(names) == sorted(story.name for story in stories())
    assert len(names) == 12
    for number, story in told.items():
        if story:
            case = lines[number]["case"]
            assert lines[number] == line_of(story, crn_of(number), MONDAY)
            assert (case["unit"], case["practitioners"][-1]["username"]) == (
                HOME_UNIT,
                FIRST.username,
            )


@pytest.mark.parametrize("days", range(0, 400, 13))
def test_they_can_be_told_on_any_day_of_the_year(days: int) -> None:
    as_of = MONDAY + timedelta(days=days)
    context = {"pack": policy.on(as_of), "today": as_of}
    for story in stories():
        line = json.dumps(line_of(story, crn_of(0), as_of))
        CaseLine.model_validate_json(line, context=context)


@pytest.mark.parametrize("weekend", [MONDAY - timedelta(days=1), MONDAY + timedelta(days=5)])
def test_nobody_is_released_at_a_weekend(weekend: date) -> None:
    [story] = [one for one in stories() if one.name == "released_without_a_home"]
    for days in range(7):
        line = line_of(story, crn_of(0), weekend + timedelta(days=days))
        released = date.fromisoformat(line["case"]["expected_release_on"])
        assert released.weekday() < 5
        assert line["sentences"][0]["starts_on"] == released.isoformat()


def test_the_care_leaver_is_eighteen_whenever_it_is_told() -> None:
    [story] = [one for one in stories() if one.name == "care_leaver"]
    for days in range(0, 1500, 100):
        as_of = MONDAY + timedelta(days=days)
        birth = date.fromisoformat(line_of(story, crn_of(0), as_of)["person"]["date_of_birth"])
        assert age_on(birth, as_of) == 18


def test_each_says_what_it_shows_and_where() -> None:
    for story in stories():
        assert story.about.endswith(".")
        assert story.look_at.endswith(".")


def test_the_page_about_the_demonstration_names_each() -> None:
    page = (ROOT / "docs" / "demonstration.md").read_text(encoding="utf-8")
    numbers = [n for n in range(ALL) if story_of(n, ALL)]
    for number in numbers:
        story = story_of(number, ALL)
        assert story is not None
        person = story.record["person"]
        who = f"{person['first_name']} {person['last_name']}, {crn_of(number)}"
        assert f"| {who} | {story.about} | {story.look_at} |" in page
    assert len(numbers) == 12
