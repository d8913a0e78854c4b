"""How work is arranged for this person, by the circumstances that are recorded. Pure."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from followthrough.people.rules import CaseFacts
from followthrough.plans.rules.facts import TO_COME, StepFacts
from followthrough.plans.rules.natures import is_staff_only, nature_of
from followthrough.policy.kinds_of_work import Nature
from followthrough.policy.pack import Pack


class Arrangement(NamedTuple):
    """What to ask for, and the label of the circumstance that it is for."""

    ask_for: str
    because: str


def arrangements_for(step: StepFacts, case: CaseFacts, pack: Pack) -> Iterator[Arrangement]:
    """Of a course that is still to begin; what is over in an hour is arranged when it is booked."""
    if step.state not in TO_COME or is_staff_only(step, pack):
        return
    if nature_of(step, pack) is not Nature.COURSE:
        return
    for circumstance in case.circumstances:
        kind = pack.known.circumstances.get(circumstance.code)
        if kind and kind.ask_for:
            yield Arrangement(kind.ask_for, kind.label)
