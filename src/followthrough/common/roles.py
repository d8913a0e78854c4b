"""Who may do what: the one table of roles and capabilities (docs/access.md shows it).

Actions, pages, navigation and commands ask `actor.can(Capability.CONFIRM_EARLY_END)`; nothing else
compares roles. A new role is a member of `Role`, its row here, and the migration of its label. A
new capability is a member of `Capability` and its place in the rows. Which cases somebody may see
is another question: `people/access.py` answers it.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum


class Role(StrEnum):
    PRACTITIONER = "practitioner"
    MANAGER = "manager"
    PROVIDER_WORKER = "provider_worker"
    INSPECTOR = "inspector"
    COMMISSIONER = "commissioner"
    ADMINISTRATOR = "administrator"
    PERSON = "person"
    OPERATOR = "operator"


class Capability(StrEnum):
    """A code, and what it lets somebody do, in words."""

    words: str

    def __new__(cls, code: str, words: str) -> Capability:
        member = str.__new__(cls, code)
        member._value_, member.words = code, words
        return member

    SIGN_IN = "sign-in", "Have an account and sign in"
    SEE_UNIT_CASES = "see-unit-cases", "See the cases of their units"
    OPEN_CASES = "open-cases", "Open the pages of the cases that they see"
    CHANGE_CASES = "change-cases", "Change the cases that they see"
    HOLD_CASES = "hold-cases", "Hold cases, and have a list of what to do first on them"
    COVER = "cover", "See who of their units holds which case, to cover for them"
    OVERSEE_UNITS = "oversee-units", "See what is due and what is delivered over their units"
    REALLOCATE_CASES = "reallocate-cases", "Give a case of their units to another practitioner"
    MERGE_RECORDS = "merge-records", "Decide whether two records are of one person"
    CONFIRM_EARLY_END = "confirm-early-end", "Confirm that a sentence ends early"
    END_PROTECTION = "end-protection", "Say that a step no longer protects other people"
    READ_DIRECTORY = "read-directory", "Search the directory of services"
    ACT_FOR_PROVIDER = "act-for-provider", "Act for the provider that their account names"
    MANAGE_ACCOUNTS = "manage-accounts", "Make and change accounts"
    TAKE_IN_CASELOADS = "take-in-caseloads", "Take in caseload files"
    LOAD_DIRECTORY = "load-directory", "Load the directory of services and places"
    OWN_DATA = "own-data", "See every case, neither asked why nor noted"


@dataclass(frozen=True)
class RoleRow:
    """What people call the role, and all that it may do."""

    label: str
    may: frozenset[Capability]


_STAFF = {
    Capability.SIGN_IN,
    Capability.SEE_UNIT_CASES,
    Capability.OPEN_CASES,
    Capability.CHANGE_CASES,
    Capability.COVER,
    Capability.READ_DIRECTORY,
}
_IN_THE_SERVICE = {Capability.SIGN_IN, Capability.READ_DIRECTORY}
_RUNS_IT = {
    Capability.MANAGE_ACCOUNTS,
    Capability.TAKE_IN_CASELOADS,
    Capability.LOAD_DIRECTORY,
}

ROLES: Mapping[str, RoleRow] = {
    Role.PRACTITIONER: RoleRow(
        "Probation practitioner",
        frozenset(_STAFF | {Capability.HOLD_CASES}),
    ),
    Role.MANAGER: RoleRow(
        "Manager of a delivery unit",
        frozenset(
            _STAFF
            | {
                Capability.OVERSEE_UNITS,
                Capability.REALLOCATE_CASES,
                Capability.MERGE_RECORDS,
                Capability.CONFIRM_EARLY_END,
                Capability.END_PROTECTION,
            }
        ),
    ),
    Role.PROVIDER_WORKER: RoleRow(
        "Worker of a service provider",
        frozenset(_IN_THE_SERVICE | {Capability.ACT_FOR_PROVIDER}),
    ),
    Role.INSPECTOR: RoleRow("Inspector", frozenset(_IN_THE_SERVICE)),
    Role.COMMISSIONER: RoleRow("Commissioner of services", frozenset(_IN_THE_SERVICE)),
    Role.ADMINISTRATOR: RoleRow("Administrator", frozenset(_IN_THE_SERVICE | _RUNS_IT)),
    Role.PERSON: RoleRow("Person on probation", frozenset({Capability.SIGN_IN})),
    Role.OPERATOR: RoleRow(
        "Operator of this installation",
        frozenset(
            _RUNS_IT | {Capability.OWN_DATA, Capability.CHANGE_CASES, Capability.REALLOCATE_CASES}
        ),
    ),
}


def role_can(role: str, capability: Capability) -> bool:
    """False also for what is no role."""
    row = ROLES.get(role)
    return row is not None and capability in row.may


def roles_that_can(capability: Capability) -> list[Role]:
    return [Role(role) for role, row in ROLES.items() if capability in row.may]
