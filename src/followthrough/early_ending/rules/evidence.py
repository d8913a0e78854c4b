"""What stands on record beside each condition that a person judges, as sentences. Pure.

Evidence answers nothing. It says what is recorded, good news and open ends alike, and where
nothing is recorded it says that."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from followthrough.common.dates import say_date
from followthrough.people.rules import CaseFacts, SentenceFacts
from followthrough.plans.rules import (
    ENDED,
    GoalFacts,
    GoalState,
    GoalWhen,
    PlanFacts,
    StepFacts,
    StepState,
)
from followthrough.policy.early_end import EarlyEndCondition
from followthrough.policy.pack import Pack

STEP_SENTENCES = {
    StepState.PLANNED: "has not started",
    StepState.WAITING: "waits to start",
    StepState.STARTED: "has started",
    StepState.FINISHED: "is done",
    StepState.HELD: "is on hold",
    StepState.DROPPED: "was dropped",
    StepState.NOT_DELIVERED: "was not delivered",
}

Sentences = tuple[str, ...]
EvidenceRule = Callable[
    [EarlyEndCondition, SentenceFacts, CaseFacts, PlanFacts | None, Pack],
    Sentences,
]


def step_sentences(steps: Sequence[StepFacts]) -> Sentences:
    """Of each step that delivers a requirement, where it stands."""
    if not steps:
        return ("No step in the plan delivers it.",)
    return tuple(f"“{step.text}” {STEP_SENTENCES[step.state]}." for step in steps)


def _nothing_on_record(
    _condition: EarlyEndCondition,
    _sentence: SentenceFacts,
    _case: CaseFacts,
    _plan: PlanFacts | None,
    _pack: Pack,
) -> Sentences:
    return ("Nothing here says whether it is so. Look at the order.",)


def _instructions(
    condition: EarlyEndCondition,
    sentence: SentenceFacts,
    _case: CaseFacts,
    plan: PlanFacts | None,
    pack: Pack,
) -> Sentences:
    """Activity days are the most that may be asked, so that days left over say nothing."""
    own = [r for r in sentence.requirements if r.kind in condition.requirements]
    if not own:
        labels = [pack.known.requirements[k].label for k in condition.requirements]
        return tuple(f"{label}: not among the requirements on record." for label in sorted(labels))
    evidence = [f"{pack.known.requirements[r.kind].label}: on record." for r in own]
    if sentence.days_limit is not None:
        evidence.append(
            f"{sentence.days_used} of at most {sentence.days_limit} activity days are used, "
            "as the source counts them."
        )
    ids = {r.id for r in own}
    steps = [s for s in (plan.steps if plan else ()) if s.requirement_id in ids]
    return (*evidence, *step_sentences(steps))


def _goals(
    _condition: EarlyEndCondition,
    _sentence: SentenceFacts,
    _case: CaseFacts,
    plan: PlanFacts | None,
    _pack: Pack,
) -> Sentences:
    if plan is None:
        return ("There is no plan here.",)
    counted = [g for g in plan.goals if g.state != GoalState.REMOVED]
    evidence = [_achieved(counted)] if counted else ["The plan has no goals."]
    evidence += [_open_goal(g) for g in counted if g.state == GoalState.ACTIVE]
    if left_out := len(plan.goals) - len(counted):
        evidence.append(f"Removed from the plan, so not counted: {_count(left_out, 'goal')}.")
    if still := sum(s.state not in ENDED for s in plan.steps):
        evidence.append(f"Not ended yet: {_count(still, 'step')}.")
    if plan.reviewed_on is None:
        return (*evidence, "No review of the plan is on record.")
    return (*evidence, f"The plan was last reviewed on {say_date(plan.reviewed_on)}.")


def _achieved(goals: Sequence[GoalFacts]) -> str:
    done = sum(g.state == GoalState.ACHIEVED for g in goals)
    verb = "is" if done == 1 else "are"
    return f"{done} of {_count(len(goals), 'goal')} {verb} achieved."


def _open_goal(goal: GoalFacts) -> str:
    return (
        f"“{goal.title}” {'is being worked on' if goal.when == GoalWhen.NOW else 'is for later'}."
    )


def _needs(
    _condition: EarlyEndCondition,
    _sentence: SentenceFacts,
    case: CaseFacts,
    plan: PlanFacts | None,
    pack: Pack,
) -> Sentences:
    if case.assessment is None:
        return ("No assessment is on record.",)
    if not case.needs:
        return ("The assessment names no need.",)
    covered = {g.area for g in (plan.goals if plan else ()) if g.state != GoalState.REMOVED}
    open_areas = [need.area for need in case.needs if need.area not in covered]
    if not open_areas:
        return ("Every need in the assessment has a goal.",)
    return tuple(
        f"{pack.area_label(area)}: a need in the assessment, without a goal." for area in open_areas
    )


def _count(number: int, name: str) -> str:
    return f"{number} {name}{'' if number == 1 else 's'}"


EVIDENCE: Mapping[str, EvidenceRule] = {
    "nothing_on_record": _nothing_on_record,
    "instructions": _instructions,
    "goals": _goals,
    "needs": _needs,
}
