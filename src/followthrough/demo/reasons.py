"""Reasons of the demonstration that fit what else is recorded of the case. They are drawn before
all of that is known; one that does not fit gives way to another, and no dice fall anew."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, NamedTuple

from followthrough.plans.rules import Route
from followthrough.policy import Pack

NO_HOURS = {"None", "None at present", "not_asked", "prefers_not_to_say"}


def with_reasons_that_fit(line: dict[str, Any], pack: Pack) -> dict[str, Any]:
    """The line, whose steps that were not delivered say no reason that its records deny."""
    for goal in line.get("plan", {}).get("goals", []):
        for step in goal["steps"]:
            delivery = step.get("delivery", {})
            drawn = _FITS.get(delivery.get("not_delivered_reason", ""))
            if drawn is None or drawn.fits(_Told(line, step, pack)):
                continue
            by_referral = step["route"] == Route.REFERRAL
            delivery["not_delivered_reason"] = drawn.else_say if by_referral else drawn.else_own
    return line


class _Told(NamedTuple):
    line: Mapping[str, Any]
    step: Mapping[str, Any]
    pack: Pack


def _has_hours(told: _Told) -> bool:
    person = told.line["person"]
    return not {person["work_hours"], person["caring_hours"]} <= NO_HOURS


def _changed_hands(told: _Told) -> bool:
    """Somebody else held the case before the step was given up."""
    on = told.step["delivery"]["not_delivered_on"]
    return any(p.get("until", "9999") <= on for p in told.line["case"]["practitioners"])


def _runs_in_groups(told: _Told) -> bool:
    kind = told.pack.interventions.get(told.step.get("intervention", ""))
    return kind is not None and kind.format == "group"


class _Fitting(NamedTuple):
    """`else_say`: what is said instead of work by referral, `else_own` of other work."""

    fits: Callable[[_Told], bool]
    else_say: str
    else_own: str


_FITS = {
    "work_or_caring_hours": _Fitting(_has_hours, "travel", "no_longer_wanted"),
    "practitioner_changed": _Fitting(
        _changed_hands, "referral_not_started", "referral_not_started"
    ),
    "waiting_for_group": _Fitting(_runs_in_groups, "waiting_for_place", "waiting_for_place"),
}
