"""Writing many rows with a constant number of statements.

`upsert` is for stable things, which have one row; `append` is for what was said about them, where
a new row replaces the current one (design section 3, "Records that change").
"""

from __future__ import annotations

from collections.abc import Hashable, Mapping
from typing import Any, TypeVar

from django.db import models
from django.utils import timezone

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


def append(model: type[Row], wanted: Wanted[Key], existing: Mapping[Key, Row]) -> dict[Key, Row]:
    """Let new rows replace the current ones where they say something else.

    `existing` holds the current rows (`replaced_on` null) by key. A standing row whose key is not
    wanted is replaced by nothing. Returns the rows that are current now. The old ones are closed
    before the new ones come, because a partial unique index allows one current row each."""
    unchanged, fresh, closed = {}, {}, []
    for key, values in wanted.items():
        row = existing.get(key)
        if row is not None and not differs(row, values):
            unchanged[key] = row
            continue
        fresh[key] = model(**values)
        if row is not None:
            closed.append(row.pk)
    closed.extend(row.pk for key, row in existing.items() if key not in wanted)
    if closed:
        model._default_manager.filter(pk__in=closed).update(replaced_on=timezone.now())
    model._default_manager.bulk_create(fresh.values())
    return {**unchanged, **fresh}


def differs(row: models.Model, values: Mapping[str, Any]) -> bool:
    for name, value in values.items():
        if isinstance(value, models.Model):
            name, value = f"{name}_id", value.pk
        if getattr(row, name) != value:
            return True
    return False
