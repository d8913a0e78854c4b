"""How work is arranged for this person, by the circumstances that are recorded. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from followthrough.people.rules import CaseFacts, Unsaid
from followthrough.plans.rules.facts import TO_COME, StepFacts
from followthrough.plans.rules.natures import is_staff_only, nature_of
from followthrough.policy.kinds_of_work import Nature
from followthrough.policy.pack import Pack


class Arrangement(NamedTuple):
    """What to ask for, and the label of the circumstance that it is for."""

    ask_for: str
    because: str


# An answer that says that there is nothing to see to, whoever typed it.
_NONE = re.compile(
    r"(none|nothing|no|no adjustments?|not|n/?a)( (is |are )?(needed|required|necessary|known))?",
    re.IGNORECASE,
)


def asks_for_adjustments(recorded: str) -> bool:
    """`recorded`: the adjustments of a person as their record has them, which may be that it was
    not asked, or that none are needed."""
    said = recorded.strip().rstrip(".")
    return bool(said) and said not in list(Unsaid) and not _NONE.fullmatch(said)


def is_arranged(step: StepFacts, pack: Pack) -> bool:
    """Of a course with the person that is still to begin; what is over in an hour is arranged when
    it is booked."""
    if step.state not in TO_COME or is_staff_only(step, pack):
        return False
    return nature_of(step, pack) is Nature.COURSE


def arrangements_for(step: StepFacts, case: CaseFacts, pack: Pack) -> Iterator[Arrangement]:
    if not is_arranged(step, pack):
        return
    for circumstance in case.circumstances:
        kind = pack.known.circumstances.get(circumstance.code)
        if kind and kind.ask_for:
            yield Arrangement(kind.ask_for, kind.label)
