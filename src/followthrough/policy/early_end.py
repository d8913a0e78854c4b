"""What the pack says of ending a sentence early, frozen."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True)
class EarlyEndSentence:
    """A kind of sentence that can end early. `ends` says what ends: the order, or its supervision.
    `day_verified`: whether the day from which it applies was seen in the law."""

    code: str
    label: str
    ends: str
    applies_from: date
    day_verified: bool


@dataclass(frozen=True)
class EarlyEndCondition:
    """`evidence` names what is shown beside it. `judgement`: the law asks what a person considers,
    or nothing is on record, so that no record answers it. `requirements` are the kinds that it is
    about; none there means all that no other condition is about."""

    code: str
    label: str
    evidence: str
    judgement: bool
    requirements: frozenset[str]
