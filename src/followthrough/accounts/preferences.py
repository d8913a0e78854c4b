"""How a user likes pages drawn. Not a fact about a case, so no ledger entry is made of it. Pure."""

from __future__ import annotations

from enum import StrEnum


class Preference(StrEnum):
    PLAN_GROUPED_BY = "plan_grouped_by"


# What each may be; the first is so until the user chooses.
CHOICES: dict[Preference, tuple[str, ...]] = {Preference.PLAN_GROUPED_BY: ("when", "need")}
