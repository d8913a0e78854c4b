"""Which steps a plan of the demonstration holds: work that fits the person (`data/steps.yaml`)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from followthrough.demo.assessments import DrawnAssessment
from followthrough.demo.assumptions import assumptions, data
from followthrough.demo.dice import Dice
from followthrough.demo.facts_of_a_case import fits, texts_that_fit
from followthrough.people.rules import Likelihood
from followthrough.people.rules.codes import HIGH_HARM


@dataclass
class PlannedStep:
    """A step before anything is known of its delivery. `requirement` is a ref of the sentence."""

    area: str
    text: str
    route: str
    actor: str
    intervention: str | None
    weeks: int = 6
    immediacy: str = "soon"
    requirement: str | None = None
    requirement_kind: str = ""
    strength: str | None = None
    protects: bool = False
    nature: str | None = None
    ref: str = ""
    facts: dict[str, Any] = field(default_factory=dict)


@dataclass(frozen=True)
class PersonProfile:
    age: int
    assessment: DrawnAssessment
    facts: frozenset[str]

    def has(self, wanted: Mapping[str, Any], need: Mapping[str, Any]) -> bool:
        """Whether a template's conditions hold for this person and need."""
        age = wanted.get("age")
        return (
            fits(wanted, self.facts)
            and (age is None or age[0] <= self.age <= age[1])
            and need["severity"] in wanted.get("severity", (need["severity"],))
        )


def steps_for_need(dice: Dice, who: PersonProfile, need: Mapping[str, Any]) -> list[PlannedStep]:
    """The main work on the need and up to two smaller things around it."""
    templates = data("steps")[need["area"]]
    chosen = [_main_steps(dice, who, need, templates["main"])]
    extras = [t for t in templates["extra"] if who.has(t, need)]
    chosen += dice.some(extras, dice.among(assumptions()["steps_a_goal"]) - 1)
    return [_planned(dice, who, need["area"], need["immediacy"], template) for template in chosen]


def _main_steps(
    dice: Dice, who: PersonProfile, need: Mapping[str, Any], templates: list[dict[str, Any]]
) -> dict[str, Any]:
    able = [t for t in templates if who.has(t, need)]
    for template in able[:-1]:
        if dice.chance(template.get("chance", 1.0)):
            return template
    return able[-1]


def _planned(
    dice: Dice, who: PersonProfile, area: str, immediacy: str, template: Mapping[str, Any]
) -> PlannedStep:
    texts = texts_that_fit(template.get("texts", ()), who.facts)
    return PlannedStep(
        area=area,
        text=dice.pick(texts) if texts else template["text"],
        route=template["route"],
        actor=template["actor"],
        intervention=template.get("intervention"),
        weeks=template.get("weeks", 6),
        immediacy=immediacy,
        nature=template.get("nature"),
    )


def steps_for_requirements(
    dice: Dice, who: PersonProfile, requirements: list[dict[str, Any]]
) -> list[PlannedStep]:
    """One step for each requirement that somebody has to deliver, apart from activity days, which
    the steps on needs use up (`claim_activity_days`)."""
    result = []
    for requirement in requirements:
        kind = requirement["kind"]
        template = _requirement_template(who, kind)
        if template is None:
            continue
        step = _planned(dice, who, template["area"], "soon", template)
        step.requirement, step.requirement_kind = requirement["ref"], kind
        result.append(step)
        if kind in ("accredited_programme", "licence_programme") and dice.chance(0.3):
            result.append(_planned(dice, who, step.area, "later", data("steps")["after_programme"]))
    return result


def _requirement_template(who: PersonProfile, kind: str) -> dict[str, Any] | None:
    templates: dict[str, Any] = data("steps")["requirements"]
    if kind in ("accredited_programme", "licence_programme"):
        if "domestic_abuse" in who.assessment.tags:
            level = "domestic"
        else:
            level = (
                "high"
                if who.assessment.likelihood in (Likelihood.HIGH, Likelihood.VERY_HIGH)
                else "moderate"
            )
        return dict(templates["accredited_programme"][level])
    return None if kind == "rehabilitation_activity" else templates.get(kind)


def claim_activity_days(
    dice: Dice, who: PersonProfile, steps: list[PlannedStep], ref: str, days: Mapping[str, int]
) -> PlannedStep | None:
    """Marks one or two steps that use activity days as delivering that requirement; where there is
    none, returns a new step that does."""
    able = [s for s in steps if s.intervention and days[s.intervention] and not s.requirement]
    for step in able[: dice.between(1, 2)]:
        step.requirement, step.requirement_kind = ref, "rehabilitation_activity"
    if able:
        return None
    template = data("steps")["requirements"]["rehabilitation_activity"]
    step = _planned(dice, who, template["area"], "soon", template)
    step.requirement, step.requirement_kind = ref, "rehabilitation_activity"
    return step


def safety_steps(dice: Dice, who: PersonProfile) -> list[PlannedStep]:
    """Steps that protect other people."""
    steps, found = data("steps"), []
    if "domestic_abuse" in who.assessment.tags:
        found.append(_planned(dice, who, "relationships", "immediate", steps["safety"]))
    if who.assessment.harm in HIGH_HARM:
        found.append(_planned(dice, who, "relationships", "immediate", steps["safety_police"]))
    for step in found:
        step.protects = True
    return found
