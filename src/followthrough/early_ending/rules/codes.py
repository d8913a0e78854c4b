"""The codes of early ends that the program branches on. A stored code is never renamed. Pure."""

from __future__ import annotations

from enum import StrEnum


class EndStage(StrEnum):
    """The stages of an early end, in the order in which they come about."""

    DECIDED = "decided"
    CONFIRMED = "confirmed"
    TOLD = "told"
    WITHDRAWN = "withdrawn"


class JudgementAnswer(StrEnum):
    """What a person considers of a condition for an early end."""

    MET = "met"
    NOT_MET = "not_met"
