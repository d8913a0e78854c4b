"""The digest of a case: all that lists and counts ask of it, derived from its facts. Pure.

It holds codes, ids and days: no names, no words that somebody typed, no sentence. What hangs on
other cases (seats, queues) is never in it.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Any, NamedTuple

from followthrough.delivery.rules.combinations import Counted, combination_id
from followthrough.delivery.rules.coverage import CoverageOfCase
from followthrough.delivery.rules.coverage_counts import Line, StepLine
from followthrough.delivery.rules.due import due
from followthrough.delivery.rules.good_news import GoodNews, good_news
from followthrough.delivery.rules.work import NOTHING_COUNTED, Counts, WorkFacts, counts
from followthrough.people.filters import DIED, TICKED, CaseFilter, case_filters
from followthrough.people.rules import CaseFacts, Immediacy
from followthrough.people.rules.case_life import Phase, phase_of
from followthrough.people.rules.due_item import Due, DueRule, due_rules
from followthrough.plans.rules import NO_PLAN
from followthrough.policy.context import Context

# Raised by one with every change after which the rules derive something else from the same facts:
# digests of older releases are then made anew, and an older release leaves newer ones alone.
DERIVATION = 38


# The state of the plan of somebody who died, or whose case goes on in another: no list has it.
NOT_COUNTED = ""


class Basis(NamedTuple):
    """Under what a digest was derived: on another day, with other packs or by other rules it may
    come out otherwise."""

    day: date
    packs: str
    derivation: int = DERIVATION

    @property
    def name(self) -> str:
        return f"{self.day.isoformat()} {self.packs} {self.derivation}"


def basis_of(context: Context) -> Basis:
    return Basis(context.today, context.packs.fingerprint)


@dataclass(frozen=True)
class Digest:
    """`plan_state`: an `AgreementState`, `NO_PLAN`, or `NOT_COUNTED`. `marks`: what lists find the
    case by. `immediate`: need areas. `frozen_on`: the day on which the case was closed."""

    case_id: int
    plan_state: str
    ends_on: date | None
    marks: frozenset[str]
    immediate: tuple[str, ...]
    counts: Counts
    lines: tuple[Line, ...]
    steps: tuple[StepLine, ...]
    due: tuple[Due, ...]
    good_news: tuple[GoodNews, ...]
    frozen_on: date | None = None

    @property
    def combinations(self) -> Iterator[Counted]:
        yield from self.lines
        yield from self.steps

    @cached_property
    def as_json(self) -> str:
        """`columns`, put into JSON once. Raises TypeError where a rule gave what cannot be."""
        return json.dumps(self.columns())

    def columns(self) -> dict[str, Any]:
        """As `delivery.models.CaseDigest` has them, in values that JSON can hold."""
        return {
            "case_id": self.case_id,
            "frozen_on": _iso(self.frozen_on),
            "plan_state": self.plan_state,
            "ends_on": _iso(self.ends_on),
            "marks": sorted(self.marks),
            "immediate": list(self.immediate),
            "steps_planned": self.counts.planned,
            "steps_under_way": self.counts.under_way,
            "steps_waiting": self.counts.waiting,
            "steps_done": self.counts.done,
            "steps_not_delivered": self.counts.not_delivered,
            "steps_held": self.counts.held,
            "steps_stopped": self.counts.stopped,
            "steps_unsaid": self.counts.unsaid,
            "lines": [combination_id(line) for line in self.lines],
            "steps": [combination_id(step) for step in self.steps],
            "due": [item.stored() for item in self.due],
            "good_news": [news.stored() for news in self.good_news],
        }


def digest_of(facts: WorkFacts, context: Context) -> Digest:
    """Of facts that have what every rule for things to do and every filter reads, and the published
    order. Of a closed case nothing is asked any more; of somebody who died, and of what
    goes on in another case, nothing is counted."""
    case, plan = facts.case, facts.plan
    if case.goes_on_in is not None:  # counted there
        return _not_counted(case, frozen_on=case.closed_on)
    if case.died_on is not None and case.closed_on is None:
        died = frozenset({DIED.mark(TICKED)})
        return _not_counted(case, marks=died, due=tuple(due(facts, context)))
    of_case = CoverageOfCase(facts, context)
    closed = case.closed_on is not None
    return Digest(
        case_id=case.case_id,
        plan_state=plan.agreement.state if plan is not None and not plan.is_empty else NO_PLAN,
        ends_on=case.ends_on,
        marks=frozenset(_marks(facts, context, case_filters())) | _without_end(facts),
        immediate=tuple(n.area for n in case.needs if n.immediacy == Immediacy.IMMEDIATE)
        if phase_of(case, context.today) is Phase.RUNS
        else (),
        counts=counts(facts, context),
        lines=tuple(item.line for item in of_case.items),
        steps=tuple(of_case.step_lines()),
        due=() if closed else tuple(due(facts, context)),
        good_news=() if closed else tuple(good_news(facts, context)),
        frozen_on=case.closed_on,
    )


NO_END = "no_end:yes"  # a mark of a case whose sentence has no end


def _without_end(facts: WorkFacts) -> frozenset[str]:
    return frozenset({NO_END}) if facts.case.has_no_end else frozenset()


def _not_counted(
    case: CaseFacts,
    *,
    marks: frozenset[str] = frozenset(),
    due: tuple[Due, ...] = (),
    frozen_on: date | None = None,
) -> Digest:
    return Digest(
        case_id=case.case_id,
        plan_state=NOT_COUNTED,
        ends_on=None,
        marks=marks,
        immediate=(),
        counts=NOTHING_COUNTED,
        lines=(),
        steps=(),
        due=due,
        good_news=(),
        frozen_on=frozen_on,
    )


def _marks(facts: WorkFacts, context: Context, filters: Iterable[CaseFilter]) -> Iterator[str]:
    for filter_ in filters:
        for value in filter_.values(facts, context):
            yield filter_.mark(value)


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day is not None else None


def parts_read() -> frozenset[str]:
    """The names of the facts that a digest is derived from, beside those of `KnowsOrder`."""
    readers: Iterable[DueRule | CaseFilter] = (*due_rules(), *case_filters())
    return frozenset[str]().union(*(reader.reads for reader in readers))
