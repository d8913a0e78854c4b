"""Reading the organisation for others."""

from __future__ import annotations

from collections.abc import Collection

from followthrough.organisations.models import DeliveryUnit


def unit_choices(own: Collection[int]) -> list[tuple[str, str]]:
    """Code and name of every unit, one's own first, then by region and name."""
    units = DeliveryUnit.objects.select_related("region").order_by("region__name", "name")
    ordered = sorted(units, key=lambda unit: unit.pk not in own)
    return [(unit.code, f"{unit.name} ({unit.region.name})") for unit in ordered]


def unit_named(code: str) -> DeliveryUnit | None:
    return DeliveryUnit.objects.filter(code=code).select_related("region").first()
