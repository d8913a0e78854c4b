"""Work that was not delivered, and was put right since: then what its reason asks for is over.
Pure."""

from __future__ import annotations

from followthrough.plans.rules.codes import FactKind
from followthrough.plans.rules.facts import KnowsPlan, StepFacts, StepState
from followthrough.plans.rules.requirements import covers
from followthrough.plans.rules.step_decisions import delivers_requirement
from followthrough.policy.pack import Pack


def taken_up_by(step: StepFacts, facts: KnowsPlan, pack: Pack) -> StepFacts | None:
    """Of the steps of the plan the one by which that work was planned again, or goes on: for the
    same requirement and need (one requirement can ask for several kinds of work); of the same goal
    and kind of work, or in the same words; or, where no requirement has to be delivered, begun for
    the same need since. None where there is none, or where it was delivered itself. What protects
    others is only taken up by what does so too."""
    if step.state is not StepState.NOT_DELIVERED:
        return None
    owed = delivers_requirement(facts.case, step, pack)
    for other in facts.steps:
        if other.id == step.id or not covers(other):
            continue
        if step.protects_others and not other.protects_others:
            continue
        if _is_the_same_work(step, other) or (not owed and _began_since(step, other)):
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
    if other.area != step.area:
        return False
    failed_on = step.on(FactKind.NOT_DELIVERED)
    begun_on = other.on(FactKind.STARTED) or other.on(FactKind.FINISHED)
    return failed_on is not None and begun_on is not None and begun_on >= failed_on
