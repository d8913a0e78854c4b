"""Brings what was drawn of a case near to the day of the demonstration, as in a caseload that is
looked after: what is old has been dealt with, in most cases. Dice of its own, so that everything
else of a person stays as it is.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

from followthrough.demo.assumptions import assumptions, data
from followthrough.demo.dice import Dice
from followthrough.demo.facts_of_a_case import facts_of_plan, texts_that_fit
from followthrough.demo.step_facts import Window, after_prerequisites
from followthrough.demo.steps import PlannedStep
from followthrough.plans.rules import AgreementState, Route
from followthrough.policy import Pack
from followthrough.policy.kinds_of_work import Nature

# Days, counted back from the day of the demonstration.
RECENT = 26  # within which something happened on a case that is looked after
ASSESSED = 45  # within which an assessment was looked at again
LEFT_OVER = 30  # an answer or a date that is older has been dealt with


def keep_moving(
    dice: Dice, steps: list[PlannedStep], window: Window | None, as_of: date, pack: Pack
) -> None:
    """Something happened on one step in the last weeks, where nothing did. Nothing of somebody
    who is in custody."""
    if window is None or window.last < as_of or not _is_kept_up(dice):
        return
    happened = [day for step in steps for day in step.facts.values() if isinstance(day, date)]
    on = as_of - timedelta(days=dice.between(1, RECENT))
    if max(happened, default=window.first) >= as_of - timedelta(days=RECENT) or on < window.first:
        return
    before = {step.intervention: step.facts for step in steps if step.intervention}
    for step in steps:
        ready = after_prerequisites(step, pack, before)
        if ready is not None and ready <= on and (what := _next(step, on, pack)):
            step.facts[what] = on
            return


def _next(step: PlannedStep, on: date, pack: Pack) -> str:
    """What can have happened on it that day; nothing on one that has ended, nor on one that goes
    on without an end."""
    if {"finished_on", "not_delivered_on"} & step.facts.keys():
        return ""
    started = step.facts.get("started_on")
    if started is None:
        waits = step.route == Route.REFERRAL and "referred_on" not in step.facts
        return "referred_on" if waits else "started_on"
    if _goes_on(step.nature, step.intervention, pack):
        return ""
    kind = pack.interventions[step.intervention] if step.intervention else None
    if on - started >= timedelta(weeks=kind.weeks if kind else step.weeks):
        return "finished_on"
    lag = timedelta(weeks=kind.stable_after_weeks) if kind and kind.stabilising else None
    return "stable_on" if lag and "stable_on" not in step.facts and on >= started + lag else ""


def _goes_on(nature: str | None, intervention: str | None, pack: Pack) -> bool:
    kind = pack.interventions[intervention] if intervention else None
    return (nature or (kind.nature if kind else None)) == Nature.ONGOING


def with_recent_records(
    line: dict[str, Any], facts: frozenset[str], number: int, seed: int, as_of: date, pack: Pack
) -> dict[str, Any]:
    """The line with its assessment looked at again, answers to the plan, and days to keep that are
    still ahead. What goes on without an end is to be done by no day."""
    dice = Dice("kept up", seed, number)
    if _is_kept_up(dice):
        _assess_again(dice, line["assessment"], as_of)
    if plan := line.get("plan"):
        if _is_kept_up(dice):
            _answer(dice, plan, facts, line["case"]["opened_on"], as_of)
        for step in _steps(plan):
            if step.get("by_on", "9999") < as_of.isoformat() and _is_kept_up(dice):
                _put_ahead(dice, step, line, as_of)
            if _goes_on(step.get("nature"), step.get("intervention"), pack):
                step.pop("by_on", None)  # drawn all the same, so that nothing else changes
    return line


def _is_kept_up(dice: Dice) -> bool:
    return dice.chance(assumptions()["kept_up"])


def _assess_again(dice: Dice, assessment: dict[str, Any], as_of: date) -> None:
    """What was immediate then seldom is any more."""
    if date.fromisoformat(assessment["made_on"]) >= as_of - timedelta(days=ASSESSED):
        return
    assessment["made_on"] = (as_of - timedelta(days=dice.between(2, ASSESSED))).isoformat()
    for need in assessment["needs"]:
        if need["immediacy"] == "immediate" and not dice.chance(assumptions()["still_immediate"]):
            need["immediacy"] = "soon"


def _answer(
    dice: Dice, plan: dict[str, Any], facts: frozenset[str], opened_on: str, as_of: date
) -> None:
    """To what was left open when the plan was new."""
    old = (as_of - timedelta(days=LEFT_OVER)).isoformat()
    agreement = plan["agreement"]
    answered = agreement["state"] == AgreementState.AGREED
    if answered or max(agreement.get("on", ""), opened_on) >= old:
        return
    if not any(goal["state"] == "achieved" or goal["when"] == "now" for goal in plan["goals"]):
        return
    first = date.fromisoformat(plan["made_on"])
    plan["agreement"] = {
        "state": AgreementState.AGREED.value,
        "on": dice.day(first, as_of).isoformat(),
        "words": dice.pick(texts_that_fit(data("words")["agreed"], facts | facts_of_plan(plan))),
    }


def _put_ahead(dice: Dice, step: dict[str, Any], line: dict[str, Any], as_of: date) -> None:
    """Of work that is still to come: the day was agreed anew."""
    if step.get("delivery", {}).keys() & {"started_on", "finished_on", "not_delivered_on"}:
        return
    ends = max((s["ends_on"] for s in line["sentences"] if "ends_on" in s), default="9999")
    step["by_on"] = min((as_of + timedelta(days=dice.between(5, 80))).isoformat(), ends)


def _steps(plan: dict[str, Any]) -> Iterator[dict[str, Any]]:
    for goal in plan["goals"]:
        yield from goal["steps"]
