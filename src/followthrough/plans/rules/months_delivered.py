"""Whether work of which an order sets the length in months lasted that long, by the days of the
steps that deliver it. Pure.

A source seldom counts such months, so that the days are all there is to go by. Where it does count
them, its count is what holds.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta

from followthrough.common.dates import add_calendar_months
from followthrough.people.rules import CaseFacts, RequirementFacts, is_complied_with
from followthrough.plans.rules.codes import FactKind
from followthrough.plans.rules.facts import StepFacts, StepState
from followthrough.plans.rules.requirements import covers
from followthrough.policy.pack import Pack, RequirementKind


def ended_short_on(
    requirement: RequirementFacts, kind: RequirementKind, steps: Iterable[StepFacts], pack: Pack
) -> date | None:
    """The day on which the last of its steps finished, with less than the months ordered. None
    where it lasted that long, where the order sets no months, and while a step is not finished."""
    own = [step for step in steps if step.requirement_id == requirement.id and covers(step)]
    if not own or any(step.state is not StepState.FINISHED for step in own):
        return None
    if requirement.ordered is None or not kind.counts_time or is_complied_with(requirement):
        return None
    if lasted_as_ordered(requirement, kind, own, pack):
        return None
    return max(day for step in own if (day := step.on(FactKind.FINISHED)))


def ended_short(step: StepFacts, case: CaseFacts, steps: Iterable[StepFacts], pack: Pack) -> bool:
    """It is part of a requirement whose work ended with less than the months ordered."""
    known, steps = pack.known.requirements, tuple(steps)
    return any(
        requirement.id == step.requirement_id
        and (kind := known.get(requirement.kind)) is not None
        and ended_short_on(requirement, kind, steps, pack) is not None
        for sentence in case.sentences
        for requirement in sentence.requirements
    )


def lasted_as_ordered(
    requirement: RequirementFacts, kind: RequirementKind, steps: Iterable[StepFacts], pack: Pack
) -> bool:
    """Whether its finished steps went on for as many months as the order sets, but for the days
    that the pack forgives. False of what the source counts, and of other orders."""
    if not kind.counts_time or requirement.ordered is None or requirement.done:
        return False
    runs = sorted(
        (start, end)
        for step in steps
        if step.state is StepState.FINISHED
        and (start := step.on(FactKind.STARTED)) is not None
        and (end := step.on(FactKind.FINISHED)) is not None
    )
    if not runs:
        return False
    until, _ = runs[0]
    all_by = add_calendar_months(until, requirement.ordered)
    for start, end in runs:
        all_by += max(start - until, timedelta())  # nothing went on in between
        until = max(until, end)
    return until + timedelta(days=pack.sequencing["days_short_of_months"]) >= all_by
