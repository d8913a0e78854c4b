"""How far the work of a case is. Pure."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from followthrough.common.dates import WorkingCalendar, say_date
from followthrough.people.rules import CaseFacts, contact_is_suspended, is_in_custody
from followthrough.plans.rules import (
    AgreementState,
    PlanFacts,
    StepFacts,
    StepState,
    is_live,
    last_progress,
)
from followthrough.policy.pack import Pack
from followthrough.policy.periods import end_of, start_of
from followthrough.sequencing.rules.published import Published


@dataclass(frozen=True)
class WorkFacts:
    """A case with its plan and its published order, as far as there are any."""

    case: CaseFacts
    plan: PlanFacts | None
    published: Published | None

    @property
    def steps(self) -> tuple[StepFacts, ...]:
        return self.plan.steps if self.plan else ()


@dataclass(frozen=True)
class Counts:
    """Steps of a plan by how far they are. `planned` are all but those that were dropped."""

    planned: int
    under_way: int
    done: int
    not_delivered: int
    held: int


@dataclass(frozen=True)
class Context:
    """The pack, the day and the calendar under which facts are looked at."""

    pack: Pack
    today: date
    calendar: WorkingCalendar

    def after(self, day: date, code: str) -> date:
        """The end of the timescale `code` that began on `day`."""
        return end_of(self.pack.timescales[code], day, self.calendar)

    def before(self, day: date, code: str) -> date:
        """The day from which `day` is nearer than the timescale `code` says."""
        return start_of(self.pack.timescales[code], day, self.calendar)


def counts(steps: Iterable[StepFacts]) -> Counts:
    states = [step.state for step in steps]
    return Counts(
        planned=sum(s is not StepState.DROPPED for s in states),
        under_way=sum(s in {StepState.STARTED, StepState.WAITING} for s in states),
        done=states.count(StepState.FINISHED),
        not_delivered=states.count(StepState.NOT_DELIVERED),
        held=states.count(StepState.HELD),
    )


def is_stalled(facts: WorkFacts, context: Context) -> bool:
    """Work is planned or under way, nothing was recorded for longer than the pack says, the
    person is in the community, and contact is not lawfully suspended (reference/domain.md 5.9)."""
    if facts.plan is None or contact_is_suspended(facts.case):
        return False
    if is_in_custody(facts.case):
        return False
    if not is_live(facts.plan):
        return False
    return context.after(last_progress(facts.plan), "stalled_after") < context.today


def ends_soon(ends_on: date | None, context: Context) -> bool:
    """The last sentence of a case has ended, or ends within the pack's time."""
    return ends_on is not None and context.before(ends_on, "sentence_ending_soon") <= context.today


def status_sentence(facts: WorkFacts, context: Context) -> str:
    """One sentence about where the delivery of the plan stands."""
    called = facts.case.called
    if facts.plan is None:
        return f"{called} has no plan yet."
    if facts.plan.agreement.state == AgreementState.DRAFT:
        return f"{called}’s plan is not agreed yet."
    how_many = counts(facts.steps)
    if not how_many.planned:
        return f"{called}’s plan has no steps."
    parts = [f"{how_many.done} of {how_many.planned} steps done", f"{how_many.under_way} under way"]
    if how_many.not_delivered:
        parts.append(f"{how_many.not_delivered} not delivered")
    if how_many.held:
        parts.append(f"{how_many.held} on hold")
    text = f"{', '.join(parts[:-1])} and {parts[-1]}."
    if is_stalled(facts, context):
        return f"{text} Nothing was recorded since {say_date(last_progress(facts.plan))}."
    return text
