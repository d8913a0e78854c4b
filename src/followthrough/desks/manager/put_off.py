"""What was put off in a team although it protects others: it is shown, and asks nothing."""

from __future__ import annotations

from typing import NamedTuple

from django.core.paginator import Page, Paginator

from followthrough.common.actors import Actor
from followthrough.common.paging import PagedList
from followthrough.delivery.queries.digests import Digests
from followthrough.delivery.queries.things import Asked, ThingsToDo
from followthrough.delivery.rules.due_put_off import what_was_put_off
from followthrough.delivery.telling import ThingToDo
from followthrough.people.queries.settling import words_of_put_off
from followthrough.people.rules.due_item import INFORMED

MOST = 40


class PutOffInTeam(NamedTuple):
    """`words` were typed with the reason."""

    thing: ThingToDo
    words: str


class ThingsPutOff(PagedList[PutOffInTeam]):
    """What comes back first stands first, of the cases that the digests are of."""

    def __init__(self, digests: Digests, actor: Actor) -> None:
        self.things = ThingsToDo(digests, Asked(INFORMED, by=actor), actor.user_id)

    def count(self) -> int:
        return self.things.count()

    def part(self, first: int, number: int) -> list[PutOffInTeam]:
        things = self.things.part(first, number)
        keys = [(t.item.case_id, what_was_put_off(t.item).occasion) for t in things]
        words = words_of_put_off(keys)
        return [
            PutOffInTeam(thing, words.get(key, "")) for thing, key in zip(things, keys, strict=True)
        ]


def put_off_in_team(digests: Digests, actor: Actor, asked: str) -> Page[PutOffInTeam]:
    """The page of that number. They are counted only where there can be more than one page."""
    things = ThingsPutOff(digests, actor)
    first = things.part(0, MOST)
    if len(first) < MOST:
        return Paginator(first, MOST).get_page(1)
    return Paginator(things, MOST).get_page(asked)
