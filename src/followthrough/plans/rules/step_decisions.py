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


def _why_not_placed(step: StepFacts) -> str | None:
    """What is over keeps its place; work that protects others is never held behind anything
    (design section 4)."""
    if step.state in ENDED:
        return OVER
    if step.protects_others:
        return (
            "This step protects other people, so it cannot be moved or put on hold here. "
            "Speak to your manager."
        )
    return None


OVER = (
    "This step is over, so its place in the order cannot change. "
    "Add a new step if more work is needed."
)


def why_not_moved(step: StepFacts) -> str | None:
    """Why the step cannot be moved; None where it can."""
    if cause := _why_not_placed(step):
        return cause
    if step.state is StepState.STARTED:
        return "This step has started, so it cannot be moved."
    return None


def why_not_start_on(start_on: date, today: date) -> str | None:
    """Why the step cannot be moved to that day; None where it can."""
    if start_on < today:
        return "A step cannot start in the past. Choose today or a later day."
    return None


def why_not_held(step: StepFacts) -> str | None:
    if cause := _why_not_placed(step):
        return cause
    return "This step is on hold already." if step.state is StepState.HELD else None


def why_not_dropped(step: StepFacts, required: bool) -> str | None:
    """`required` is what `delivers_requirement` says."""
    return OVER if step.state in ENDED else why_not_droppable(step, required)


def why_not_resumed(step: StepFacts) -> str | None:
    """Of the step alone; whether its goal is worked on, the plan says."""
    if step.state in FINAL:
        return "This step is over, so its place in the order cannot change."
    if step.decision is None:
        return "Nothing was decided about this step, so there is nothing to undo."
    return None


def why_not_taken_back(step: StepFacts) -> str | None:
    if step.stable_on is None:
        return "“Stable enough” was not recorded for this step."
    return None


def gives_stability(step: StepFacts, pack: Pack) -> bool:
    """The work of the step is of a kind after which somebody may be stable enough for more."""
    work = pack.known.interventions.get(step.intervention)
    return bool(work and work.stabilising)


def possible_decisions(step: StepFacts, stabilising: bool, required: bool) -> tuple[str, ...]:
    """What may be decided about the step as it stands. `stabilising`: its work gives stability.

    Work that protects others is neither moved, held nor dropped here, what a sentence requires
    is not dropped, and what is over stays as it is (design section 4). A dropped step can come
    back."""
    refusals = {
        DecisionKind.MOVE: why_not_moved(step),
        DecisionKind.HOLD: why_not_held(step),
        DecisionKind.DROP: why_not_dropped(step, required),
        DecisionKind.RESUME: why_not_resumed(step),
    }
    places = tuple(kind for kind, refusal in refusals.items() if refusal is None)
    return places + possible_stability(step, stabilising)


def possible_stability(step: StepFacts, stabilising: bool) -> tuple[str, ...]:
    """The part of it that is about stability; `stabilising`: its work gives it."""
    if why_not_taken_back(step) is None:
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
