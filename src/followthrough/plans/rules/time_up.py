"""Whether the months that an order sets for a requirement may be over, where no source counts
them. Pure.

What others watch, as a curfew, is taken to run from the first day of its sentence, which nobody
has confirmed: so it may be up, and is not said to be.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from followthrough.common.dates import add_calendar_months
from followthrough.people.rules import RequirementFacts, SentenceFacts
from followthrough.plans.rules.facts import StepFacts, StepState
from followthrough.plans.rules.months_delivered import lasted_as_ordered
from followthrough.plans.rules.requirements import covers
from followthrough.policy.pack import Pack, RequirementKind


def months_over_on(
    requirement: RequirementFacts, kind: RequirementKind, sentence: SentenceFacts
) -> date | None:
    """The first day after its months, of what runs by itself and needs no step; None of the rest,
    and where the source counts some of it."""
    if not kind.counts_time or kind.has_to_be_delivered or requirement.done:
        return None
    if requirement.ordered is None:
        return None
    return add_calendar_months(sentence.starts_on, requirement.ordered)


def has_lasted(
    requirement: RequirementFacts, kind: RequirementKind, steps: Iterable[StepFacts], pack: Pack
) -> bool:
    """Its work is over, and went on for as many months as the order sets."""
    own = [step for step in steps if step.requirement_id == requirement.id and covers(step)]
    if any(step.state is not StepState.FINISHED for step in own):
        return False
    return kind.has_to_be_delivered and lasted_as_ordered(requirement, kind, own, pack)


def may_be_up(
    requirement: RequirementFacts,
    kind: RequirementKind,
    sentence: SentenceFacts,
    steps: Iterable[StepFacts],
    today: date,
    pack: Pack,
) -> bool:
    over_on = months_over_on(requirement, kind, sentence)
    if over_on is not None:
        return over_on <= today
    return has_lasted(requirement, kind, steps, pack)
