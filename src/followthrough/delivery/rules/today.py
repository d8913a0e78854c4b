"""A person on Today: what is most serious about them first, and when it is for. Pure."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from enum import IntEnum

from followthrough.people.rules.due_item import Due, order_key

WEEK = timedelta(days=7)


class When(IntEnum):
    """The three groups of Today (design section 10)."""

    NOW = 0
    THIS_WEEK = 1
    CAN_WAIT = 2


def when_for(item: Due, today: date) -> When:
    """Now what is due and of a class that is not put off (`Urgency.pressing`); this week what else
    is due, and what will be within a week."""
    if item.on <= today and item.urgency.pressing:
        return When.NOW
    return When.THIS_WEEK if item.on <= today + WEEK else When.CAN_WAIT


@dataclass(frozen=True)
class PersonToday:
    """`first` is the most serious of the group in which the person stands; `more` all else, in the
    same order."""

    case_id: int
    when: When
    first: Due
    more: tuple[Due, ...]

    @property
    def things(self) -> tuple[Due, ...]:
        return (self.first, *self.more)


def people_today(items: Iterable[Due], today: date) -> list[PersonToday]:
    """One row for each case, in order of group, then of class and day of what comes first; of the
    same, in the order of `items`."""
    of_case: defaultdict[int, list[Due]] = defaultdict(list)
    for item in items:
        of_case[item.case_id].append(item)
    people = []
    for case_id, things in of_case.items():
        first, *more = sorted(things, key=lambda item: (when_for(item, today), order_key(item)))
        people.append(PersonToday(case_id, when_for(first, today), first, tuple(more)))
    return sorted(people, key=lambda one: (one.when, one.first.urgency, one.first.on))
