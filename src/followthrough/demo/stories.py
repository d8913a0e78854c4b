"""The people of the demonstration who were written by hand, as lines of a caseload file.

Each stands in a file of `data/stories` (its README says how days are written there), and takes the
place of a generated case of the first practitioner.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from followthrough.common.dates import add_calendar_months
from followthrough.demo.staff import FIRST, HOME_UNIT, place_in_first_caseload
from followthrough.people.rules.sources import DEMONSTRATION

FOLDER = Path(__file__).parent / "data" / "stories"
FIRST_PLACE = 20  # in the first caseload: behind the generated cases that show something else
DAYS_OF_THE_WEEK = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"]
DAY = re.compile(rf"(day|weekday|{'|'.join(DAYS_OF_THE_WEEK)}) ([+-]\d+)")
BORN = re.compile(r"(\d+)\+(\d+)")
SATURDAY = 5


@dataclass(frozen=True)
class Acts:
    """What was done here once the case was taken in: its order `published`, or published and
    `withdrawn` (why, in words), the decision that the sentence ends early (`ends_on`, `words`, and
    `because` of each condition), and what was `settled` (a `thing` to do and what it is `about`:
    `until` when and for which `reason` it was put off, or `on` which day `who` did it elsewhere;
    with `words`)."""

    published: bool = False
    withdrawn: str = ""
    early_end: Mapping[str, Any] | None = None
    settled: Sequence[Mapping[str, Any]] = ()


@dataclass(frozen=True)
class Story:
    """`about`: what it shows; `look_at`: where. Sentences for whoever opens the demonstration."""

    name: str
    about: str
    look_at: str
    acts: Acts
    record: dict[str, Any]


@cache
def stories() -> tuple[Story, ...]:
    """In the order of their files."""
    return tuple(_read(path) for path in sorted(FOLDER.glob("*.yaml")))


def story_of(number: int, people: int) -> Story | None:
    """The story of the person with this number, if it is one of them."""
    place = place_in_first_caseload(number, people)
    if place is None or not 0 <= place - FIRST_PLACE < len(stories()):
        return None
    return stories()[place - FIRST_PLACE]


def line_of(story: Story, crn: str, as_of: date) -> dict[str, Any]:
    """Raises ValueError where a day is none."""
    line = _dated(story.record, as_of)
    line["person"]["date_of_birth"] = _birth(line["person"].pop("born"), as_of)
    for sentence in line["sentences"]:
        if "months" in sentence:
            starts_on = date.fromisoformat(sentence["starts_on"])
            ends_on = add_calendar_months(starts_on, sentence.pop("months")) - timedelta(days=1)
            sentence["ends_on"] = ends_on.isoformat()
    case = line["case"]
    held = {"username": FIRST.username, "name": FIRST.name, "since": case["opened_on"]}
    line["case"] = {"unit": HOME_UNIT, "in_custody": False, "practitioners": [held], **case}
    return {"source": DEMONSTRATION, "crn": crn, "access": {}, **line}


def acts_of(story: Story, today: date) -> Acts:
    told = story.acts
    early_end, settled = _dated(told.early_end, today), _dated(told.settled, today)
    return Acts(told.published, told.withdrawn, early_end, settled)


def _read(path: Path) -> Story:
    record = yaml.load(path.read_text(encoding="utf-8"), Loader=yaml.CSafeLoader)
    _, _, name = path.stem.partition("_")
    acts = Acts(
        record.pop("published", False),
        record.pop("withdrawn", ""),
        record.pop("early_end", None),
        record.pop("settled", []),
    )
    return Story(name, record.pop("about"), record.pop("look_at"), acts, record)


def _dated(value: Any, as_of: date) -> Any:
    if isinstance(value, dict):
        return {key: _dated(one, as_of) for key, one in value.items()}
    if isinstance(value, list):
        return [_dated(one, as_of) for one in value]
    if isinstance(value, str) and (written := DAY.fullmatch(value)):
        return _day(written, as_of).isoformat()
    return value


def _day(written: re.Match[str], as_of: date) -> date:
    """Nobody meets, refers or is released at a weekend: it was the Friday before. What is each week
    on one day was on the last such day by then."""
    kind, days = written.groups()
    day = as_of + timedelta(days=int(days))
    if kind in DAYS_OF_THE_WEEK:
        return day - timedelta(days=(day.weekday() - DAYS_OF_THE_WEEK.index(kind)) % 7)
    if kind == "weekday" and day.weekday() >= SATURDAY:
        day -= timedelta(days=day.weekday() - SATURDAY + 1)
    return day


def _birth(born: str, as_of: date) -> str:
    written = BORN.fullmatch(born)
    if written is None:
        raise ValueError(f"{born!r} says no years and days, as 34+200 does.")
    years, days = (int(part) for part in written.groups())
    return add_calendar_months(as_of - timedelta(days=days), -12 * years).isoformat()
