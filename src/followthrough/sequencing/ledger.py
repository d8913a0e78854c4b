"""What entries about published orders hold, and how they read."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Annotated, Self

from followthrough.common.actions import Moment, Payload, TypedIn


@dataclass(frozen=True)
class OrderStored(Payload):
    """`order` is its number, `pack` the version of the policy pack."""

    order: int | None = None
    pack: str | None = None
    plan: int | None = None


@dataclass(frozen=True)
class OrderWithdrawn(Payload):
    """`order` is its number."""

    order: int | None = None
    withdrawn_order: Annotated[int | None, TypedIn("withdrawn_order")] = None

    def reads(self, before: Self, moment: Moment) -> Iterable[str]:
        if before.order:
            yield f"It was order {before.order}"


@dataclass(frozen=True)
class PlaceLost(Payload):
    """`order` is its number, `step` the id of the step that had the place."""

    order: int | None = None
    step: int | None = None
