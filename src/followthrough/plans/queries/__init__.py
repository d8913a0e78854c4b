"""Reading plans for others."""

from followthrough.plans.queries.facts import plan_facts
from followthrough.plans.queries.told import (
    Recorded,
    open_review,
    own_words_of_finished,
    records_of,
    reviews_of,
    snapshot_of,
    snapshots_of,
    typed_words,
    work_record,
)

__all__ = [
    "Recorded",
    "open_review",
    "own_words_of_finished",
    "plan_facts",
    "records_of",
    "reviews_of",
    "snapshot_of",
    "snapshots_of",
    "typed_words",
    "work_record",
]
