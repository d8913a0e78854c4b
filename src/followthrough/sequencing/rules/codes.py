"""The codes of orders that are stored. A stored code is never renamed. Pure."""

from __future__ import annotations

from enum import StrEnum


class DateKind(StrEnum):
    """What a start date is. Unknown capacity gives "not known", never a date."""

    RECORDED = "recorded"
    GROUP = "group"
    ESTIMATE = "estimate"
    OWN = "own"
    NOT_KNOWN = "not_known"
    NO_PLACE = "no_place"
    NONE = "none"
