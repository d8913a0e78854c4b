"""The link of every page to this one."""

from followthrough.common.actors import Capability
from followthrough.desks.shared.context import DESK_LINKS, DeskLink

DESK_LINKS.add("today", DeskLink(10, "Today", "today", Capability.HOLD_CASES, front=True))
