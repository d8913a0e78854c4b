"""What the facts of a case say about its delivery: counts, what needs doing, what went well."""

from followthrough.delivery.rules.due import due
from followthrough.delivery.rules.good_news import GoodNews, good_news
from followthrough.delivery.rules.shown_to_person import goal_may_be_shown, may_be_shown
from followthrough.delivery.rules.stages import Stage, stage_of
from followthrough.delivery.rules.thread import Thread, thread, threads
from followthrough.delivery.rules.work import (
    Counts,
    WorkFacts,
    counts,
    status_sentence,
)
from followthrough.people.rules.due_item import Due, Urgency
from followthrough.people.rules.sentence_ends import ends_soon
from followthrough.plans.rules import is_stalled
from followthrough.policy.context import Context

__all__ = [
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
    "goal_may_be_shown",
    "good_news",
    "is_stalled",
    "may_be_shown",
    "stage_of",
    "status_sentence",
    "thread",
    "threads",
]
