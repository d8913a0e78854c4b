"""Dated, sourced rule packs. `policy.on(day)` gives the frozen `Pack` that holds on a day,
`policy.history()` those of every day; a rule asks its `Context` for that of the governing day."""

from followthrough.policy.context import Context
from followthrough.policy.history import Packs
from followthrough.policy.loader import context_on, history, on
from followthrough.policy.pack import Pack

__all__ = ["Context", "Pack", "Packs", "context_on", "history", "on"]
