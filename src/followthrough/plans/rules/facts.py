"""Plans as plain values, and the state of a step. Pure.

The state of a step is derived here and nowhere else, from what a person decided and what was
recorded (design section 3, "Delivery state is derived").
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import cached_property
from types import MappingProxyType
from typing import NamedTuple, Protocol

from followthrough.people.rules import KnowsCase
from followthrough.plans.rules.codes import (
    AgreementState,
    DecisionKind,
    FactKind,
    GoalState,
    Route,
)

# Routes that need no place at a provider: the work can start as soon as people can meet.
OWN_ROUTES: frozenset[str] = frozenset(Route) - {Route.REFERRAL}


class StepState(StrEnum):
    """Derived by `step_state`, not stored with the step; a published order says how it stood."""

    PLANNED = "planned"
    WAITING = "waiting"
    STARTED = "started"
    FINISHED = "finished"
    HELD = "held"
    DROPPED = "dropped"
    NOT_DELIVERED = "not_delivered"


LIVE = frozenset({StepState.PLANNED, StepState.WAITING, StepState.STARTED})
TO_COME = frozenset({StepState.PLANNED, StepState.WAITING})
BEGUN = frozenset({StepState.WAITING, StepState.STARTED})  # with whoever delivers it
ENDED = frozenset({StepState.FINISHED, StepState.DROPPED, StepState.NOT_DELIVERED})

# Recorded, not decided: no decision about the place changes these.
FINAL = frozenset({StepState.FINISHED, StepState.NOT_DELIVERED})


class Fact(NamedTuple):
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


NOTHING_RECORDED: Mapping[str, Fact] = MappingProxyType({})


class StepFacts(NamedTuple):
    """`nature` and `for_whom` are empty where they are as the kind of work says (`nature_of`,
    `is_staff_only`), and `weeks` None where a course is as long as usual (`weeks_of`). `facts` by
    `FactKind`. `stable_on` is the day on which "stable enough" was recorded after this step.
    `times_worked` counts the pieces of work recorded on it, the last of them on `last_worked_on`.
    `look_back_on` is the day to look back together at what was learnt with it, while that is still
    to be done. `last_noted_on` is the newest day of what was decided on it, also where that was
    taken back since, and of what was learnt. `planned_on` is the day on which it was added
    here, None of what came with the plan. `requirement_kind`: of the requirement that it delivers,
    "" where it delivers none."""

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
    nature: str
    for_whom: str
    goal_id: int
    area: str
    when: str
    facts: Mapping[str, Fact] = NOTHING_RECORDED
    decision: Decision | None = None
    stable_on: date | None = None
    times_worked: int = 0
    last_worked_on: date | None = None
    look_back_on: date | None = None
    weeks: int | None = None
    last_noted_on: date | None = None
    planned_on: date | None = None
    requirement_kind: str = ""

    @property
    def state(self) -> StepState:
        return step_state(self.facts, self.decision)

    @property
    def has_begun(self) -> bool:
        """It has started, whatever became of it."""
        return FactKind.STARTED in self.facts or FactKind.FINISHED in self.facts

    @property
    def named(self) -> str:
        """As a sentence names it: by what the plan says, as several steps may be of one kind."""
        return f"“{self.text}”"

    def on(self, kind: str) -> date | None:
        return self.facts[kind].on if kind in self.facts else None

    @property
    def moved_to(self) -> date | None:
        """The start that a person decided on, whether it has come or not."""
        decided = self.decision
        return (
            decided.start_on if decided is not None and decided.kind == DecisionKind.MOVE else None
        )

    @property
    def last_recorded_on(self) -> date | None:
        days = [fact.on for fact in self.facts.values()]
        return max([*days, *([self.last_worked_on] if self.last_worked_on else [])], default=None)

    @property
    def last_entry_on(self) -> date | None:
        """The newest day of anything that stands on it: that it was planned, what was recorded, and
        what was decided."""
        decided = self.decision.on if self.decision is not None else None
        noted = (decided, self.stable_on, self.last_noted_on)
        days = (self.planned_on, self.last_recorded_on, *noted)
        return max((day for day in days if day is not None), default=None)


class GoalFacts(NamedTuple):
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
    """`preferred` are step ids in the order that the person would like, with their words.
    `changed_since_said`: goals or steps were changed here after the person said what they think.
    `worked_here_since` is the day of the first change that was made here. `reviewed_on` is the day
    of the last review, `review_open_since` that of one that waits for its decision.
    `live_elsewhere`: need areas of steps that go on, or can still start, under records that are
    merged into that of the case."""

    plan_id: int
    made_on: date
    version: int
    changed_here: bool
    goals: tuple[GoalFacts, ...]
    agreement: AgreementFacts
    preferred: tuple[int, ...] = ()
    preferred_words: str = ""
    differs_since: date | None = None
    changed_since_said: bool = False
    reviewed_on: date | None = None
    review_open_since: date | None = None
    live_elsewhere: frozenset[str] = frozenset()
    worked_here_since: date | None = None

    @cached_property
    def steps(self) -> tuple[StepFacts, ...]:
        """Every step of the goals that are not removed, in the order of the plan."""
        return tuple(
            s for goal in self.goals if goal.state != GoalState.REMOVED for s in goal.steps
        )

    @property
    def looked_at_on(self) -> date:
        """The last day on which it was looked at as a whole: made, agreed or reviewed. From it the
        next review is counted."""
        agreed = self.agreement.on if self.agreement.state == AgreementState.AGREED else None
        return max(day for day in (self.made_on, agreed, self.reviewed_on) if day)

    @property
    def is_empty(self) -> bool:
        """It holds no step: as good as no plan, whatever was said of it."""
        return not self.steps


class KnowsPlan(KnowsCase, Protocol):
    """Facts that hold a case and its plan, whatever else they hold."""

    @property
    def plan(self) -> PlanFacts | None: ...

    @property
    def steps(self) -> tuple[StepFacts, ...]: ...


def step_state(facts: Mapping[str, Fact], decision: Decision | None) -> StepState:
    """What is over comes first: finished, then not delivered, then dropped by a person. A step
    that has started stays started whatever was decided about its place before; work that was put
    on hold after it started is on hold."""
    if FactKind.FINISHED in facts:
        return StepState.FINISHED
    if FactKind.NOT_DELIVERED in facts:
        return StepState.NOT_DELIVERED
    if decision is not None and decision.kind == DecisionKind.DROP:
        return StepState.DROPPED
    if decision is not None and decision.kind == DecisionKind.HOLD:
        started = facts.get(FactKind.STARTED)
        if started is None or started.on <= decision.on:
            return StepState.HELD
    if FactKind.STARTED in facts:
        return StepState.STARTED
    if FactKind.REFERRED in facts:
        return StepState.WAITING
    return StepState.PLANNED
