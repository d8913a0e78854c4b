"""What stood when a case closed, of which nobody has said since the case goes on again whether it
still does. Pure."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from enum import StrEnum
from typing import NamedTuple

from followthrough.plans.rules import BEGUN, ENDED, StepActor, StepFacts, StepState
from followthrough.sequencing.rules.published import KnowsOrder


class LetGoKind(StrEnum):
    REFERRAL = "referral"  # it waited for its place
    PLACE = "place"  # others went on with it
    WORK = "work"  # staff, or the person, did
    ORDER = "order"
    DATE = "date"  # of the order


class LetGo(NamedTuple):
    """`step` is None of the order as a whole; `on` is the day of the order or of the date."""

    kind: LetGoKind
    step: StepFacts | None = None
    on: date | None = None


OTHERS = frozenset({StepActor.PROVIDER, StepActor.AGENCY, StepActor.KEY_INDIVIDUAL})


def let_go(facts: KnowsOrder, ended_on: date, goes_on_from: date) -> tuple[LetGo, ...]:
    """Places and referrals first, then own work, then the order with its dates. What somebody has
    recorded or published since the case goes on is arranged."""
    begun = [s for s in facts.steps if s.state in BEGUN and _is_of_before(s, goes_on_from)]
    own = [step for step in begun if step.actor not in OTHERS]
    others = [step for step in begun if step.actor in OTHERS]
    return (
        *(
            LetGo(LetGoKind.REFERRAL if s.state is StepState.WAITING else LetGoKind.PLACE, s)
            for s in others
        ),
        *(LetGo(LetGoKind.WORK, step) for step in own),
        *_of_the_order(facts, ended_on, goes_on_from),
    )


def _is_of_before(step: StepFacts, goes_on_from: date) -> bool:
    last = step.last_recorded_on
    return last is None or last < goes_on_from


def _of_the_order(facts: KnowsOrder, ended_on: date, goes_on_from: date) -> Iterator[LetGo]:
    published = facts.published
    if published is None or published.on >= goes_on_from:
        return
    yield LetGo(LetGoKind.ORDER, on=published.on)
    dated = [
        (start, step)
        for step in facts.steps
        if step.state not in ENDED | BEGUN
        and (start := published.starts.get(step.id)) is not None
        and start >= ended_on
    ]
    for start, step in sorted(dated, key=lambda one: (one[0], one[1].id)):
        yield LetGo(LetGoKind.DATE, step, start)
