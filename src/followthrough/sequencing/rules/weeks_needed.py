"""How many weeks a step takes of an order of delivery, all of it or as little as is worth having.
Pure."""

from __future__ import annotations

from followthrough.people.rules import CaseFacts
from followthrough.plans.rules import StepFacts, delivers_requirement
from followthrough.plans.rules.natures import nature_of, protects, weeks_of
from followthrough.plans.rules.requirements import months_ordered, weeks_in
from followthrough.policy.kinds_of_work import Nature
from followthrough.policy.pack import Pack


def weeks_needed(step: StepFacts, case: CaseFacts, pack: Pack) -> int:
    """How long it takes of the order: as planned here, as many months as the sentence asks for, or
    as usual. What goes on without an end, and what is done once, has to begin while the sentence
    runs."""
    if nature_of(step, pack) is not Nature.COURSE:
        return 1
    if step.weeks is None and (months := months_ordered(step, case, pack)):
        return weeks_in(months)
    return weeks_of(step, pack) or pack.sequencing["own_step_weeks"]


def part_worth_weeks(step: StepFacts, case: CaseFacts, pack: Pack) -> int:
    """The fewest weeks that are worth having; 0 where only the whole is. A part never does for what
    keeps others safe, or for what a sentence requires."""
    work = pack.known.interventions.get(step.intervention)
    if work is None or nature_of(step, pack) is not Nature.COURSE:
        return 0
    if protects(step, pack) or delivers_requirement(case, step, pack):
        return 0
    return work.part_worth_weeks


def fewest_weeks(step: StepFacts, case: CaseFacts, pack: Pack) -> int:
    """Of the work, or of as much of it as is worth having."""
    whole = weeks_needed(step, case, pack)
    part = part_worth_weeks(step, case, pack)
    return min(whole, part) if part else whole
