"""When a plan may be agreed, and what the person may say of it after what they said. Pure."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from enum import StrEnum
from typing import Protocol, TypeVar

from followthrough.people.rules import CaseFacts, contact_is_suspended
from followthrough.people.rules.recall import last_recalled_on
from followthrough.plans.rules.codes import AgreementState, GoalState, GoalWhen
from followthrough.plans.rules.facts import GoalFacts, PlanFacts

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


class AgreedGoal(Protocol):
    """What the gate asks of a goal, of a plan here and of one in a file."""

    @property
    def when(self) -> str: ...

    @property
    def state(self) -> str: ...

    @property
    def steps(self) -> Sequence[object]: ...


G = TypeVar("G", bound=AgreedGoal)


def lacks_current_goal(goals: Sequence[AgreedGoal], *, some_time_ago: bool = False) -> bool:
    """A plan without a current goal is not agreed (design section 3; the national plan
    service's own gate). Of a plan that was agreed `some_time_ago` every goal may be achieved by
    now."""
    return not (some_time_ago and _has_achieved_one(goals)) and not _current_goals(goals)


class WhyNoGoal(StrEnum):
    """Why nobody is asked for a goal, though the plan has none for now."""

    SUSPENDED = "suspended"  # contact is
    ACHIEVED = "achieved"


def why_no_goal_is_asked(goals: Sequence[AgreedGoal], case: CaseFacts) -> WhyNoGoal | None:
    if contact_is_suspended(case):
        return WhyNoGoal.SUSPENDED
    return WhyNoGoal.ACHIEVED if _has_achieved_one(goals) else None


def _has_achieved_one(goals: Sequence[AgreedGoal]) -> bool:
    return any(goal.state == GoalState.ACHIEVED for goal in goals)


def goal_without_step(goals: Sequence[G]) -> G | None:
    """The first current goal without a step: with it the plan is not agreed (the same gate)."""
    return next((goal for goal in _current_goals(goals) if not goal.steps), None)


def _current_goals(goals: Sequence[G]) -> list[G]:
    return [g for g in goals if g.when == GoalWhen.NOW and g.state == GoalState.ACTIVE]


def why_not_agreeable(goals: Sequence[GoalFacts]) -> str | None:
    """Why the plan cannot be agreed yet; None where it can."""
    if lacks_current_goal(goals):
        return "The plan has no goal for now. Add one, then talk the plan through."
    if goal := goal_without_step(goals):
        return f"The goal “{goal.title}” has no step. Add one, then talk the plan through."
    return None


def possible_agreements(now: str, goals: Sequence[GoalFacts]) -> tuple[AgreementState, ...]:
    """What may be recorded of the person's view, in the order in which it is asked. Empty where
    the plan is not ready to be talked through: `why_not_agreeable` says why."""
    if why_not_agreeable(goals) is not None:
        return ()
    may = NEXT_AGREEMENT[AgreementState(now)]
    return tuple(state for state in AgreementState if state in may)


def recalled_since_agreed(plan: PlanFacts, case: CaseFacts, today: date) -> date | None:
    """The day of a recall to prison after the person agreed, also once they are out again, where
    the plan was neither agreed nor reviewed since: what was agreed was for other days. None while
    contact is suspended, as nobody is asked to talk then."""
    agreed_on = plan.agreement.on
    if plan.agreement.state != AgreementState.AGREED or agreed_on is None:
        return None
    if contact_is_suspended(case):
        return None
    on = last_recalled_on(case.sentences, today)
    looked_at = max(agreed_on, plan.reviewed_on or agreed_on)
    return on if on is not None and looked_at < on else None


def needs_words(state: str, words: str, *, in_file: bool = False) -> bool:
    """Who does not agree says why, in their own words; who could not answer had a reason, which a
    file need not know."""
    asked = state == AgreementState.DID_NOT_AGREE or (
        state == AgreementState.COULD_NOT_ANSWER and not in_file
    )
    return asked and not words.strip()


def needs_because(decision: str, because: str) -> bool:
    """A review that decides something says why; one that waits for its decision need not."""
    return bool(decision) and not because.strip()
