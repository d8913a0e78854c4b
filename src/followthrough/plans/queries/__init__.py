"""Reading plans for others."""

from followthrough.plans.queries.facts import plan_facts
from followthrough.plans.queries.told import (
    OwnWords,
    Recorded,
    Typed,
    agreements_of,
    answer_of,
    consolidation_of,
    open_review,
    own_words,
    records_of,
    reviews_of,
    snapshot_of,
    snapshots_of,
    typed_words,
    work_record,
)

__all__ = [
    "OwnWords",
    "Recorded",
    "Typed",
    "agreements_of",
    "answer_of",
    "consolidation_of",
    "open_review",
    "own_words",
    "plan_facts",
    "records_of",
    "reviews_of",
    "snapshot_of",
    "snapshots_of",
    "typed_words",
    "work_record",
]
