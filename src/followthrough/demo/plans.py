"""The plan of a person of the demonstration: goals, steps, what the person said of it."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta
from typing import Any

from followthrough.demo.assumptions import assumptions, data
from followthrough.demo.dice import Dice, picked_by
from followthrough.demo.facts_of_a_case import facts_of_plan, texts_that_fit
from followthrough.demo.kept_up import keep_moving
from followthrough.demo.sentences import Term
from followthrough.demo.step_facts import Window, draw_step_facts
from followthrough.demo.steps import (
    PersonProfile,
    PlannedStep,
    claim_activity_days,
    safety_steps,
    steps_for_need,
    steps_for_requirements,
)
from followthrough.demo.strengths import build_on_a_strength
from followthrough.policy import Pack

NEW = timedelta(days=21)
A_DAY = 7  # hours of unpaid work: less is never left over
# Requirements with a goal of their own; the others belong to the goal of their area.
AREA_OF_REQUIREMENT = {
    "unpaid_work": "unpaid_work",
    "licence_supervision": "supervision",
    "licence_drug_testing": "supervision",
}


def draw_plan(
    dice: Dice,
    who: PersonProfile,
    term: Term,
    requirements: list[dict[str, Any]],
    as_of: date,
    pack: Pack,
    lately: Dice,
    strongly: Dice,
) -> tuple[dict[str, Any] | None, list[PlannedStep]]:
    """The plan as the file has it, and its steps with what became of them, `lately` by dice of its
    own, and so what builds on a strength (`strongly`). No plan where none is made yet."""
    assessment = who.assessment
    known = assumptions()
    new = as_of - term.opened_on < NEW
    if dice.chance(known["no_plan"]["new" if new else "other"]):
        return None, []
    made_on = min(assessment.made_on + timedelta(days=dice.between(0, 9)), as_of)
    steps = _steps(dice, who, requirements, pack)
    window = _window(term, made_on, assessment.likelihood, as_of)
    _draw_all_facts(dice, steps, window, pack)
    _protect_in_custody_too(lately, steps, made_on, as_of)
    keep_moving(lately, steps, window, as_of, pack)
    added = build_on_a_strength(strongly, who, steps)
    if not term.in_custody:  # what somebody plans there is for when they are out
        _draw_all_facts(strongly, added, window, pack)
    goals = _goals(dice, steps + added, who)
    plan = {
        "made_on": made_on.isoformat(),
        "agreement": _agreement(dice, made_on, as_of, new, goals),
        "goals": [_goal(goal, term, dice) for goal in goals],
    }
    preference = _preference(dice, steps, made_on, as_of)
    if preference:
        plan["preference"] = preference
    _in_their_words(plan, who.facts)
    return plan, steps + added


def _steps(
    dice: Dice, who: PersonProfile, requirements: list[dict[str, Any]], pack: Pack
) -> list[PlannedStep]:
    """Safety first, then what the sentence orders, then the needs from the most immediate on."""
    shares = assumptions()["needs_planned"]
    ordered = steps_for_requirements(dice, who, requirements)
    taken = {step.intervention for step in ordered if step.intervention}
    steps = safety_steps(dice, who) + ordered
    urgency = ("immediate", "soon", "later")
    for need in sorted(who.assessment.needs, key=lambda n: urgency.index(n["immediacy"])):
        if dice.chance(shares[need["immediacy"]]):
            for step in steps_for_need(dice, who, need):
                if step.intervention is None or step.intervention not in taken:
                    taken.add(step.intervention or "")
                    steps.append(step)
    days = {code: kind.activity_days for code, kind in pack.interventions.items()}
    for requirement in requirements:
        if requirement["kind"] == "rehabilitation_activity":
            extra = claim_activity_days(dice, who, steps, requirement["ref"], days)
            steps += [extra] if extra else []
    if not steps:
        steps = steps_for_need(dice, who, who.assessment.needs[0])
    return steps


def _window(term: Term, made_on: date, likelihood: str, as_of: date) -> Window | None:
    if term.work_from is None:
        return None
    return Window(max(made_on, term.work_from), term.held_since or as_of, likelihood)


def _draw_all_facts(
    dice: Dice, steps: list[PlannedStep], window: Window | None, pack: Pack
) -> None:
    """Each step after its prerequisites."""
    facts: dict[str, dict[str, Any]] = {}
    for step in _in_prerequisite_order(steps, pack):
        if window and window.first <= window.last:
            step.facts = draw_step_facts(dice, step, window, pack, facts)
        if step.intervention:
            facts[step.intervention] = step.facts


def _protect_in_custody_too(
    dice: Dice, steps: list[PlannedStep], made_on: date, as_of: date
) -> None:
    """What staff do to protect others waits for no release."""
    begun = made_on + timedelta(days=dice.between(0, 6))
    for step in steps:
        if step.protects and not step.facts and begun <= as_of:
            step.facts = {"started_on": begun}


def _in_prerequisite_order(steps: list[PlannedStep], pack: Pack) -> list[PlannedStep]:
    left, result = list(steps), []
    while left:
        waiting = {step.intervention for step in left}
        ready = [
            step
            for step in left
            if step.intervention is None
            or not waiting & {p.after for p in pack.interventions[step.intervention].prerequisites}
        ]
        result += ready
        left = [step for step in left if all(step is not r for r in ready)]
    return result


def _goals(dice: Dice, steps: list[PlannedStep], who: PersonProfile) -> list[dict[str, Any]]:
    """One goal for each area that has steps; unpaid work and supervision have their own."""
    known = assumptions()
    grouped: dict[str, list[PlannedStep]] = {}
    for step in steps:
        grouped.setdefault(AREA_OF_REQUIREMENT.get(step.requirement_kind, step.area), []).append(
            step
        )
    needs = {need["area"]: need for need in who.assessment.needs}
    goals: list[dict[str, Any]] = []
    number = 0
    for key, members in grouped.items():
        area = members[0].area
        need = needs.get(area) if key == area else None
        bound = any(step.requirement or step.protects for step in members)
        later = need and not bound and dice.chance(known["goals_later"][need["immediacy"]])
        goal = {
            "ref": f"G{len(goals) + 1}",
            "area": area,
            "title": _title(dice, key, members, need, who.facts),
            "when": "later" if later else "now",
            "state": "active",
            "steps": members,
        }
        if need and "words" in need and dice.chance(0.5):
            goal["words"] = need["words"]
        for step in members:
            number += 1
            step.ref = f"P{number}"
        finished = all("finished_on" in step.facts for step in members)
        if finished and dice.chance(0.75):
            goal["state"] = "achieved"
        goals.append(goal)
    if not any(goal["when"] == "now" for goal in goals):
        goals[0]["when"] = "now"
    return goals


def _title(
    dice: Dice,
    key: str,
    members: list[PlannedStep],
    need: Mapping[str, Any] | None,
    facts: frozenset[str],
) -> str:
    words = data("words")
    if key in words["own_goals"]:
        return str(words["own_goals"][key])
    lot = dice.lot()
    if need is None and all(step.strength for step in members):
        return str(data("strengths")["goals"][members[0].area])
    return picked_by(lot, texts_that_fit(words["goals"][members[0].area], facts))


def _goal(goal: Mapping[str, Any], term: Term, dice: Dice) -> dict[str, Any]:
    return {**goal, "steps": [_step(step, goal, term, dice) for step in goal["steps"]]}


def _step(step: PlannedStep, goal: Mapping[str, Any], term: Term, dice: Dice) -> dict[str, Any]:
    result: dict[str, Any] = {
        "ref": step.ref,
        "text": step.text,
        "actor": step.actor,
        "route": step.route,
        "intervention": step.intervention,
        "requirement": step.requirement,
        "strength": step.strength,
        "nature": step.nature,
    }
    result = {key: value for key, value in result.items() if value is not None}
    if step.protects:
        result["protects_others"] = True
    if goal["when"] == "now" and dice.chance(0.4):
        aim = term.starts_on + timedelta(days=dice.between(60, 240))
        result["by_on"] = min(aim, term.ends_on).isoformat()
    if step.facts:
        result["delivery"] = {
            key: value.isoformat() if isinstance(value, date) else value
            for key, value in step.facts.items()
        }
    return result


def _agreement(
    dice: Dice, made_on: date, as_of: date, new: bool, goals: list[dict[str, Any]]
) -> dict[str, Any]:
    shares = dict(assumptions()["agreement"])
    if new:
        shares |= {"draft": 0.5}
    if not any(goal["state"] == "achieved" or goal["when"] == "now" for goal in goals):
        shares.pop("agreed")
    state = dice.among(shares)
    if state == "draft":
        return {"state": "draft"}
    return {
        "state": state,
        "on": min(made_on + timedelta(days=dice.between(0, 14)), as_of).isoformat(),
        "words": dice.lot(),  # until `_in_their_words`
    }


def _preference(
    dice: Dice, steps: list[PlannedStep], made_on: date, as_of: date
) -> dict[str, Any] | None:
    """Of the steps that are still ahead, up to four in the order that the person would like."""
    ahead = [s.ref for s in steps if not {"finished_on", "not_delivered_on"} & s.facts.keys()]
    if len(ahead) < 2 or not dice.chance(assumptions()["preference"]):
        return None
    return {
        "steps": dice.some(ahead, dice.between(2, 4)),
        "on": min(made_on + timedelta(days=dice.between(0, 30)), as_of).isoformat(),
        "words": dice.lot(),
    }


def _in_their_words(plan: dict[str, Any], facts: frozenset[str]) -> None:
    """What they said of the plan fits what stands in it, and what else is known of them."""
    facts |= facts_of_plan(plan)
    words, agreement = data("words"), plan["agreement"]
    if "words" in agreement:
        texts = texts_that_fit(words[agreement["state"]], facts)
        agreement["words"] = picked_by(agreement["words"], texts)
    if preference := plan.get("preference"):
        texts = texts_that_fit(words["preference"], facts)
        preference["words"] = picked_by(preference["words"], texts)


def activity_days_used(steps: list[PlannedStep], limit: int, as_of: date, pack: Pack) -> int:
    """Days of finished work, and of running or broken-off work by how far it got."""
    used: int = 0
    for step in steps:
        started = step.facts.get("started_on")
        if step.intervention is None or started is None:
            continue
        kind = pack.interventions[step.intervention]
        until: date = step.facts.get("not_delivered_on", as_of)
        weeks = 10**6 if "finished_on" in step.facts else (until - started).days // 7
        used += kind.activity_days * min(weeks, kind.weeks) // kind.weeks
    return min(used, limit)


def hours_worked(
    dice: Dice, steps: list[PlannedStep], requirement: dict[str, Any], on: date
) -> int:
    for step in steps:
        if step.requirement == requirement["ref"] and "started_on" in step.facts:
            if "finished_on" in step.facts:
                return int(requirement["amount"])
            weeks: int = (on - step.facts["started_on"]).days // 7
            return min(int(requirement["amount"]) - A_DAY, weeks * dice.between(3, 7))
    return 0
