"""Reading the organisation for others."""

from __future__ import annotations

from collections.abc import Collection, Iterable

from followthrough.common.texts import searchable
from followthrough.organisations.models import DeliveryUnit, PoliceArea, Provider, Region


def unit_choices(own: Collection[int]) -> list[tuple[str, str]]:
    """Code and name of every unit, one's own first, then by region and name."""
    units = DeliveryUnit.objects.select_related("region").order_by("region__name", "name")
    ordered = sorted(units, key=lambda unit: unit.pk not in own)
    return [(unit.code, f"{unit.name} ({unit.region.name})") for unit in ordered]


def unit_named(code: str) -> DeliveryUnit | None:
    return DeliveryUnit.objects.filter(code=searchable(code)).select_related("region").first()


def units_by_code(codes: Iterable[str] | None = None) -> dict[str, DeliveryUnit]:
    """Those of the codes that there are; of all units, where none are named."""
    return DeliveryUnit.objects.in_bulk(codes, field_name="code")


def unit_names(codes: Iterable[str]) -> dict[str, str]:
    """By code, of those that there are."""
    named = DeliveryUnit.objects.filter(code__in=list(codes))
    return dict(named.values_list("code", "name"))


def providers_by_code() -> dict[str, Provider]:
    return Provider.objects.in_bulk(field_name="code")


def provider_with_code(code: str) -> Provider | None:
    return Provider.objects.filter(code=searchable(code)).first()


def regions_by_code() -> dict[str, Region]:
    return Region.objects.in_bulk(field_name="code")


def police_areas_by_code() -> dict[str, PoliceArea]:
    return PoliceArea.objects.in_bulk(field_name="code")
