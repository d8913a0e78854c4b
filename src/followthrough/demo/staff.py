"""Which unit and which practitioner a person of the demonstration belongs to.

Everything follows from the number of people, so a line can be written without the lines before it.
"""

from __future__ import annotations

import csv
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files

from followthrough.demo.assumptions import assumptions, data
from followthrough.demo.dice import Dice

# Dorset: its police area is known exactly, and services of five kinds are commissioned there and in
# force for both sexes, beside one kind whose contract has ended.
HOME_UNIT = "N58DORS"
# Where somebody signs in to whom a case can move. None of the generated people lives there.
OTHER_REGION = "N50BOLT"


@dataclass(frozen=True)
class Practitioner:
    username: str
    name: str


FIRST = Practitioner("amara.osei", "Amara Osei")
SECOND = Practitioner("daniel.price", "Daniel Price")
MANAGER = Practitioner("helen.castle", "Helen Castle")


@dataclass(frozen=True)
class Unit:
    code: str
    region: str
    police_area: str


@dataclass(frozen=True)
class Share:
    """What a unit has of the caseload. `first_person` and `first_practitioner` are the numbers, in
    the whole caseload, with which it begins."""

    unit: Unit
    first_person: int
    people: int
    first_practitioner: int
    practitioners: int


@cache
def units() -> tuple[Unit, ...]:
    """Every unit of the directory: the home unit, its region's, then one of each region in turn."""
    text = (files("followthrough.organisations") / "data" / "delivery_units.csv").read_text("utf-8")
    result = [
        Unit(row["code"], row["region_code"], row["police_area"])
        for row in csv.DictReader(text.splitlines())
    ]
    home = next(unit for unit in result if unit.code == HOME_UNIT)
    near = [unit for unit in result if unit.region == home.region and unit is not home]
    far = [unit for unit in result if unit.region != home.region]
    turn = {unit: sum(u.region == unit.region for u in far[:at]) for at, unit in enumerate(far)}
    return (home, *near, *sorted(far, key=lambda unit: (turn[unit], unit.region)))


@lru_cache(maxsize=8)
def shares(people: int) -> tuple[Share, ...]:
    """How many people and practitioners each unit has."""
    most, a_practitioner = assumptions()["people_a_unit"], assumptions()["people_a_practitioner"]
    count = max(1, min(len(units()), -(-people // most)))
    found, person, practitioner = [], 0, 0
    for index, unit in enumerate(units()[:count]):
        size = people * (index + 1) // count - person
        staff = max(2, round(size / a_practitioner))
        found.append(Share(unit, person, size, practitioner, staff))
        person, practitioner = person + size, practitioner + staff
    return tuple(found)


def share_of(person: int, people: int) -> Share:
    """The unit that the person with this number (from 0) belongs to."""
    result = shares(people)
    index = person * len(result) // people
    while person < result[index].first_person:
        index -= 1
    while person >= result[index].first_person + result[index].people:
        index += 1
    return result[index]


def holder(person: int, share: Share) -> int:
    """The number of the practitioner within the unit. The first of the first unit holds
    `persona_cases` people (half of them at most), spread evenly; the others take turns."""
    place = person - share.first_person
    if share.first_practitioner:
        return place % share.practitioners
    held = min(int(assumptions()["persona_cases"]), share.people // 2)
    before, after = place * held // share.people, (place + 1) * held // share.people
    return 0 if after > before else 1 + (place - before) % (share.practitioners - 1)


def place_in_first_caseload(person: int, people: int) -> int | None:
    """The how-manieth case of the first practitioner this is, from 0; None for other people."""
    share = share_of(person, people)
    if share.first_practitioner or holder(person, share):
        return None
    held = min(int(assumptions()["persona_cases"]), share.people // 2)
    return person * held // share.people


@cache
def practitioner(share: Share, number: int) -> Practitioner:
    """The same whatever the seed: colleagues stay when the people change."""
    overall = share.first_practitioner + number
    if overall < 2:
        return (FIRST, SECOND)[overall]
    dice = Dice("practitioner", overall)
    names = data("names")
    first = dice.pick(names[dice.pick(("female", "female", "male"))])
    last = dice.pick(names["last"])
    return Practitioner(f"{first}.{last}{overall}".lower(), f"{first} {last}")
