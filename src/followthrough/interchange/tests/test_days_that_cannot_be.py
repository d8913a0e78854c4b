"""Days that contradict each other are named with their place, and their line is set aside."""

from __future__ import annotations

from collections.abc import Iterator
from copy import deepcopy
from datetime import date
from io import BytesIO
from typing import Any

import pytest

from followthrough import policy
from followthrough.common.import_fields import days_of
from followthrough.interchange.caseload.parsing import parse
from followthrough.interchange.lines import read_lines
from tests import factories
from tests.factories import TODAY

from .damaged_files import as_bytes

BORN = "1990-05-17"
DAY_BEFORE = "1990-05-16"
STEP = "plan__goals__0__steps__0"
REGISTER = {"code": "rcco", "since": "2026-01-10", "review_on": "2027-06-01"}
HOLDER = {"username": "amara", "name": "Amara", "since": "2026-10-05"}
# Every place of a day, with what it needs there to be a line that can be taken.
PLACES: dict[str, dict[str, Any]] = {
    "case__practitioners__0__since": {"case__practitioners": [HOLDER]},
    "sentences__0__starts_on": {},
    "assessment__made_on": {},
    "assessment__registers__0__since": {"assessment__registers": [REGISTER]},
    "plan__made_on": {},
    f"{STEP}__by_on": {},
    f"{STEP}__delivery__referred_on": {f"{STEP}__delivery": {}},
    f"{STEP}__delivery__started_on": {f"{STEP}__delivery": {}},
    f"{STEP}__delivery__stable_on": {f"{STEP}__delivery": {}},
}


def set_aside(**changes: Any) -> list[tuple[str, str]]:
    """Rule and value of each reason for which the line is not taken."""
    [line] = read_lines(
        BytesIO(as_bytes(factories.line(**{"person__date_of_birth": BORN, **changes})))
    )
    taken = parse(line, policy.on(TODAY), TODAY)
    return [(row.rule, row.value) for row in taken] if isinstance(taken, tuple) else []


@pytest.mark.parametrize("place", PLACES)
def test_nothing_is_of_a_day_before_birth(place: str) -> None:
    dotted = place.replace("__", ".")
    said = f"says {DAY_BEFORE} in {dotted}, before the person was born on {BORN}"
    room = deepcopy(PLACES[place])
    assert set_aside(**room, **{place: DAY_BEFORE}) == [("before-birth", said)]
    assert "before-birth" not in dict(set_aside(**room, **{place: BORN}))


@pytest.mark.parametrize(
    ("born", "said", "day", "taken"),
    [
        ("1990", "in 1990", "1989-12-31", False),
        ("1990", "", "1990-01-01", True),
        ("1990-05", "in 1990-05", "1990-04-30", False),
        ("1990-05", "", "1990-05-01", True),
        (None, "", "1900-01-01", True),
    ],
)
def test_only_what_is_certainly_before_birth_is_refused(
    born: str | None, said: str, day: str, taken: bool
) -> None:
    found = dict(set_aside(person__date_of_birth=born, sentences__0__starts_on=day))
    assert ("before-birth" not in found) is taken
    if not taken:
        assert found["before-birth"].endswith(f"before the person was born {said}")


@pytest.mark.parametrize(("on", "taken"), [("2026-10-19", False), ("2026-10-20", True)])
@pytest.mark.parametrize("state", ["agreed", "provisional", "could_not_answer", "draft"])
def test_a_plan_is_talked_through_once_it_is_made(on: str, taken: bool, state: str) -> None:
    found = set_aside(plan__made_on="2026-10-20", plan__agreement={"state": state, "on": on})
    said = f"was talked through on {on}, before it was made on 2026-10-20"
    assert found == ([] if taken or state == "draft" else [("agreed-before-made", said)])


@pytest.mark.parametrize(("stable", "taken"), [("2026-10-31", False), ("2026-11-01", True)])
def test_nothing_makes_stable_before_it_starts(stable: str, taken: bool) -> None:
    delivery = {"started_on": "2026-11-01", "stable_on": stable}
    found = [rule for rule, _ in set_aside(**{f"{STEP}__delivery": delivery})]
    assert found == ([] if taken else ["dates-backwards"])


@pytest.mark.parametrize(
    ("since", "rules"),
    [(str(TODAY), []), ("2027-01-05", ["date-in-future"]), ("2099-01-01", ["date-in-future"])],
)
def test_a_register_has_begun(since: str, rules: list[str]) -> None:
    registers = [{"code": "mapp", "since": since}]
    assert [rule for rule, _ in set_aside(assessment__registers=registers)] == rules


def test_a_register_is_said_once_and_may_come_again() -> None:
    again = REGISTER | {"since": "2026-03-01"}
    assert set_aside(assessment__registers=[REGISTER, again]) == []
    assert set_aside(assessment__registers=[REGISTER, again, REGISTER]) == [
        ("stands-twice", "has the register rcco since 2026-01-10 twice")
    ]


def test_no_day_of_a_line_is_overlooked() -> None:
    """The rule above finds days by itself: also those that a line does not have yet."""

    def places(value: Any, at: str = "") -> Iterator[str]:
        if isinstance(value, dict):
            for key, part in value.items():
                yield from places(part, f"{at}.{key}" if at else key)
        elif isinstance(value, list):
            for number, part in enumerate(value):
                yield from places(part, f"{at}.{number}")
        elif isinstance(value, date):
            yield at

    former = {"kind": "former", "last_name": "Banks", "until": "2019-05-01"}
    wide = factories.line(assessment__registers=[REGISTER], person__other_names=[former])
    [line] = read_lines(BytesIO(as_bytes(wide)))
    taken = parse(line, policy.on(TODAY), TODAY)
    assert not isinstance(taken, tuple)
    found = [place for place, _ in days_of(taken)]
    assert found == list(places(taken.model_dump()))
    assert len(found) > 8
