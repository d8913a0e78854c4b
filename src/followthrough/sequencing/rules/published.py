"""A published order as plain values."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime
from enum import StrEnum
from typing import NamedTuple, Protocol

from followthrough.people.rules import CaseFacts, contact_is_suspended, work_may_start_on
from followthrough.plans.rules import TO_COME, KnowsPlan, StepFacts
from followthrough.policy.context import Context
from followthrough.policy.pack import Pack, Reason
from followthrough.sequencing.rules.codes import DateKind
from followthrough.sequencing.rules.when_it_can_run import may_begin_from, waits_for_release
from followthrough.services.rules import PlaceNow


class PublishedStep(NamedTuple):
    """As it stood when it was published; `state`, `date_kind` and `refer_by` as in
    `ProposedStep`. Orders published before these dates were kept have no `refer_by`. `reason` is
    the code of the first reason: of what has no place, why. `where`: the codes of pool and group of
    the place that it was published with, None where it needs none and in orders from before places
    were kept; `now`: what the directory says of it, None where it does not know it;
    `is_lost`: it went to somebody else, as nothing held it any more."""

    step_id: int
    start: date | None
    end: date | None
    date_kind: str
    state: str
    refer_by: date | None = None
    reason: str = ""
    where: tuple[str, str] | None = None
    now: PlaceNow | None = None
    is_lost: bool = False

    @property
    def place_changed(self) -> bool:
        """The group starts on another day or is not to be, or the contract ends before the work
        does. What the directory never knew has not changed."""
        if self.where is None or self.now is None or self.start is None:
            return False
        moved = bool(self.where[1]) and self.now.starts_on != self.start
        over = self.now.contract_ends_on
        return moved or (over is not None and max(self.start, self.end or self.start) > over)


@dataclass(frozen=True)
class Published:
    """The current published order of a case."""

    order_id: int
    number: int
    on: date
    by: str
    pack: str
    steps: Mapping[int, PublishedStep]
    at: datetime | None = None

    @property
    def has_lost_place(self) -> bool:
        return any(placed.is_lost for placed in self.steps.values())

    @property
    def starts(self) -> dict[int, date]:
        return {s.step_id: s.start for s in self.steps.values() if s.start is not None}


class KnowsOrder(KnowsPlan, Protocol):
    """Facts that hold a case, its plan and its published order, whatever else they hold."""

    @property
    def published(self) -> Published | None: ...


def without_place(step: StepFacts, facts: KnowsOrder) -> bool:
    """The published order could not place the step, and it has not started since."""
    placed = facts.published.steps.get(step.id) if facts.published else None
    if placed is None or placed.date_kind != DateKind.NO_PLACE:
        return False
    return step.state in TO_COME


def why_without_place(step: StepFacts, facts: KnowsOrder, pack: Pack) -> Reason | None:
    """Why the published order could not place the step, where it is a fact: that nothing is listed,
    or that places are not known, is a reason to ask. None of an order of another time."""
    if facts.published is None or not without_place(step, facts) or is_of_before(facts):
        return None
    why = pack.known.reasons.get(facts.published.steps[step.id].reason)
    return why if why and why.parent else None


class NoLonger(StrEnum):
    """Why a date of a published order holds no longer."""

    AFTER_END = "after_end"  # of the sentence that it delivers, or of the last one
    IN_CUSTODY = "in_custody"  # before the release, or while that is not known
    BEFORE_START = "before_start"  # of the sentence that it delivers, or of the first one
    PLACE_LOST = "place_lost"  # others have the seats
    PLACE_CHANGED = "place_changed"  # what the service has is another day, or nothing


class Cause(NamedTuple):
    """Why a date holds no longer, and by which fact: the same text as long as that fact stands,
    whatever day it is, and another one where something else of the same kind happens."""

    why: NoLonger
    fact: str


def why_no_longer(step: StepFacts, facts: KnowsOrder, context: Context) -> NoLonger | None:
    """None of a date that holds, and where there is none. Work that has started goes its own
    way."""
    cause = cause_no_longer(step, facts, context)
    return cause.why if cause else None


def cause_no_longer(step: StepFacts, facts: KnowsOrder, context: Context) -> Cause | None:
    """As `why_no_longer`. What becomes of a sentence or of a release is one fact for all steps, a
    place is one for each."""
    placed = facts.published.steps.get(step.id) if facts.published else None
    if placed is None or placed.start is None or step.state not in TO_COME:
        return None
    case = facts.case
    if waits_for_release(step, case, context.pack):
        out = work_may_start_on(case, context.today)
        if out is None or placed.start < out:
            return Cause(NoLonger.IN_CUSTODY, str(case.release_on))
    begins = may_begin_from(step, case, context.pack, context.today)
    if begins is not None and begins > context.today and placed.start < begins:
        return Cause(NoLonger.BEFORE_START, str(begins))
    own = [s for s in case.sentences if any(r.id == step.requirement_id for r in s.requirements)]
    last_day = own[0].last_day if own else case.last_day
    if last_day is not None and max(placed.start, placed.end or placed.start) > last_day:
        return Cause(NoLonger.AFTER_END, str(last_day))
    if placed.is_lost:
        return Cause(NoLonger.PLACE_LOST, str(step.id))
    if placed.place_changed and placed.now:
        now = f"{step.id} {placed.now.starts_on} {placed.now.contract_ends_on}"
        return Cause(NoLonger.PLACE_CHANGED, now)
    return None


def order_in_force(facts: KnowsOrder, context: Context) -> Published | None:
    """The published order with the dates that still hold; None where nobody knows any more when
    work may go on, and where the case has moved to another area since, or had ended and was opened
    again."""
    if contact_is_suspended(facts.case):
        return None
    if is_of_before(facts):
        return None
    order = facts.published
    if order is None:
        return None
    gone = {step.id for step in facts.steps if why_no_longer(step, facts, context)}
    return replace(order, steps={id_: p for id_, p in order.steps.items() if id_ not in gone})


def is_before_move(facts: KnowsOrder) -> bool:
    """The order was published in another unit, from which the case moved to this one: its places
    and dates are those of another area."""
    return facts.published is not None and published_before_move(facts.case, facts.published)


def is_of_before(facts: KnowsOrder) -> bool:
    return facts.published is not None and is_of_another_time(facts.case, facts.published)


def is_of_another_time(case: CaseFacts, order: Published) -> bool:
    """The case has moved to another unit since, or ended and was opened again: it is ordered
    anew."""
    return published_before_move(case, order) or published_before_end(case, order)


def starts_that_count(case: CaseFacts, order: Published | None) -> Mapping[int, date]:
    """The dates that people were told and that a new order keeps where it can, by id of the
    step."""
    return {} if order is None or is_of_another_time(case, order) else order.starts


def published_before_end(case: CaseFacts, order: Published) -> bool:
    """The case had ended since, and was opened again."""
    again = case.reopened
    return again is not None and _is_before(order, again.on, again.at)


def published_before_move(case: CaseFacts, order: Published) -> bool:
    if case.moved_on is None:
        return False
    if not _is_before(order, case.moved_on, case.moved_at):
        return False
    # It may have been published here, before the case went away and came back.
    return case.away_since is None or not _is_before(order, case.away_since, case.away_at)


def _is_before(order: Published, day: date, moment: datetime | None) -> bool:
    if order.at is not None and moment is not None:
        return order.at < moment
    return order.on < day
