"""The codes of early ends that the program branches on. A stored code is never renamed. Pure."""

from __future__ import annotations

from enum import StrEnum


class JudgementAnswer(StrEnum):
    """What a person considers of a condition for an early end."""

    MET = "met"
    NOT_MET = "not_met"
