"""How a user likes pages drawn. Not a fact about a case, so no ledger entry is made of it. Pure."""

from __future__ import annotations

from enum import StrEnum


class Preference(StrEnum):
    PLAN_GROUPED_BY = "plan_grouped_by"
    CASES_FILTER = "cases_filter"  # the query of an address, of filters that name nobody


# What each may be; the first is so until the user chooses. None: any text, and none until then.
CHOICES: dict[Preference, tuple[str, ...] | None] = {
    Preference.PLAN_GROUPED_BY: ("when", "need"),
    Preference.CASES_FILTER: None,
}
LONGEST = 1000


def may_be(preference: Preference, value: str) -> bool:
    choices = CHOICES[preference]
    return len(value) <= LONGEST if choices is None else value in choices


def until_chosen(preference: Preference) -> str:
    choices = CHOICES[preference]
    return choices[0] if choices else ""
