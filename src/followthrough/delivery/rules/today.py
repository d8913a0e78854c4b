"""A person on Today: what is most serious about them first, and when it is for. Pure."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from enum import IntEnum

from followthrough.people.rules.due_item import SAFETY, Due, order_key

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
    """`when` is the group in which the person stands: that of what is due first. `in_sight` begins
    with the most serious of all that is not for later than this week, and holds whatever protects
    others of that; `more` is all else, in the same order."""

    case_id: int
    when: When
    in_sight: tuple[Due, ...]
    more: tuple[Due, ...]

    @property
    def first(self) -> Due:
        return self.in_sight[0]

    @property
    def things(self) -> tuple[Due, ...]:
        return (*self.in_sight, *self.more)


def people_today(items: Iterable[Due], today: date) -> list[PersonToday]:
    """One row for each case, in order of group, then of class, rank and day of what comes
    first; of the same, in the order of `items`."""
    of_case: defaultdict[int, list[Due]] = defaultdict(list)
    for item in items:
        of_case[item.case_id].append(item)
    people = [_person(case_id, things, today) for case_id, things in of_case.items()]
    return sorted(people, key=lambda one: (one.when, *order_key(one.first)[:3]))


def _person(case_id: int, items: list[Due], today: date) -> PersonToday:
    """What is serious comes before what is due sooner, but for what can wait."""
    when = {item: when_for(item, today) for item in items}
    things = sorted(items, key=lambda item: (when[item] is When.CAN_WAIT, order_key(item)))
    protecting = [t for t in things if t.urgency == SAFETY and when[t] is not When.CAN_WAIT]
    shown = max(1, len(protecting))  # they come first
    return PersonToday(case_id, min(when.values()), tuple(things[:shown]), tuple(things[shown:]))
