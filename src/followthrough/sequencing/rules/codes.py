"""The codes of orders that are stored. A stored code is never renamed. Pure."""

from __future__ import annotations

from enum import StrEnum


class DateKind(StrEnum):
    """What a start date is. Unknown capacity gives "not known", never a date; what needs a release
    that has no day yet starts after it."""

    RECORDED = "recorded"
    GROUP = "group"
    ESTIMATE = "estimate"
    OWN = "own"
    ON_RELEASE = "on_release"
    AFTER_RELEASE = "after_release"
    NOT_KNOWN = "not_known"
    NO_PLACE = "no_place"
    NONE = "none"
