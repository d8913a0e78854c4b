"""Loading the directory of regions, units, offices and providers. Writers, called by
`services.actions.load_directory` inside its action."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from followthrough.common.actions import upsert
from followthrough.organisations.models import (
    DeliveryUnit,
    Office,
    PoliceArea,
    Provider,
    Region,
)
from followthrough.organisations.queries import (
    police_areas_by_code,
    providers_by_code,
    regions_by_code,
    units_by_code,
)

DATA = Path(__file__).parent / "data"


def rows_of(path: Path) -> list[dict[str, str]]:
    with path.open(newline="", encoding="utf-8") as file:
        return list(csv.DictReader(file))


def write_organisations() -> None:
    """Regions, police areas, units, offices and providers as the data files have them. Idempotent;
    rows that others added (a places file) stay."""
    write_regions(rows_of(DATA / "regions.csv"))
    regions = regions_by_code()
    upsert(
        PoliceArea,
        {
            row["code"]: {
                "code": row["code"],
                "name": row["name"],
                "region": regions[row["region_code"]],
            }
            for row in rows_of(DATA / "police_areas.csv")
        },
        police_areas_by_code(),
    )
    write_units(rows_of(DATA / "delivery_units.csv"))
    upsert(
        Office,
        {
            int(row["id"]): {
                "number": int(row["id"]),
                "name": row["name"],
                "region": regions[row["region_code"]],
            }
            for row in rows_of(DATA / "offices.csv")
        },
        Office.objects.in_bulk(field_name="number"),
    )
    write_providers(rows_of(DATA / "providers.csv"))


def write_regions(rows: Iterable[Mapping[str, Any]]) -> None:
    upsert(
        Region,
        {
            row["code"]: {
                "code": row["code"],
                "name": row["name"],
                "crs_code": row.get("crs_code", ""),
            }
            for row in rows
        },
        regions_by_code(),
    )


def write_units(rows: Iterable[Mapping[str, Any]]) -> None:
    """Each row has code, name, region_code and, where known, police_area."""
    regions = regions_by_code()
    areas = police_areas_by_code()
    upsert(
        DeliveryUnit,
        {
            row["code"]: {
                "code": row["code"],
                "name": row["name"],
                "region": regions[row["region_code"]],
                "police_area": areas.get(row.get("police_area") or ""),
            }
            for row in rows
        },
        units_by_code(),
    )


def write_contacts(contacts: Mapping[str, Mapping[str, str]]) -> None:
    """Phone, hours and address by the code of a unit that is there. The directory does not have
    them, so that loading it anew leaves them."""
    units = units_by_code(contacts)
    upsert(
        DeliveryUnit,
        {code: dict(fields) for code, fields in contacts.items()},
        units,
    )


def write_providers(rows: Iterable[Mapping[str, Any]]) -> None:
    upsert(
        Provider,
        {row["code"]: {"code": row["code"], "name": row["name"]} for row in rows},
        providers_by_code(),
    )
