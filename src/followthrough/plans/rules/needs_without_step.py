"""Immediate needs for which the plan has no step that goes on or can still start: most immediate
needs come first, so their absence is the first thing that an order of delivery says. Pure."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from enum import StrEnum
from typing import NamedTuple

from followthrough.people.rules import CaseFacts
from followthrough.people.rules.case_life import Phase, phase_of
from followthrough.people.rules.facts import immediate_needs_to_meet
from followthrough.plans.rules.facts import LIVE, PlanFacts, StepFacts, StepState
from followthrough.plans.rules.work_begun import steps_on_need


class WithoutStep(StrEnum):
    """How it came that nothing goes on for a need here."""

    ELSEWHERE = "elsewhere"  # under a merged record it does
    NOTHING_PLANNED = "nothing_planned"
    ONLY_MEETINGS = "only_meetings"  # or tests, which are no work on a need either
    ON_HOLD = "on_hold"
    FINISHED = "finished"
    NOT_DELIVERED = "not_delivered"


class NeedWithoutStep(NamedTuple):
    """`assessed_on` is the day of the assessment that calls it immediate."""

    area: str
    assessed_on: date
    how: WithoutStep


def immediate_needs_without_step(
    case: CaseFacts, plan: PlanFacts, today: date
) -> Iterator[NeedWithoutStep]:
    """In the order of the assessment. None once the last sentence has ended."""
    if case.assessment is None or phase_of(case, today) is not Phase.RUNS:
        return
    for need in immediate_needs_to_meet(case):
        elsewhere = need.area in plan.live_elsewhere
        if how := without_step(need.area, plan.steps, elsewhere=elsewhere):
            yield NeedWithoutStep(need.area, case.assessment.made_on, how)


def without_step(
    area: str, steps: Sequence[StepFacts], *, elsewhere: bool = False
) -> WithoutStep | None:
    """Of the need in `area`; None where one of `steps` works on it, and goes on or can still
    start. `elsewhere`: one under a merged record does. What can be taken up again comes first, then
    what was not delivered: it is still owed."""
    states = {step.state for step in steps_on_need(area, steps)}
    if states & LIVE:
        return None
    if elsewhere:
        return WithoutStep.ELSEWHERE
    if StepState.HELD in states:
        return WithoutStep.ON_HOLD
    if StepState.NOT_DELIVERED in states:
        return WithoutStep.NOT_DELIVERED
    if StepState.FINISHED in states:
        return WithoutStep.FINISHED
    only_meetings = any(step.area == area and step.state in LIVE for step in steps)
    return WithoutStep.ONLY_MEETINGS if only_meetings else WithoutStep.NOTHING_PLANNED
