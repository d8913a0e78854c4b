"""One thing to do on a case, its class, and the order of things to do. Pure."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from enum import IntEnum

from followthrough.delivery.rules.work import Context, WorkFacts
from followthrough.people.rules import CaseFacts


class Urgency(IntEnum):
    SAFETY = 1
    IMMEDIATE = 2
    LEGAL = 3
    STALLED = 4
    AGREEMENT = 5
    IMPORTS = 6


URGENCY_WORDS = {
    Urgency.SAFETY: "Safety of others",
    Urgency.IMMEDIATE: "Immediate need",
    Urgency.LEGAL: "Date to keep",
    Urgency.STALLED: "Stalled work",
    Urgency.AGREEMENT: "Plan not agreed",
    Urgency.IMPORTS: "File differs",
}


@dataclass(frozen=True)
class Due:
    """One thing to do. `on` is the day on which it became or becomes due; `page` names where it
    is done: "case", "goals", "agreement", "review", "plan" or "difference"."""

    case: CaseFacts
    urgency: Urgency
    kind: str
    on: date
    text: str
    action: str
    page: str = "plan"
    step_id: int | None = None


def order_key(item: Due) -> tuple[int, date, str, str]:
    """Class, date, then CRN and kind so that the order is the same each time."""
    return (item.urgency, item.on, item.case.crn, item.kind)


Rule = Callable[[WorkFacts, Context], Iterator[Due]]
