"""The link of every page to this one."""

from __future__ import annotations

from followthrough.common.actors import Actor, Capability
from followthrough.common.dates import today_in_london
from followthrough.delivery.queries.things import Asked, number_at_once
from followthrough.desks.shared.context import DESK_LINKS, DeskLink
from followthrough.insight.queries import unit_digests
from followthrough.people.rules.due_item import MANAGER
from followthrough.policy import context_on


def _waits_for_a_manager(actor: Actor) -> int | None:
    if not actor.can(Capability.OVERSEE_UNITS):
        return None
    digests = unit_digests(actor, context_on(today_in_london()))
    return number_at_once(digests, Asked(MANAGER, by=actor))


DESK_LINKS.add(
    "team",
    DeskLink(20, "Your team", "team", Capability.COVER, front=True, number=_waits_for_a_manager),
)
