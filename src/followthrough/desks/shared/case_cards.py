"""The cards of the case page: declared beside the pages of what they show, drawn in their order.

    @case_card("dates", 30, "practitioner/cards/dates.html")
    def dates(actor: Actor, page: OpenedCase) -> Mapping[str, Any]:
        return {"dates": ...}

stands in a `cards.py` of any folder of a desk; the case page itself is not edited.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from followthrough.common.actors import Actor
from followthrough.common.registry import Registry
from followthrough.desks.shared.case import OpenedCase

Shown = Callable[[Actor, OpenedCase], Mapping[str, Any]]


@dataclass(frozen=True)
class CaseCard:
    """`place` says where among the others. `template` draws what `shown` gives of the case, for
    whoever looks, under the name `card`; it also has the names that every page of a case has."""

    place: int
    template: str
    shown: Shown


CASE_CARDS: Registry[CaseCard] = Registry("cards.py")


def case_card(name: str, place: int, template: str) -> Callable[[Shown], Shown]:
    def declare(shown: Shown) -> Shown:
        CASE_CARDS.add(name, CaseCard(place, template, shown))
        return shown

    return declare


def case_cards(actor: Actor, page: OpenedCase) -> list[dict[str, Any]]:
    return [
        {"template": card.template, **card.shown(actor, page)}
        for card in sorted(CASE_CARDS.all(), key=lambda card: card.place)
    ]
