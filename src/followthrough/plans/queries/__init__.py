"""Reading plans for others."""

from followthrough.plans.queries.facts import plan_facts
from followthrough.plans.queries.history import (
    OwnWords,
    StepRecord,
    agreements_of_plan,
    answer_of_step,
    consolidation_of_step,
    open_review,
    own_words,
    records_of_step,
    reviews_of_plan,
    snapshot_of_case,
    snapshots_of_case,
    typed_texts,
    work_record,
)

__all__ = [
    "OwnWords",
    "StepRecord",
    "agreements_of_plan",
    "answer_of_step",
    "consolidation_of_step",
    "open_review",
    "own_words",
    "plan_facts",
    "records_of_step",
    "reviews_of_plan",
    "snapshot_of_case",
    "snapshots_of_case",
    "typed_texts",
    "work_record",
]
