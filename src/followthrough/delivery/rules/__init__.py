"""What the facts of a case say about its delivery: counts, what needs doing, what went well."""

from followthrough.delivery.rules.due import due
from followthrough.delivery.rules.due_item import URGENCY_WORDS, Due, Urgency
from followthrough.delivery.rules.good_news import GoodNews, good_news
from followthrough.delivery.rules.shown_to_person import may_be_shown
from followthrough.delivery.rules.thread import Stage, Thread, stage_of, thread, threads
from followthrough.delivery.rules.work import (
    Context,
    Counts,
    WorkFacts,
    counts,
    ends_soon,
    is_stalled,
    status_sentence,
)

__all__ = [
    "URGENCY_WORDS",
    "Context",
    "Counts",
    "Due",
    "GoodNews",
    "Stage",
    "Thread",
    "Urgency",
    "WorkFacts",
    "counts",
    "due",
    "ends_soon",
    "good_news",
    "is_stalled",
    "may_be_shown",
    "stage_of",
    "status_sentence",
    "thread",
    "threads",
]
