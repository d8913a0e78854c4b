"""Plans as plain values, and the rules over them. Pure.

The state of a step is derived here and nowhere else, from what a person decided and what was
recorded (design section 3, "Delivery state is derived").
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from enum import StrEnum

from followthrough.people.rules import CaseFacts
from followthrough.policy.pack import Pack

# Routes that need no place at a provider: the work can start as soon as people can meet.
OWN_ROUTES = frozenset({"probation_staff", "person", "key_individual", "signposting"})


class StepState(StrEnum):
    PLANNED = "planned"
    WAITING = "waiting"
    STARTED = "started"
    FINISHED = "finished"
    HELD = "held"
    DROPPED = "dropped"
    NOT_DELIVERED = "not_delivered"


class AgreementState(StrEnum):
    DRAFT = "draft"
    AGREED = "agreed"
    DID_NOT_AGREE = "did_not_agree"
    COULD_NOT_ANSWER = "could_not_answer"
    PROVISIONAL = "provisional"


LIVE = frozenset({StepState.PLANNED, StepState.WAITING, StepState.STARTED})
ENDED = frozenset({StepState.FINISHED, StepState.DROPPED, StepState.NOT_DELIVERED})

# Recorded, not decided: no decision about the place changes these.
FINAL = frozenset({StepState.FINISHED, StepState.NOT_DELIVERED})


@dataclass(frozen=True)
class Fact:
    on: date
    reason: str = ""


@dataclass(frozen=True)
class Decision:
    """A person's decision about where a step stands in the order: hold, drop or move."""

    kind: str
    on: date
    start_on: date | None = None
    reason: str = ""
    words: str = ""


@dataclass(frozen=True)
class StepFacts:
    """`facts` by kind: referred, started, finished, not_delivered. `stable_on` is the day on which
    "stable enough" was recorded after this step."""

    id: int
    ref: str
    text: str
    actor: str
    route: str
    intervention: str
    strength: str
    requirement_id: int | None
    protects_others: bool
    by_on: date | None
    goal_id: int
    area: str
    when: str
    facts: Mapping[str, Fact] = field(default_factory=dict)
    decision: Decision | None = None
    stable_on: date | None = None

    @property
    def state(self) -> StepState:
        return step_state(self.facts, self.decision)

    def on(self, kind: str) -> date | None:
        return self.facts[kind].on if kind in self.facts else None

    @property
    def last_recorded_on(self) -> date | None:
        return max((fact.on for fact in self.facts.values()), default=None)


@dataclass(frozen=True)
class GoalFacts:
    id: int
    ref: str
    area: str
    title: str
    words: str
    when: str
    state: str
    steps: tuple[StepFacts, ...] = ()


@dataclass(frozen=True)
class AgreementFacts:
    state: str
    on: date | None = None
    words: str = ""


@dataclass(frozen=True)
class PlanFacts:
    """`preferred` are step ids in the order that the person would like, with their words."""

    plan_id: int
    made_on: date
    version: int
    changed_here: bool
    goals: tuple[GoalFacts, ...]
    agreement: AgreementFacts
    preferred: tuple[int, ...] = ()
    preferred_words: str = ""
    differs_since: date | None = None

    @property
    def steps(self) -> tuple[StepFacts, ...]:
        """Every step of the goals that are not removed, in the order of the plan."""
        return tuple(s for goal in self.goals if goal.state != "removed" for s in goal.steps)


def step_state(facts: Mapping[str, Fact], decision: Decision | None) -> StepState:
    """What is over comes first: finished, then not delivered, then dropped by a person. A step
    that has started stays started whatever was decided about its place before; work that was put
    on hold after it started is on hold."""
    if "finished" in facts:
        return StepState.FINISHED
    if "not_delivered" in facts:
        return StepState.NOT_DELIVERED
    if decision is not None and decision.kind == "drop":
        return StepState.DROPPED
    if decision is not None and decision.kind == "hold":
        started = facts.get("started")
        if started is None or started.on <= decision.on:
            return StepState.HELD
    if "started" in facts:
        return StepState.STARTED
    if "referred" in facts:
        return StepState.WAITING
    return StepState.PLANNED


def is_live(plan: PlanFacts) -> bool:
    """Some step is planned, waits for its place or is under way."""
    return any(step.state in LIVE for step in plan.steps)


def last_progress(plan: PlanFacts) -> date:
    """The newest day on which anything was recorded on a step; at first the plan's own day."""
    recorded = [s.last_recorded_on for s in plan.steps if s.last_recorded_on]
    return max([plan.made_on, *recorded])


def why_not_agreeable(goals: Sequence[GoalFacts]) -> str | None:
    """Why the plan cannot be agreed yet; None where it can. A plan needs a current goal, and
    every current goal a step (design section 3; the national plan service's own gate)."""
    current = [g for g in goals if g.when == "now" and g.state == "active"]
    if not current:
        return "The plan has no goal for now. Add one before it is agreed."
    for goal in current:
        if not goal.steps:
            return f"The goal “{goal.title}” has no step. Add one before the plan is agreed."
    return None


def delivers_requirement(case: CaseFacts, step: StepFacts, pack: Pack) -> bool:
    """True where the step delivers a requirement or condition that somebody has to deliver; not
    where the order only fixes the most that may be asked (a rehabilitation activity: which
    activities it is made of, the practitioner decides)."""
    for sentence in case.sentences:
        for requirement in sentence.requirements:
            if requirement.id == step.requirement_id:
                kind = pack.requirements.get(requirement.kind)
                return bool(kind and kind.delivered_by_step and not kind.fixes_maximum)
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
        "move": waits and not step.protects_others,
        "hold": live and step.state is not StepState.HELD and not step.protects_others,
        "drop": live and why_not_droppable(step, required) is None,
        "resume": step.decision is not None and step.state not in FINAL,
        "stable_enough": stabilising and step.stable_on is None,
        "not_stable": step.stable_on is not None,
    }
    return tuple(kind for kind, may in possible.items() if may)


def as_decided(
    step: StepFacts, kind: str, on: date, start_on: date | None = None, reason: str = ""
) -> StepFacts:
    """The step as it would stand after the decision, so that its effect can be shown first."""
    if kind == "stable_enough":
        return replace(step, stable_on=on)
    if kind == "not_stable":
        return replace(step, stable_on=None)
    if kind == "resume":
        return replace(step, decision=None)
    return replace(step, decision=Decision(kind, on, start_on, reason))


def with_step(plan: PlanFacts, changed: StepFacts) -> PlanFacts:
    """The plan with one step as it would stand."""
    goals = tuple(
        replace(goal, steps=tuple(changed if s.id == changed.id else s for s in goal.steps))
        for goal in plan.goals
    )
    return replace(plan, goals=goals)
