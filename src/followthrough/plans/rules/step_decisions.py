"""What may be decided about the place of a step, and how it would stand then. Pure."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from followthrough.people.rules import CaseFacts
from followthrough.plans.rules.codes import DecisionKind
from followthrough.plans.rules.facts import (
    ENDED,
    FINAL,
    Decision,
    PlanFacts,
    StepFacts,
    StepState,
)
from followthrough.policy.pack import Pack

# What is not done without a reason of the list.
REASONED_KINDS = (DecisionKind.HOLD, DecisionKind.DROP, DecisionKind.MOVE)

# Decisions about stability; all others are about the place in the order.
STABILITY_KINDS: frozenset[str] = frozenset({DecisionKind.STABLE_ENOUGH, DecisionKind.NOT_STABLE})


def delivers_requirement(case: CaseFacts, step: StepFacts, pack: Pack) -> bool:
    """True where the step delivers a requirement or condition that somebody has to deliver; not
    where the order only fixes the most that may be asked (a rehabilitation activity: which
    activities it is made of, the practitioner decides)."""
    for sentence in case.sentences:
        for requirement in sentence.requirements:
            if requirement.id == step.requirement_id:
                kind = pack.known.requirements.get(requirement.kind)
                return bool(kind and kind.has_to_be_delivered)
    return False


def why_not_droppable(step: StepFacts, required: bool) -> str | None:
    """A requirement or licence condition is not the practitioner's to drop (design section 4).
    `required` is what `delivers_requirement` says."""
    if required:
        return (
            "This step delivers a requirement of the sentence. Only the court or the releasing "
            "authority can change that: apply to them to vary it."
        )
    if step.protects_others:
        return (
            "This step protects other people. It cannot be moved, put on hold or dropped here: "
            "speak to your manager."
        )
    return None


def possible_decisions(step: StepFacts, stabilising: bool, required: bool) -> tuple[str, ...]:
    """What may be decided about the step as it stands. `stabilising`: its work gives stability.

    Work that protects others is neither moved, held nor dropped here, what a sentence requires
    is not dropped, and what is over stays as it is (design section 4). A dropped step can come
    back."""
    waits = step.state in {StepState.PLANNED, StepState.WAITING, StepState.HELD}
    live = step.state not in ENDED
    possible = {
        DecisionKind.MOVE: waits and not step.protects_others,
        DecisionKind.HOLD: live and step.state is not StepState.HELD and not step.protects_others,
        DecisionKind.DROP: live and why_not_droppable(step, required) is None,
        DecisionKind.RESUME: step.decision is not None and step.state not in FINAL,
    }
    places = tuple(kind for kind, may in possible.items() if may)
    return places + possible_stability(step, stabilising)


def possible_stability(step: StepFacts, stabilising: bool) -> tuple[str, ...]:
    """The part of it that is about stability; `stabilising`: its work gives it."""
    if step.stable_on is not None:
        return (DecisionKind.NOT_STABLE,)
    return (DecisionKind.STABLE_ENOUGH,) if stabilising else ()


def step_after_decision(
    step: StepFacts, kind: str, on: date, start_on: date | None = None, reason: str = ""
) -> StepFacts:
    """The step as it would stand after the decision, so that its effect can be shown first."""
    if kind == DecisionKind.STABLE_ENOUGH:
        return step._replace(stable_on=on)
    if kind == DecisionKind.NOT_STABLE:
        return step._replace(stable_on=None)
    if kind == DecisionKind.RESUME:
        return step._replace(decision=None)
    return step._replace(decision=Decision(kind, on, start_on, reason))


def plan_with_step(plan: PlanFacts, changed: StepFacts) -> PlanFacts:
    """The plan with one step as it would stand."""
    goals = tuple(
        goal._replace(steps=tuple(changed if s.id == changed.id else s for s in goal.steps))
        for goal in plan.goals
    )
    return replace(plan, goals=goals)
