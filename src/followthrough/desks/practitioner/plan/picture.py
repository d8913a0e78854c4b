"""The picture of time above the plan, from its rows."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from followthrough.desks.practitioner.case.page import CasePage
from followthrough.desks.practitioner.plan.rows import StepRow
from followthrough.desks.shared.plan_picture import (
    BarKind,
    DrawnStep,
    MarkedDay,
    PlanPicture,
    plan_picture,
)
from followthrough.people.rules.release import release_to_come
from followthrough.plans.rules import FactKind, StepState
from followthrough.plans.rules.due_on_plans import review_by
from followthrough.plans.rules.natures import LASTING, nature_of
from followthrough.sequencing.rules import DateKind, Lane
from followthrough.sequencing.rules.under_way import stopped_or_unsaid_on


def picture_of(page: CasePage, rows: Iterable[StepRow]) -> PlanPicture | None:
    """None where no step has a day, and of a plan whose sentences are over."""
    case, today = page.facts.case, page.today
    sentences = [s for s in case.sentences if not s.has_ended(today)]
    if not sentences:
        return None
    by_start = sorted(
        rows, key=lambda row: (row.placed.lane is Lane.DONE, row.placed.start or today)
    )
    steps = [drawn for row in by_start if (drawn := _drawn(row, page)) is not None]
    return plan_picture(
        min(sentence.starts_on for sentence in sentences),
        case.ends_on,
        steps,
        _marks(page),
        today,
    )


def _drawn(row: StepRow, page: CasePage) -> DrawnStep | None:
    placed, step = row.placed, row.step
    if placed.start is None or placed.lane is Lane.NOT_DELIVERED:
        return None
    kind, end = BarKind.TO_COME, placed.should_have_ended or placed.end
    stopped = stopped_or_unsaid_on(step, page.facts.case, page.context.pack, page.today)
    if placed.lane is Lane.DONE or stopped is not None:
        kind, end = BarKind.DONE, stopped or end
    elif placed.state is StepState.STARTED:
        kind = BarKind.GOES_ON
    return DrawnStep(
        text=step.text,
        start=placed.start,
        end=end,
        kind=kind,
        lasts=nature_of(step, page.context.pack) in LASTING,
        fixed=placed.date_kind is DateKind.GROUP,
        waits_from=step.on(FactKind.REFERRED) if placed.state is StepState.WAITING else None,
    )


def _marks(page: CasePage) -> Iterator[MarkedDay]:
    case, today = page.facts.case, page.today
    release = release_to_come(case, today)
    if release is not None:
        yield MarkedDay(release, "Release", "release")
    review = review_by(page.facts, page.context)
    if review is not None and review >= today:
        yield MarkedDay(review, "Review", "review")
