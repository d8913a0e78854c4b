"""The link of every page to this one."""

from __future__ import annotations

from followthrough.common.actors import Actor, Capability
from followthrough.common.dates import today_in_london
from followthrough.delivery.queries.caseload import own_digests
from followthrough.delivery.queries.things import Asked, number_at_once
from followthrough.desks.shared.context import DESK_LINKS, DeskLink
from followthrough.policy import context_on


def _things_to_do(actor: Actor) -> int | None:
    return number_at_once(own_digests(actor, context_on(today_in_london())), Asked())


DESK_LINKS.add(
    "today",
    DeskLink(10, "Today", "today", Capability.HOLD_CASES, front=True, number=_things_to_do),
)
