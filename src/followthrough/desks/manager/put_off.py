"""What was put off in a team although it protects others: it is shown, and asks nothing."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
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

MOST = 40  # on a page


class PutOffInTeam(NamedTuple):
    """`words` were typed with the reason."""

    thing: ThingToDo
    words: str


def _with_words(things: Iterable[ThingToDo]) -> list[PutOffInTeam]:
    told = list(things)
    keys = [(t.item.case_id, what_was_put_off(t.item).occasion) for t in told]
    words = words_of_put_off(keys) if keys else {}
    return [PutOffInTeam(thing, words.get(key, "")) for thing, key in zip(told, keys, strict=True)]


class ThingsPutOff(PagedList[PutOffInTeam]):
    """What comes back first stands first, of the cases that the digests are of."""

    def __init__(self, digests: Digests, actor: Actor) -> None:
        self.things = ThingsToDo(digests, Asked(INFORMED, by=actor), actor.user_id, manages=True)

    def count(self) -> int:
        return self.things.count()

    def part(self, first: int, number: int) -> list[PutOffInTeam]:
        return _with_words(self.things.part(first, number))


def put_off_in_team(
    first: Sequence[ThingToDo], digests: Digests, actor: Actor, asked: str
) -> Page[PutOffInTeam]:
    """The page of the number `asked`. `first`: at least `MOST` of them, or all: they are read anew,
    and counted, only where there can be more than one page."""
    if len(first) < MOST:
        return Paginator(_with_words(first), MOST).get_page(1)
    return Paginator(ThingsPutOff(digests, actor), MOST).get_page(asked)
