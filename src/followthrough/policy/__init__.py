"""Dated, sourced rule packs. `policy.on(day)` gives the frozen `Pack` that holds on a day."""

from followthrough.policy.context import Context
from followthrough.policy.loader import on
from followthrough.policy.pack import Pack

__all__ = ["Context", "Pack", "on"]
