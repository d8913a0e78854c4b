"""What was put off in a team although it protects others: it is shown, and asks nothing."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from followthrough.delivery.rules.due_put_off import what_was_put_off
from followthrough.delivery.telling import ThingToDo
from followthrough.people.queries.settling import words_of_put_off


class PutOffInTeam(NamedTuple):
    """`words` were typed with the reason."""

    thing: ThingToDo
    words: str


def with_words(things: Iterable[ThingToDo]) -> list[PutOffInTeam]:
    """Things of which a manager is told that they were put off, with what was typed."""
    told = list(things)
    keys = [(t.item.case_id, what_was_put_off(t.item).occasion) for t in told]
    words = words_of_put_off(keys) if keys else {}
    return [PutOffInTeam(thing, words.get(key, "")) for thing, key in zip(told, keys, strict=True)]
