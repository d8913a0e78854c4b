"""Which steps are read together with the person: on a shared screen, on paper, in a talk about the
plan. Pure."""

from __future__ import annotations

from enum import StrEnum

from followthrough.people.rules import CaseFacts
from followthrough.plans.rules import LIVE, GoalFacts, Route, StepActor, StepFacts, StepState
from followthrough.plans.rules.natures import is_staff_only, protects
from followthrough.policy.pack import Pack

# Kinds of work about victims: no page on a shared screen says that somebody works on these.
ABOUT_VICTIMS = frozenset({"victim_awareness_one_to_one"})

MAY_GO_ON = frozenset({*LIVE, StepState.HELD})


def may_be_shown(step: StepFacts, case: CaseFacts, pack: Pack) -> bool:
    """Not what keeps other people safe, by itself or because the requirement that it delivers does;
    not what is about victims, nor what only staff do. That the order or licence asks for it, My
    plan says in words of the pack, which name nobody and no place."""
    if is_staff_only(step, pack) or protects(step, pack) or step.intervention in ABOUT_VICTIMS:
        return False
    kinds = {r.id: r.kind for s in case.sentences for r in s.requirements}
    delivers = kinds.get(step.requirement_id) if step.requirement_id is not None else None
    required = pack.known.requirements.get(delivers) if delivers is not None else None
    return required is None or not required.keeps_others_safe


def goal_may_be_shown(goal: GoalFacts, case: CaseFacts, pack: Pack) -> bool:
    """Not one whose live steps are all left out, or of which no step is live and all are left out:
    its title would tell of them. One without any step tells of none."""
    live = [step for step in goal.steps if step.state in MAY_GO_ON]
    told_by = live or goal.steps
    return not told_by or any(may_be_shown(step, case, pack) for step in told_by)


def is_own_work(step: StepFacts) -> bool:
    """Of the practitioner, who needs to arrange it with nobody else."""
    return step.actor == StepActor.PRACTITIONER


class HowItStarts(StrEnum):
    """What brings a step that has not started to its start."""

    REFER = "refer"
    ASK_SERVICE = "ask_service"  # it was referred, and waits
    AGREE = "agree"  # with the person
    OWN = "own"  # the practitioner does it
    ARRANGE = "arrange"  # with whoever delivers it


def how_it_starts(step: StepFacts, case: CaseFacts, pack: Pack) -> HowItStarts:
    """What keeps other people safe, which is not shown to the person, is not put before them to
    agree to."""
    if step.state is StepState.WAITING:
        return HowItStarts.ASK_SERVICE
    if step.route == Route.REFERRAL and step.state is StepState.PLANNED:
        return HowItStarts.REFER
    if may_be_shown(step, case, pack):
        return HowItStarts.AGREE
    return HowItStarts.OWN if is_own_work(step) else HowItStarts.ARRANGE


def say_how_it_starts(how: HowItStarts, called: str, *, manages: bool = False) -> str:
    """The beginning of a sentence. `manages`: who reads oversees the unit, and does none of it."""
    if how is HowItStarts.OWN and manages:
        how = HowItStarts.ARRANGE
    return HOW_IT_STARTS[how].format(called=called)


HOW_IT_STARTS = {
    HowItStarts.REFER: "Make the referral",
    HowItStarts.ASK_SERVICE: "Ask the service when the work can start",
    HowItStarts.AGREE: "Agree a start with {called}",
    HowItStarts.OWN: "Start it, and record it",
    HowItStarts.ARRANGE: "Arrange its start with whoever delivers it",
}
