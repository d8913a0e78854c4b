"""Work that was not delivered, and was put right since: then what its reason asks for is over.
Pure."""

from __future__ import annotations

from collections.abc import Iterable

from followthrough.plans.rules.codes import FactKind
from followthrough.plans.rules.facts import StepFacts, StepState
from followthrough.plans.rules.requirements import covers


def taken_up_by(step: StepFacts, steps: Iterable[StepFacts]) -> StepFacts | None:
    """Of the steps of the plan the one by which that work was planned again, or goes on: for the
    same requirement and need (one requirement can ask for several kinds of work); of the same goal
    and kind of work, or in the same words; or begun for the same need since. None where there is
    none, or where it was delivered itself. What protects others is only taken up by what does so
    too."""
    if step.state is not StepState.NOT_DELIVERED:
        return None
    for other in steps:
        if other.id == step.id or not covers(other):
            continue
        if step.protects_others and not other.protects_others:
            continue
        if _is_the_same_work(step, other) or _began_since(step, other):
            return other
    return None


def _is_the_same_work(step: StepFacts, other: StepFacts) -> bool:
    if step.requirement_id is not None:
        return other.requirement_id == step.requirement_id and other.area == step.area
    if other.goal_id != step.goal_id:
        return False
    same_kind = bool(step.intervention) and other.intervention == step.intervention
    return same_kind or other.text == step.text


def _began_since(step: StepFacts, other: StepFacts) -> bool:
    if step.requirement_id is not None or other.area != step.area:
        return False
    failed_on = step.on(FactKind.NOT_DELIVERED)
    begun_on = other.on(FactKind.STARTED) or other.on(FactKind.FINISHED)
    return failed_on is not None and begun_on is not None and begun_on >= failed_on
