"""What makes it harder to know who somebody of the demonstration is: former names and aliases, one
name only, a birth that is not known to the day, and a second record."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from followthrough.demo.assumptions import assumptions, data
from followthrough.demo.dice import Dice
from followthrough.demo.staff import place_in_first_caseload, share_of

# Cases of the first practitioner that show it, whatever the dice say.
FORMER_NAME, ONE_NAME, YEAR_OF_BIRTH, SECOND_RECORD = 2, 6, 9, 12


def recorded_twice(number: int, people: int, seed: int) -> bool:
    """Whether this line is a second record of the person of the line before. Dice of its own."""
    if number == 0 or share_of(number, people).unit != share_of(number - 1, people).unit:
        return False
    dice = Dice("twice", seed, number)
    shown = place_in_first_caseload(number, people) == SECOND_RECORD
    return shown or dice.chance(assumptions()["recorded_twice"])


def made_less_certain(
    person: dict[str, Any], number: int, people: int, seed: int, opened_on: date
) -> dict[str, Any]:
    """Dice of its own, so that nothing else about the person falls otherwise."""
    dice, known = Dice("who", seed, number), assumptions()
    shown = place_in_first_caseload(number, people)
    result = dict(person)
    others = []
    if dice.chance(known["former_name"]) or shown == FORMER_NAME:
        until = opened_on - timedelta(days=dice.between(200, 4000))
        others.append(
            {
                "kind": "former",
                "first_name": person["first_name"],
                "last_name": _another_last_name(dice, person),
                "until": until.isoformat(),
            }
        )
    if dice.chance(known["alias"]):
        others.append({"kind": "alias", "last_name": _another_last_name(dice, person)})
    if others:
        result["other_names"] = others
    if dice.chance(known["one_name"]) or shown == ONE_NAME:
        result["last_name" if dice.chance(0.5) else "first_name"] = ""
    how = dice.among(known["birth_known_to"])
    if shown == YEAR_OF_BIRTH:
        how = "year"
    birth = person["date_of_birth"]
    result["date_of_birth"] = {"day": birth, "month": birth[:7], "year": birth[:4]}.get(how)
    return result


def _another_last_name(dice: Dice, person: dict[str, Any]) -> str:
    names = [name for name in data("names")["last"] if name != person["last_name"]]
    return str(dice.pick(names))
