"""Invented places on top of the real directory, so that an order of delivery has dates to find.

Some services have places soon, some wait long, some are full, some say nothing, and some kinds of
work are not to be had: a practitioner meets every state that the product distinguishes.
"""

from __future__ import annotations

import csv
from collections.abc import Iterator, Mapping, Sequence
from datetime import date, timedelta
from importlib.resources import files
from typing import Any
from zlib import crc32

from followthrough.common.dates import monday_of
from followthrough.demo.assumptions import data
from followthrough.demo.staff import HOME_UNIT, Unit
from followthrough.services.import_schema import PlacesIn

SOURCE = "Invented for the demonstration"
DAYS_SINCE_CONFIRMED = timedelta(days=9)


def places(as_of: date, units: Sequence[Unit]) -> PlacesIn:
    """What `services.actions.load_places` takes. The same arguments give the same places."""
    declared = data("places")
    local = [
        _pool(template, service, unit, as_of)
        for unit in units
        for template in declared["pools"]
        if (service := _service_for(template, unit, as_of)) is not None
    ]
    everywhere = [_pool(t, t["service"], None, as_of) for t in declared["everywhere"]]
    services = [{**service, "starts_on": date(2025, 1, 1)} for service in declared["services"]]
    return PlacesIn.model_validate(
        {
            "source": SOURCE,
            "invented": True,
            "contacts": [
                {"unit": code, **contact} for code, contact in declared["contacts"].items()
            ],
            "providers": declared["providers"],
            "services": services,
            "pools": local + everywhere,
            "not_available": [_not_available(unit, as_of) for unit in units],
        }
    )


def _service_for(template: Mapping[str, Any], unit: Unit, as_of: date) -> str | None:
    if "service" in template:
        return str(template["service"])
    for contract in _contracts():
        here = contract["region_code"] == unit.region
        area = contract["police_area"] in ("", unit.police_area)
        if here and area and contract["family"] == template["family"] and _holds(contract, as_of):
            return contract["code"]
    return None


def _holds(contract: Mapping[str, str], day: date) -> bool:
    ends_on = contract["ends_on"]
    return date.fromisoformat(contract["starts_on"]) <= day and (
        not ends_on or date.fromisoformat(ends_on) >= day
    )


def _contracts() -> Iterator[dict[str, str]]:
    """Contracts of the directory with the family of their type."""
    families = {row["code"]: row["family"] for row in _rows("contract_types.csv")}
    for row in _rows("contracts.csv"):
        yield {**row, "family": families[row["contract_type"]]}


def _rows(name: str) -> list[dict[str, str]]:
    text = (files("followthrough.services") / "data" / name).read_text("utf-8")
    return list(csv.DictReader(text.splitlines()))


def _pool(
    template: Mapping[str, Any], service: str, unit: Unit | None, as_of: date
) -> dict[str, Any]:
    code = f"DEMO-{unit.code if unit else 'ALL'}-{template['code']}"
    result: dict[str, Any] = {
        "code": code,
        "service": service,
        "intervention": template["intervention"],
        "unit": unit.code if unit else None,
        "said_on": as_of - DAYS_SINCE_CONFIRMED,
    }
    start = monday_of(as_of) + timedelta(weeks=1)
    if "seats" in template:
        return {**result, "kind": "groups", "groups": _groups(template, code, unit, start)}
    result |= {"kind": "rolling", "capacity": template.get("capacity")}
    if "wait" in template:
        wait = max(0, template["wait"] + _shift(code, unit))
        result |= {"first_free_on": start + timedelta(weeks=wait), "wait_weeks": wait}
    return result


def _groups(
    template: Mapping[str, Any], code: str, unit: Unit | None, start: date
) -> list[dict[str, Any]]:
    """Groups begin on a Monday to Thursday that stays the same for the pool."""
    first = max(0, template["first"] + _shift(code, unit))
    weekday = timedelta(days=crc32(code.encode()) % 4)
    weeks = range(first, data("places")["horizon_weeks"], template["every"])
    seats_taken = template["taken"]
    return [
        {
            "code": f"{code}-{number + 1}",
            "starts_on": start + timedelta(weeks=week) + weekday,
            "seats": template["seats"],
            "seats_taken": seats_taken[number] if number < len(seats_taken) else template["rest"],
        }
        for number, week in enumerate(weeks)
    ]


def _shift(code: str, unit: Unit | None) -> int:
    """The home unit is as declared; elsewhere waits differ by up to two weeks."""
    if unit is None or unit.code == HOME_UNIT:
        return 0
    return crc32(code.encode()) % 5 - 2


def _not_available(unit: Unit, as_of: date) -> dict[str, Any]:
    kinds = data("places")["not_available"]
    index = 0 if unit.code == HOME_UNIT else crc32(unit.code.encode()) % len(kinds)
    return {
        "unit": unit.code,
        "intervention": kinds[index],
        "confirmed_on": as_of - timedelta(days=31),
        "review_on": as_of + timedelta(days=60),
    }
