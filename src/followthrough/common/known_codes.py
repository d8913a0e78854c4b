"""The codes that a column may hold, said to the database: it refuses any other, whoever writes."""

from __future__ import annotations

from enum import StrEnum

from django.db.models import CheckConstraint, Q


def known_codes(column: str, *codes: type[StrEnum], empty: bool = False) -> CheckConstraint:
    """The constraint that `column` holds a code of one of the enums, or nothing where it may be
    `empty`. Migrations add it without looking at the rows that are there, then have them checked,
    so that nobody waits for it (`AddConstraintNotValid`, `ValidateConstraint`)."""
    known = [code.value for enum in codes for code in enum]
    return CheckConstraint(
        condition=Q((f"{column}__in", ["", *known] if empty else known)),
        name=f"%(app_label)s_%(class)s_{column}_known",
    )
