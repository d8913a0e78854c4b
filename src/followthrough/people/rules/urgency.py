"""The classes of things to do and their order, and the order within a class. Pure."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import IntEnum


@dataclass(frozen=True, order=True)
class Urgency:
    """A class of things to do. Those of a lower `place` come first; `code` stands in the address of
    Today, where only this class is shown. `pressing`: what is due of it is not put off, not even to
    later in the week."""

    place: int
    code: str = field(compare=False)
    label: str = field(compare=False)
    pressing: bool = field(compare=False, default=False)


SAFETY = Urgency(10, "safety", "Safety of others", pressing=True)
FIRST_NIGHT = Urgency(15, "first-night", "First night out of prison", pressing=True)
IMMEDIATE = Urgency(20, "immediate", "Immediate need", pressing=True)
LEGAL = Urgency(30, "legal", "Date to keep", pressing=True)
STALLED = Urgency(40, "stalled", "Stalled work")
AGREEMENT = Urgency(50, "agreement", "Plan and review")
IMPORTS = Urgency(60, "imports", "File differs")


class Rank(IntEnum):
    """Where a thing to do stands within its class, before its day decides. A kind has one; a rule
    gives another to what its facts make graver."""

    # What has to go back to a court, as it can no longer be done in time; of the safety of others,
    # that nothing protects them; of stalled work that of somebody on a register that is about their
    # own life.
    GRAVE = 10
    USUAL = 20
    # A day that was wanted here, of work that nobody ordered by then.
    WANTED = 30
