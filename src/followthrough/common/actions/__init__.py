"""Actions, bulk actions, and the two ways in which rows are written in bulk."""

from followthrough.common.actions.core import (
    CHUNK,
    KINDS,
    ActionKind,
    Audience,
    BulkOutcome,
    Record,
    Refused,
    action,
    bulk_action,
)
from followthrough.common.actions.rows import append, upsert

__all__ = [
    "CHUNK",
    "KINDS",
    "ActionKind",
    "Audience",
    "BulkOutcome",
    "Record",
    "Refused",
    "action",
    "append",
    "bulk_action",
    "upsert",
]
