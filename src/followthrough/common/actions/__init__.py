"""Actions, bulk actions, what their entries say, what follows from them, and how rows of stable
things are written in bulk."""

from followthrough.common.actions.cases import before_acts_on_cases, lock_cases
from followthrough.common.actions.consequences import EVERY_CHANGE_OF_A_CASE, consequence_of
from followthrough.common.actions.core import (
    CHUNK,
    BulkOutcome,
    Record,
    Refused,
    action,
    bulk_action,
)
from followthrough.common.actions.kinds import KINDS, ActionKind, Audience, Line
from followthrough.common.actions.payloads import Moment, NullToo, Payload, TypedIn, say_day
from followthrough.common.actions.rows import upsert
from followthrough.common.actions.transactions import apart_from_the_form, one_form
from followthrough.common.actions.typed_words import (
    TypedText,
    reads_typed_words,
    reads_words_for_viewer,
    typed_words,
)

__all__ = [
    "CHUNK",
    "EVERY_CHANGE_OF_A_CASE",
    "KINDS",
    "ActionKind",
    "Audience",
    "BulkOutcome",
    "Line",
    "Moment",
    "NullToo",
    "Payload",
    "Record",
    "Refused",
    "TypedIn",
    "TypedText",
    "action",
    "apart_from_the_form",
    "before_acts_on_cases",
    "bulk_action",
    "consequence_of",
    "lock_cases",
    "one_form",
    "reads_typed_words",
    "reads_words_for_viewer",
    "say_day",
    "typed_words",
    "upsert",
]
