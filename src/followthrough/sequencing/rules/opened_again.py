"""What stood when a case closed, of which nobody has said since the case goes on again whether it
still does. Pure."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from enum import StrEnum
from typing import NamedTuple

from followthrough.people.rules.facts import CaseFacts
from followthrough.plans.rules import BEGUN, ENDED, StepFacts, StepState
from followthrough.plans.rules.step_progress import waits_or_runs_elsewhere
from followthrough.sequencing.rules.published import KnowsOrder, published_before_end


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


def let_go(facts: KnowsOrder) -> tuple[LetGo, ...]:
    """Places and referrals first, then own work, then the order with its dates. What somebody has
    recorded or published since the case goes on is arranged. Nothing of a case that did not end
    before."""
    reopened = facts.case.reopened
    if reopened is None:
        return ()
    stood = [s for s in facts.steps if closed_over_on(s, facts.case) is not None]
    others = [step for step in stood if waits_or_runs_elsewhere(step)]
    return (
        *(
            LetGo(LetGoKind.REFERRAL if s.state is StepState.WAITING else LetGoKind.PLACE, s)
            for s in others
        ),
        *(LetGo(LetGoKind.WORK, step) for step in stood if not waits_or_runs_elsewhere(step)),
        *_of_the_order(facts, reopened.ended_on),
    )


def closed_over_on(step: StepFacts, case: CaseFacts) -> date | None:
    """The day on which the case ended, of work that had begun by then and of which nothing has been
    recorded since the case goes on; else None."""
    reopened, last = case.reopened, step.last_recorded_on
    if reopened is None or step.state not in BEGUN:
        return None
    return reopened.ended_on if last is None or last < reopened.on else None


def _of_the_order(facts: KnowsOrder, ended_on: date) -> Iterator[LetGo]:
    published = facts.published
    if published is None or not published_before_end(facts.case, published):
        return
    if all(step.state in ENDED for step in facts.steps):
        return  # nothing is left to order
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
