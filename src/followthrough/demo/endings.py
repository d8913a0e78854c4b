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
    on = max(as_of - timedelta(days=dice.between(1, 20)), _last_recorded(line, as_of))
    if not what or on < term.opened_on or term.in_custody:
        return line
    if what == "died":
        return line | {"person": line["person"] | {"died_on": on.isoformat()}}
    ended = {"on": on.isoformat(), "reason": what, "words": rates["words"][what]}
    return line | {"case": line["case"] | {"ended": ended}}


def _last_recorded(line: dict[str, Any], as_of: date) -> date:
    """The last day on which anything happened: none of it comes after the end."""
    plan = line.get("plan", {"goals": []})
    days = [line["assessment"]["made_on"], plan.get("made_on", "")]
    days += [plan.get(what, {}).get("on", "") for what in ("agreement", "preference")]
    steps = [step for goal in plan["goals"] for step in goal["steps"]]
    days += [
        day for s in steps for key, day in s.get("delivery", {}).items() if key.endswith("_on")
    ]
    return date.fromisoformat(max(day for day in days if day <= as_of.isoformat()))
