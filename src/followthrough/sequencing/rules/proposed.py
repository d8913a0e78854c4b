"""A proposed order of delivery as plain values."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from followthrough.plans.rules import StepFacts, StepState
from followthrough.plans.rules.needs_without_step import NeedWithoutStep
from followthrough.sequencing.engine.advice import Advice
from followthrough.sequencing.rules.codes import DateKind


class Lane(StrEnum):
    NOW = "now"
    NEXT = "next"
    LATER = "later"
    NO_PLACE = "no_place"
    DONE = "done"
    NOT_DELIVERED = "not_delivered"


@dataclass(frozen=True)
class ReasonText:
    """`code` is the engine's or the pack's; the dates say which time the reason speaks about."""

    code: str
    text: str
    from_on: date | None = None
    to_on: date | None = None
    alert: bool = False
    help: str = ""


@dataclass(frozen=True)
class ProposedStep:
    """`why` is the one sentence that is said of it, `reasons` the facts that it rests on, which can
    be checked. `refer_by` is the last day for the referral; None where none is to be made. `end` is
    never past while the step goes on: `should_have_ended` is the day by its usual length then.
    `pool` and `group` are the codes of the place `where` it is, "" where it needs none; since
    `held_since` published orders of the case hold it."""

    step: StepFacts
    label: str
    state: StepState
    lane: Lane
    start: date | None
    end: date | None
    date_kind: DateKind
    where: str
    reasons: tuple[ReasonText, ...]
    why: str
    refer_by: date | None = None
    should_have_ended: date | None = None
    pool: str = ""
    group: str = ""
    held_since: datetime | None = None

    @property
    def alert(self) -> bool:
        return any(reason.alert for reason in self.reasons)


@dataclass(frozen=True)
class Proposal:
    """The order that the software proposes on a day. `without_step` is said before all else.
    `violations` are the independent checker's; empty means that the checker found the order sound.
    `proven`: no order costs less."""

    case_id: int
    crn: str
    as_of: date
    pack_version: str
    steps: tuple[ProposedStep, ...]
    advice: tuple[Advice, ...]
    violations: tuple[str, ...]
    proven: bool = True
    without_step: tuple[NeedWithoutStep, ...] = ()

    @property
    def checked(self) -> bool:
        return not self.violations

    @property
    def owed_without_place(self) -> tuple[ProposedStep, ...]:
        """What protects others or the sentence requires, and this order has no place for; also
        where it was referred already, and waits."""
        no_place = (step for step in self.steps if step.date_kind is DateKind.NO_PLACE)
        return tuple(step for step in no_place if step.alert)

    def step(self, step_id: int) -> ProposedStep | None:
        return next((s for s in self.steps if s.step.id == step_id), None)
