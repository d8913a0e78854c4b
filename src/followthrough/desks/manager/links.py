"""The link of every page to this one."""

from followthrough.common.actors import Capability
from followthrough.desks.shared.context import DESK_LINKS, DeskLink

DESK_LINKS.add("team", DeskLink(20, "Your team", "team", Capability.COVER, front=True))
