"""Things to do sorted by what was recorded of them: what is asked, what is put off, and what was
done elsewhere. Pure."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import NamedTuple

from followthrough.people.rules.done_elsewhere import (
    RECORDED,
    RECORDED_OF_LESS,
    said_done,
    stands_done,
)
from followthrough.people.rules.due_item import Due, Value
from followthrough.people.rules.facts import CaseFacts
from followthrough.people.rules.put_off import BEFORE, UNTIL, said_of, stands_put_off
from followthrough.people.rules.settled_facts import DoneElsewhereFacts, PutOffFacts
from followthrough.policy.context import Context


class PutOff(NamedTuple):
    item: Due
    row: PutOffFacts


class Done(NamedTuple):
    item: Due
    row: DoneElsewhereFacts


class Sorted(NamedTuple):
    """In the order in which they were given."""

    asked: list[Due]
    put_off: list[PutOff]
    done: list[Done]

    def all(self) -> list[Due]:
        return [*self.asked, *(one.item for one in self.put_off), *(one.item for one in self.done)]


def sorted_out(items: Iterable[Due], case: CaseFacts, context: Context) -> Sorted:
    """Of most cases nothing was recorded so: all is asked."""
    if not case.put_off and not case.done_elsewhere:
        return Sorted(list(items), [], [])
    result = Sorted([], [], [])
    for item in items:
        if done := stands_done(item, case, context):
            result.done.append(Done(item, done))
        elif away := stands_put_off(item, case, context.today):
            until = away.until.isoformat() if away.until else None
            result.put_off.append(PutOff(_with(item, {BEFORE: True, UNTIL: until}), away))
        else:
            result.asked.append(_as_asked(item, case))
    return result


def _as_asked(item: Due, case: CaseFacts) -> Due:
    """With what was recorded of it before."""
    more: dict[str, Value] = {}
    if said_of(item, case):
        more[BEFORE] = True
    if (row := said_done(item, case)) and row.done_on:
        which = RECORDED_OF_LESS if item.is_graver_than(row.place) else RECORDED
        more[which] = row.done_on.isoformat()
    return _with(item, more)


def _with(item: Due, more: dict[str, Value]) -> Due:
    return replace(item, values={**item.values, **more}) if more else item
