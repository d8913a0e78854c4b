"""Alerts about requirements: things to do on cases that a manager sees over their units as well.

A room declares them in its own `alerts.py`, each with the kind of thing to do, what is said of it
above the list, and the cases that it may be about. Nothing else is edited: `insight` merges them.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from django.db.models import Q

from followthrough.common.registry import Registry
from followthrough.people.rules.due_item import DueKind
from followthrough.policy import Context, Pack


@dataclass(frozen=True)
class RequirementAlert:
    """`place` says where among the others. `words`: what is so of a requirement that is listed.
    `may_concern` finds at least every case on which the rule finds one, in SQL, so that a unit's
    facts need not be read; a test holds that."""

    place: int
    kind: DueKind
    words: Callable[[Pack], str]
    may_concern: Callable[[Context], Q]


REQUIREMENT_ALERTS: Registry[RequirementAlert] = Registry("alerts.py")


def requirement_alert(alert: RequirementAlert) -> RequirementAlert:
    return REQUIREMENT_ALERTS.add(alert.kind.code, alert)


def requirement_alerts() -> list[RequirementAlert]:
    return sorted(REQUIREMENT_ALERTS.all(), key=lambda alert: alert.place)
