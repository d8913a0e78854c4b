"""What became of a planned step of the demonstration: referred, started, finished, or not and why.

The published evidence says that planned work too often was not delivered; the shares are in
`assumptions.yaml`. Every day lies between the plan and `as_of`.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from followthrough.demo.assumptions import assumptions
from followthrough.demo.dice import Dice
from followthrough.demo.steps import PlannedStep
from followthrough.people.rules import Immediacy
from followthrough.plans.rules import Route
from followthrough.policy import Pack
from followthrough.policy.kinds_of_work import Nature

# Days from the plan until somebody turned to the step.
DAYS_TO_BEGIN = {"immediate": (0, 12), "soon": (5, 70), "later": (45, 230)}
PATIENCE = timedelta(days=60)  # after which a step that has not moved may be given up
PROGRAMMES = ("accredited_programme", "licence_programme")
ALWAYS_ON = ("licence_supervision", "licence_drug_testing")


@dataclass(frozen=True)
class Window:
    """The days on which work was possible; `last` is `as_of`, or when the person was recalled."""

    first: date
    last: date
    likelihood: str


def draw_step_facts(
    dice: Dice, step: PlannedStep, window: Window, pack: Pack, before: Mapping[str, dict[str, Any]]
) -> dict[str, date | str]:
    """The delivery facts of one step; `before` holds those of interventions earlier in the plan."""
    if step.requirement_kind in ALWAYS_ON:
        return {"started_on": window.first}
    begin = window.first + timedelta(days=dice.between(*DAYS_TO_BEGIN[step.immediacy]))
    ready = after_prerequisites(step, pack, before)
    if ready is None:
        return {}
    begin = max(begin, ready)
    if begin > window.last:
        return {}
    if step.route == Route.REFERRAL:
        return _by_referral(dice, step, begin, window, pack)
    return _own_work(dice, step, begin, window, pack)


def after_prerequisites(
    step: PlannedStep, pack: Pack, before: Mapping[str, dict[str, Any]]
) -> date | None:
    """The day from which the declared prerequisites of the plan allow it; None for never yet."""
    ready = date.min
    for needed in pack.interventions[step.intervention].prerequisites if step.intervention else ():
        if needed.after in before:
            day = before[needed.after].get(f"{needed.kind}_on")
            if day is None:
                return None
            ready = max(ready, day + timedelta(days=1))
    return ready


def _by_referral(
    dice: Dice, step: PlannedStep, begin: date, window: Window, pack: Pack
) -> dict[str, date | str]:
    known = assumptions()
    bound = bool(step.requirement)
    if not (bound or dice.chance(known["referred"][window.likelihood])):
        return _not_delivered(dice, begin, window, "no_referral", "reasons_no_referral")
    referred = begin + timedelta(days=dice.between(1, 20))
    if referred > window.last:
        return {}
    facts: dict[str, date | str] = {"referred_on": referred}
    share = known["programme_started" if step.requirement_kind in PROGRAMMES else "started"]
    if not dice.chance(share):
        if bound:
            return facts
        return facts | _not_delivered(dice, referred, window, "waiting", "reasons_waiting")
    wait = dice.among(known["wait_weeks"])
    if step.immediacy == Immediacy.IMMEDIATE:
        wait = (wait + 1) // 2
    started = referred + timedelta(days=7 * wait + dice.between(-3, 3))
    return facts | _from_start(dice, step, started, window, pack)


def _own_work(
    dice: Dice, step: PlannedStep, begin: date, window: Window, pack: Pack
) -> dict[str, date | str]:
    if not (step.protects or step.requirement or dice.chance(assumptions()["own_work_begun"])):
        return _not_delivered(dice, begin, window, "waiting", "reasons_own_work")
    return _from_start(dice, step, begin + timedelta(days=dice.between(0, 14)), window, pack)


def _from_start(
    dice: Dice, step: PlannedStep, started: date, window: Window, pack: Pack
) -> dict[str, date | str]:
    if started > window.last:
        return {}
    facts: dict[str, date | str] = {"started_on": started}
    weeks = pack.interventions[step.intervention].weeks if step.intervention else step.weeks
    length = max(7, weeks * dice.between(6, 9))
    finished = started + timedelta(days=length)
    outside = step.route == Route.REFERRAL
    share = assumptions()["finished" if outside else "own_work_finished"][window.likelihood]
    if step.requirement or step.protects or dice.chance(share):
        if finished <= window.last and step.nature != Nature.ONGOING:
            facts["finished_on"] = finished
    else:
        stopped = started + timedelta(days=dice.between(7, max(8, length - 7)))
        if stopped <= window.last:
            facts["not_delivered_on"] = stopped
            reasons = "reasons_broken_off" if outside else "reasons_own_work"
            facts["not_delivered_reason"] = dice.among(assumptions()[reasons])
    return facts | _stable_on(dice, step, started, window, pack)


def _stable_on(
    dice: Dice, step: PlannedStep, started: date, window: Window, pack: Pack
) -> dict[str, date | str]:
    kind = pack.interventions[step.intervention] if step.intervention else None
    if kind is None or not kind.stabilising:
        return {}
    from_day = started + timedelta(weeks=kind.stable_after_weeks)
    if from_day > window.last or not dice.chance(assumptions()["stable_recorded"]):
        return {}
    return {"stable_on": dice.day(from_day, min(window.last, from_day + timedelta(days=40)))}


def _not_delivered(
    dice: Dice, since: date, window: Window, kind: str, reasons: str
) -> dict[str, date | str]:
    """Recorded as not delivered, or still open with nothing happening."""
    from_day = since + PATIENCE
    if from_day > window.last or not dice.chance(assumptions()["given_up"][kind]):
        return {}
    return {
        "not_delivered_on": dice.day(from_day, min(window.last, from_day + timedelta(days=60))),
        "not_delivered_reason": dice.among(assumptions()[reasons]),
    }
