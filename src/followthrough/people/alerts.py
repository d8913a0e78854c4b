"""Alerts about requirements: things to do on cases that a manager sees over their units as well.

A room declares them in its own `alerts.py`, each with the kind of thing to do and what is said of
it above the list. Nothing else is edited: `insight` merges them.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from followthrough.common.registry import Registry
from followthrough.people.rules.due_item import DueKind
from followthrough.policy import Pack


@dataclass(frozen=True)
class RequirementAlert:
    """`place` says where among the others. `words`: what is so of a requirement that is listed."""

    place: int
    kind: DueKind
    words: Callable[[Pack], str]


REQUIREMENT_ALERTS: Registry[RequirementAlert] = Registry("alerts.py")


def requirement_alert(alert: RequirementAlert) -> RequirementAlert:
    return REQUIREMENT_ALERTS.add(alert.kind.code, alert)


def requirement_alerts() -> list[RequirementAlert]:
    return sorted(REQUIREMENT_ALERTS.all(), key=lambda alert: alert.place)
