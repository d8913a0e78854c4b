"""Actions, bulk actions, and how rows of stable things are written in bulk."""

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
from followthrough.common.actions.rows import upsert

__all__ = [
    "CHUNK",
    "KINDS",
    "ActionKind",
    "Audience",
    "BulkOutcome",
    "Record",
    "Refused",
    "action",
    "bulk_action",
    "upsert",
]
