"""How some cases of the demonstration have ended, somebody has died, and a licence has no end.
Drawn with dice of their own, so that everything else of a person stays as it is."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from followthrough.demo.assumptions import assumptions
from followthrough.demo.dice import Dice
from followthrough.demo.sentences import Term


def with_its_end(
    line: dict[str, Any], term: Term, number: int, seed: int, as_of: date
) -> dict[str, Any]:
    """The line as it is where nothing of this is so, as for nearly everybody."""
    dice = Dice("ending", seed, number)
    rates = assumptions()["endings"]
    if not term.on_order and dice.chance(rates["licence_for_life"]):
        first, *others = line["sentences"]
        endless = {key: value for key, value in first.items() if key != "ends_on"}
        line = line | {"sentences": [endless | {"no_end": True}, *others]}
    what = dice.among({**rates["case"], "": 1 - sum(rates["case"].values())})
    on = as_of - timedelta(days=dice.between(1, 20))
    if not what or on < term.opened_on or term.in_custody:
        return line
    if what == "died":
        return line | {"person": line["person"] | {"died_on": on.isoformat()}}
    ended = {"on": on.isoformat(), "reason": what, "words": rates["words"][what]}
    return line | {"case": line["case"] | {"ended": ended}}
