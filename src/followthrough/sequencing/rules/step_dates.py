"""When and where each step of an order stands, in days. Pure."""

from __future__ import annotations

from datetime import date, timedelta
from typing import NamedTuple

from followthrough.people.rules import CaseFacts
from followthrough.plans.rules import FactKind, StepFacts, StepState
from followthrough.plans.rules.natures import nature_of
from followthrough.policy.kinds_of_work import Nature
from followthrough.policy.pack import Pack
from followthrough.sequencing.engine.order import Order, Placement
from followthrough.sequencing.rules.codes import DateKind
from followthrough.sequencing.rules.length_of_work import ends_by_length
from followthrough.sequencing.rules.problem import StatedProblem


class StepDates(NamedTuple):
    """`kind` says what the start date is, `where` names the place; `pool` and `group` are its
    codes, "" where it needs none."""

    start: date | None
    end: date | None
    kind: DateKind
    where: str = ""
    pool: str = ""
    group: str = ""


def dates_of(
    step: StepFacts,
    case: CaseFacts,
    stated: StatedProblem,
    order: Order | None,
    pack: Pack,
    today: date,
) -> StepDates:
    placements = order.placements if order else ()
    placed = next((p for p in placements if p.task == str(step.id)), None)
    if placed is None:
        return _without_place(step, stated, order)
    return _placed(step, case, placed, stated, pack, today)


def _placed(
    step: StepFacts,
    case: CaseFacts,
    placed: Placement,
    stated: StatedProblem,
    pack: Pack,
    today: date,
) -> StepDates:
    problem = stated.problem
    assert problem is not None  # a placement comes from a problem
    task = problem.task(placed.task)
    is_course = nature_of(step, pack) is Nature.COURSE
    if placed.kind == "running":
        start = step.on(FactKind.STARTED)
        end = ends_by_length(step, case, pack, today)
        return StepDates(start, end, DateKind.RECORDED)
    start = max(today, problem.monday(placed.start))
    end = problem.monday(placed.start + task.weeks) - timedelta(days=3) if is_course else None
    where = (placed.pool, placed.code, placed.group or "")
    if placed.kind == "group":
        starts = (group for opening in task.openings for group in opening.groups)
        day = next(group.on for group in starts if group.group == placed.group)
        return StepDates(day, end, DateKind.GROUP, *where)
    release = stated.on_release.get(placed.task)
    # A release may be on what is left of a week in which nobody works.
    in_first = placed.start == 0 and release is not None and release >= today
    if release is not None and (start <= release or in_first):
        return StepDates(release, end, DateKind.ON_RELEASE, *where)
    kind = DateKind.ESTIMATE if placed.kind == "rolling" else DateKind.OWN
    return StepDates(start, end, kind, *where)


def _without_place(step: StepFacts, stated: StatedProblem, order: Order | None) -> StepDates:
    started = step.on(FactKind.STARTED)
    if step.state is StepState.FINISHED:
        return StepDates(started, step.on(FactKind.FINISHED), DateKind.RECORDED)
    if step.state is StepState.STARTED:
        return StepDates(started, None, DateKind.RECORDED)
    return StepDates(None, None, _why_undated(str(step.id), stated, order))


def _why_undated(key: str, stated: StatedProblem, order: Order | None) -> DateKind:
    if key not in stated.steps or key in stated.suspended:
        return DateKind.NONE
    if key in stated.after_release:
        return DateKind.AFTER_RELEASE
    if order is not None and key in order.undated:
        return DateKind.NOT_KNOWN
    return DateKind.NONE if key in stated.behind else DateKind.NO_PLACE
