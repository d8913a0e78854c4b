"""What waits for a manager on the cases of their units, and what they are told of."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import NamedTuple

from followthrough.common.actors import Actor
from followthrough.delivery.queries.digests import Digests
from followthrough.delivery.queries.things import Asked, FoundThings, first_of_each, told
from followthrough.delivery.telling import ThingToDo
from followthrough.early_ending.rules.due import EARLY_END_TO_CONFIRM
from followthrough.people.rules.due_item import INFORMED, MANAGER
from followthrough.policy import Context

MOST = 40  # of each part: the first of them unfolded
TO_DECIDE = frozenset({EARLY_END_TO_CONFIRM.code})
EARLY_ENDS, OTHERS = "A sentence is to end early", "Everything else"


class Waiting(NamedTuple):
    """`parts` are those that have something, by heading: what the manager decides stands apart, so
    that nothing else folds it away. `number`: of all that waits, of which `shown` are in the parts;
    `informed`: what asks nothing of them."""

    parts: dict[str, list[ThingToDo]]
    informed: list[ThingToDo]
    number: int

    @property
    def shown(self) -> int:
        return sum(map(len, self.parts.values()))


def waiting_for(actor: Actor, digests: Digests, context: Context) -> Waiting:
    mine = Asked(MANAGER, by=actor)
    parts = (replace(mine, kinds=TO_DECIDE), replace(mine, apart_from=TO_DECIDE))
    *waits, informed = first_of_each(digests, [*parts, Asked(INFORMED, by=actor)], MOST)
    found = [thing for part in waits for thing in part]
    things = told([*found, *informed], (), context, actor.user_id, manages=True).things
    is_all = all(len(part) < MOST for part in waits)
    return Waiting(
        _parts([thing for thing in things if thing.item.addressee == MANAGER]),
        [thing for thing in things if thing.item.addressee == INFORMED],
        len(found) if is_all else FoundThings(digests, mine).count(),
    )


def _parts(things: Sequence[ThingToDo]) -> dict[str, list[ThingToDo]]:
    parts = {
        EARLY_ENDS: [one for one in things if one.item.kind in TO_DECIDE],
        OTHERS: [one for one in things if one.item.kind not in TO_DECIDE],
    }
    return {heading: found for heading, found in parts.items() if found}
