"""What stands folded beneath a row of the plan: the facts that its sentence rests on, how many
could use the same group, what carries it on, and how long it takes."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from followthrough.delivery.queries.places_wanted import places_wanted
from followthrough.delivery.rules.competition import competition as more_than_seats
from followthrough.delivery.rules.competition import seats_of
from followthrough.delivery.words import say_competition
from followthrough.desks.practitioner.case.page import CasePage
from followthrough.plans.rules import ENDED, StepFacts, StepState
from followthrough.plans.rules.carried_on import carried_on
from followthrough.plans.rules.natures import nature_of
from followthrough.plans.rules.requirements import months_ordered, weeks_in
from followthrough.plans.words import say_carried_on
from followthrough.policy.kinds_of_work import Nature
from followthrough.sequencing.rules import ProposedStep, ReasonText
from followthrough.services.rules import Directory

TOO_LATE = "too_late"
SHOWN_BY_DAY = {
    "already_started",
    "starts_straight_away",
    "starts_then",
    "on_release",
    TOO_LATE,
}


class Length(NamedTuple):
    """In weeks: as planned here, None where it is the other one; and what its sentence asks for, or
    else the usual one."""

    planned: int | None
    usual: int


def checked_by(placed: ProposedStep) -> list[ReasonText]:
    """The last of each kind of reason, which is the one that holds longest; not what the row shows
    by its day, nor what its sentence says already."""
    by_code = {reason.code: reason for reason in placed.reasons}
    said = placed.why.lower()
    return [
        reason
        for reason in by_code.values()
        if reason.code not in SHOWN_BY_DAY and reason.text.lower() not in said
    ]


def length(step: StepFacts, page: CasePage) -> Length | None:
    """Of a course that is not over: the days of the order are counted from it."""
    pack = page.context.pack
    if step.state in ENDED or nature_of(step, pack) is not Nature.COURSE:
        return None
    work = pack.known.interventions.get(step.intervention)
    usual = work.weeks if work else pack.sequencing["own_step_weeks"]
    months = months_ordered(step, page.facts.case, pack)
    return Length(step.weeks, weeks_in(months) if months else usual)


def carries_on(step: StepFacts, page: CasePage) -> str:
    """A sentence; empty of what is no course of others."""
    plan = page.facts.plan
    found = carried_on(step, plan, page.context.pack) if plan else None
    return say_carried_on(found) if found is not None else ""


def competition(
    page: CasePage, steps: Sequence[ProposedStep], directory: Directory
) -> Mapping[int, str]:
    """By id of the step, how many people in the area could use the group that it is placed in,
    where these are more than its seats. In one statement, and in none where nothing is placed in a
    group."""
    seats = {placed.step.id: found for placed in steps if (found := seats_of(placed, directory))}
    wanted = places_wanted(
        {of.pool.intervention for of in seats.values()}, page.facts.case, page.context
    )
    planned = {placed.step.id for placed in steps if placed.state is StepState.PLANNED}
    return {
        id_: say_competition(more, planned=id_ in planned)
        for id_, of in seats.items()
        if (more := more_than_seats(of.free, wanted.people(of.pool)))
    }
