"""Which step of a plan of the demonstration builds on a strength of the person."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from followthrough.demo.assumptions import assumptions, data
from followthrough.demo.dice import Dice
from followthrough.demo.facts_of_a_case import fitting
from followthrough.demo.steps import PersonProfile, PlannedStep


def build_on_a_strength(
    dice: Dice, who: PersonProfile, steps: list[PlannedStep]
) -> list[PlannedStep]:
    """In most plans: marks a step that fits one of the strengths, or returns a new one that does.
    `dice` of its own, so that everything else of the plan falls as it would."""
    if not who.assessment.strengths or not dice.chance(assumptions()["strength_built_on"]):
        return []
    strength = dice.pick(who.assessment.strengths)
    declared = _declared(strength)
    for step in steps:
        if step.intervention in declared.get("fits", ()) and not step.protects:
            step.strength = strength["ref"]
            return []
    template = fitting(declared["steps"], who.facts)[0]
    return [
        PlannedStep(
            area=strength["area"],
            text=template["text"],
            route=template["route"],
            actor=template["actor"],
            intervention=None,
            weeks=template["weeks"],
            nature=template.get("nature"),
            strength=strength["ref"],
        )
    ]


def _declared(strength: Mapping[str, Any]) -> dict[str, Any]:
    [found] = [s for s in data("strengths")[strength["area"]] if s["text"] == strength["text"]]
    return dict(found)
