"""When a plan may be agreed, and what the person may say of it after what they said. Pure."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from followthrough.plans.rules.codes import AgreementState, GoalState, GoalWhen
from followthrough.plans.rules.facts import GoalFacts

# Said by the person at a meeting: nobody goes back from these to a plan made before they met.
ANSWERED = frozenset(
    {AgreementState.AGREED, AgreementState.DID_NOT_AGREE, AgreementState.COULD_NOT_ANSWER}
)

# What may be recorded next. The national plan service lets nothing follow an answer; a plan that is
# reviewed needs a new one, and people change their minds (reference/supervision-systems.md 1.1).
NEXT_AGREEMENT: Mapping[AgreementState, frozenset[AgreementState]] = {
    AgreementState.DRAFT: ANSWERED | {AgreementState.PROVISIONAL},
    AgreementState.PROVISIONAL: ANSWERED,
    AgreementState.COULD_NOT_ANSWER: ANSWERED,
    AgreementState.AGREED: ANSWERED,
    AgreementState.DID_NOT_AGREE: ANSWERED,
}


def why_not_agreeable(goals: Sequence[GoalFacts]) -> str | None:
    """Why the plan cannot be agreed yet; None where it can. A plan needs a current goal, and
    every current goal a step (design section 3; the national plan service's own gate)."""
    current = [g for g in goals if g.when == GoalWhen.NOW and g.state == GoalState.ACTIVE]
    if not current:
        return "The plan has no goal for now. Add one before it is agreed."
    for goal in current:
        if not goal.steps:
            return f"The goal “{goal.title}” has no step. Add one before the plan is agreed."
    return None


def possible_agreements(now: str, goals: Sequence[GoalFacts]) -> tuple[AgreementState, ...]:
    """What may be recorded of the person's view, in the order in which it is asked. Empty where
    the plan is not ready to be talked through: `why_not_agreeable` says why."""
    if why_not_agreeable(goals) is not None:
        return ()
    may = NEXT_AGREEMENT[AgreementState(now)]
    return tuple(state for state in AgreementState if state in may)


def needs_words(state: AgreementState, words: str) -> bool:
    """Who does not agree says why, in their own words; who could not answer had a reason."""
    asked = state in {AgreementState.DID_NOT_AGREE, AgreementState.COULD_NOT_ANSWER}
    return asked and not words.strip()
