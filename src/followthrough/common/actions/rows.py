"""Writing many rows with a constant number of statements: of stable things, which have one row for
life. What is said about them is appended (`common.append_only.AppendOnly`)."""

from __future__ import annotations

from collections.abc import Hashable, Mapping
from typing import Any, TypeVar

from django.db import models

from followthrough.common.append_only import differs

Row = TypeVar("Row", bound=models.Model)
Key = TypeVar("Key", bound=Hashable)

Wanted = Mapping[Key, Mapping[str, Any]]


def upsert(model: type[Row], wanted: Wanted[Key], existing: Mapping[Key, Row]) -> dict[Key, Row]:
    """Insert the rows that are not standing and change those that differ.

    `wanted` holds attribute values by key, every row with the same attributes; the rows are
    returned under the same keys. At most two statements."""
    rows: dict[Key, Row] = {}
    fresh, changed = [], []
    for key, values in wanted.items():
        row = existing.get(key)
        if row is None:
            row = model(**values)
            fresh.append(row)
        elif differs(row, values):
            for name, value in values.items():
                setattr(row, name, value)
            changed.append(row)
        rows[key] = row
    model._default_manager.bulk_create(fresh)
    if changed:
        names = list(next(iter(wanted.values())))
        model._default_manager.bulk_update(changed, names)
    return rows
