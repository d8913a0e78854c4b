"""What was put off in a team although it protects others: it is shown, and asks nothing."""

from __future__ import annotations

from typing import NamedTuple

from followthrough.common.actors import Actor
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


def put_off_in_team(digests: Digests, actor: Actor) -> list[PutOffInTeam]:
    """What comes back first stands first, of the cases that the digests are of."""
    things = ThingsToDo(digests, Asked(INFORMED, by=actor), actor.user_id)[:MOST]
    keys = [(t.item.case_id, what_was_put_off(t.item).occasion) for t in things]
    words = words_of_put_off(keys)
    return [
        PutOffInTeam(thing, words.get(key, "")) for thing, key in zip(things, keys, strict=True)
    ]
