"""Loading the directory of commissioned services, and the places that somebody declared."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from followthrough import policy
from followthrough.common.actions import Audience, Payload, Record, action, upsert
from followthrough.common.actors import OPERATOR, Actor, Capability
from followthrough.common.dates import today_in_london
from followthrough.common.errors import NotAllowed, NotPossible
from followthrough.common.identifiers import fingerprint
from followthrough.common.queries import last_entry
from followthrough.organisations.actions import (
    rows_of,
    write_contacts,
    write_organisations,
    write_providers,
    write_regions,
    write_units,
)
from followthrough.organisations.queries import (
    police_areas_by_code,
    providers_by_code,
    regions_by_code,
    units_by_code,
)
from followthrough.services.import_schema import PlacesIn, PoolIn, ServiceIn
from followthrough.services.models import Group, NotAvailable, Pool, Service

DATA = Path(__file__).parent / "data"
DIRECTORY_SOURCE = "Published contract list of commissioned rehabilitative services"


def _may_load(by: Actor, *_: object, **__: object) -> None:
    if not by.can(Capability.LOAD_DIRECTORY):
        raise NotAllowed("Only the operator or an administrator loads the directory.")


@dataclass(frozen=True)
class DirectoryLoaded(Payload):
    services: int | None = None
    fingerprint: str | None = None


@dataclass(frozen=True)
class PlacesLoaded(Payload):
    pools: int | None = None
    invented: bool | None = None


def load_directory() -> None:
    """Bring the directory in line with the data files, if they changed since it was last done."""
    print_ = _directory_fingerprint()
    last = last_entry("directory.loaded")
    if last is None or DirectoryLoaded.read(last.after).fingerprint != print_:
        write_directory(OPERATOR, print_)


def _directory_fingerprint() -> str:
    from followthrough.organisations.actions import DATA as ORGANISATIONS

    files = sorted([*DATA.glob("*.csv"), *ORGANISATIONS.glob("*.csv")])
    interventions = policy.on(today_in_london()).interventions.values()
    return fingerprint(
        [[path.name, path.read_text(encoding="utf-8")] for path in files]
        + [[i.code, list(i.contract_types)] for i in interventions]
    )


@action(
    "directory.loaded",
    words="Loaded the directory of services",
    may=_may_load,
    audience=Audience.SYSTEM,
    payload=DirectoryLoaded,
)
def write_directory(by: Actor, print_: str) -> Record[int]:
    """Returns the number of services. `print_` is the fingerprint of the data files."""
    write_organisations()
    types = {row["code"]: row for row in rows_of(DATA / "contract_types.csv")}
    providers = providers_by_code()
    regions = regions_by_code()
    areas = police_areas_by_code()
    by_family: dict[str, list[str]] = {}
    for intervention in policy.on(today_in_london()).interventions.values():
        for family in intervention.contract_types:
            by_family.setdefault(family, []).append(intervention.code)
    services = upsert(
        Service,
        {
            row["code"]: {
                "code": row["code"],
                "title": row["title"],
                "contract_type": row["contract_type"],
                "contract_type_name": types[row["contract_type"]]["label"],
                "provider": providers[row["prime_provider"]],
                "subcontractors": row["subcontractors"].split(),
                "region": regions[row["region_code"]],
                "police_area": areas.get(row["police_area"]),
                "need_areas": types[row["contract_type"]]["need_areas"].split(),
                "interventions": by_family.get(types[row["contract_type"]]["family"], []),
                "takes_women": row["female"] == "true",
                "takes_men": row["male"] == "true",
                "min_age": int(row["min_age"]) if row["min_age"] else None,
                "max_age": int(row["max_age"]) if row["max_age"] else None,
                "starts_on": date.fromisoformat(row["starts_on"]),
                "ends_on": date.fromisoformat(row["ends_on"]) if row["ends_on"] else None,
                "source": DIRECTORY_SOURCE,
            }
            for row in rows_of(DATA / "contracts.csv")
        },
        Service.objects.in_bulk(field_name="code"),
    )
    return Record(len(services), after=DirectoryLoaded(len(services), print_))


@action(
    "places.loaded",
    words="Took in a list of places",
    may=_may_load,
    audience=Audience.SYSTEM,
    payload=PlacesLoaded,
)
def load_places(by: Actor, places: PlacesIn) -> Record[int]:
    """Returns the number of pools. Raises NotPossible, naming the code, where the file names a
    region, unit, provider or service that neither it nor the directory has."""
    write_regions([r.model_dump() for r in places.regions])
    regions = regions_by_code() if places.units else {}
    for unit in places.units:
        _known_or_refuse(regions, unit.region_code, "region")
    write_units([unit.model_dump() for unit in places.units])
    units = units_by_code() if places.contacts else {}
    for contact in places.contacts:
        _known_or_refuse(units, contact.unit, "unit")
    write_contacts({c.unit: c.model_dump(exclude={"unit"}) for c in places.contacts})
    write_providers([p.model_dump() for p in places.providers])
    services = _write_services(places)
    pools = _write_pools(places, services)
    _write_groups(places, pools)
    _write_not_available(places)
    return Record(len(pools), after=PlacesLoaded(len(pools), places.invented))


def _known_or_refuse(by_code: dict[str, Any], code: str, what: str) -> Any:
    if code not in by_code:
        raise NotPossible(
            f"The places file names the {what} {code!r}, which is not known.",
            f"Add the {what} to the file or correct its code.",
        )
    return by_code[code]


def _write_services(places: PlacesIn) -> dict[str, Service]:
    providers = providers_by_code()
    regions = regions_by_code()
    interventions = policy.on(today_in_london()).known.interventions

    def values(service: ServiceIn) -> dict[str, Any]:
        return {
            **service.model_dump(exclude={"provider", "region"}),
            "provider": _known_or_refuse(providers, service.provider, "provider"),
            "region": _known_or_refuse(regions, service.region, "region")
            if service.region
            else None,
            "need_areas": sorted({interventions[code].area for code in service.interventions}),
            "source": places.source,
            "invented": places.invented,
        }

    upsert(
        Service,
        {service.code: values(service) for service in places.services},
        Service.objects.in_bulk(field_name="code"),
    )
    return Service.objects.in_bulk(field_name="code")


def _write_pools(places: PlacesIn, services: dict[str, Service]) -> dict[str, Pool]:
    units = units_by_code()

    def values(pool: PoolIn) -> dict[str, Any]:
        return {
            **pool.model_dump(exclude={"groups", "service", "unit"}),
            "service": _known_or_refuse(services, pool.service, "service"),
            "unit": _known_or_refuse(units, pool.unit, "unit") if pool.unit else None,
            "invented": places.invented,
        }

    # In the order in which whoever promises places locks them (`services.queries.lock_places`).
    locked = Pool.objects.order_by("code").select_for_update(no_key=True)
    return upsert(
        Pool,
        {pool.code: values(pool) for pool in places.pools},
        {row.code: row for row in locked},
    )


def _write_groups(places: PlacesIn, pools: dict[str, Pool]) -> None:
    there = Group.objects.in_bulk(field_name="code")
    for pool in places.pools:
        for group in pool.groups:
            known = there.get(group.code)
            if known is not None and known.pool_id != pools[pool.code].pk:
                raise NotPossible(
                    f"Another pool than {pool.code!r} has the group {group.code!r} already.",
                    "Give the group a code of its own.",
                )
    upsert(
        Group,
        {
            group.code: {"pool": pools[pool.code], **group.model_dump()}
            for pool in places.pools
            for group in pool.groups
        },
        there,
    )


def _write_not_available(places: PlacesIn) -> None:
    units = units_by_code()
    wanted = {
        (_known_or_refuse(units, row.unit, "unit").pk, row.intervention): {
            "unit": _known_or_refuse(units, row.unit, "unit"),
            **row.model_dump(exclude={"unit"}),
        }
        for row in places.not_available
    }
    existing = {(row.unit_id, row.intervention): row for row in NotAvailable.objects.current()}
    NotAvailable.objects.append_all(
        wanted, {key: row for key, row in existing.items() if key in wanted}
    )
