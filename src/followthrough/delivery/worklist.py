"""The day and the packs under which cases are looked at."""

from __future__ import annotations

from datetime import date

from followthrough import policy
from followthrough.common.dates import england_and_wales
from followthrough.delivery.rules import Context


def context_on(today: date) -> Context:
    return Context(policy.history(), today, england_and_wales())
