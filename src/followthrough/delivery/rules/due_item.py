"""One thing to do on a case, its class, and the order of things to do. Pure."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from enum import IntEnum
from typing import NamedTuple

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
    Urgency.AGREEMENT: "Plan and review",
    Urgency.IMPORTS: "File differs",
}


class PageAt(NamedTuple):
    """A page by its name, and what its address holds."""

    name: str
    args: tuple[str | int, ...]


@dataclass(frozen=True)
class Due:
    """One thing to do. `on` is the day on which it became or becomes due. `page` names where it is
    done: a page of the case, or of the step where there is a `step_id`. `to_others` is the text for
    somebody else than the practitioner, where that one speaks to "you"."""

    case: CaseFacts
    urgency: Urgency
    kind: str
    on: date
    text: str
    action: str
    page: str = ""
    step_id: int | None = None
    to_others: str = ""

    @property
    def at(self) -> PageAt:
        """The page where it is done."""
        if self.step_id is None:
            return PageAt(self.page or "order", (self.case.crn,))
        return PageAt(self.page or "work-step", (self.case.crn, self.step_id))

    def told_to(self, user_id: int | None) -> str:
        return self.text if user_id == self.case.practitioner_id else self.to_others or self.text


def order_key(item: Due) -> tuple[int, date, str, str]:
    """Class, date, then CRN and kind so that the order is the same each time."""
    return (item.urgency, item.on, item.case.crn, item.kind)


Rule = Callable[[WorkFacts, Context], Iterator[Due]]
