"""Reading the directory and the places for others."""

from __future__ import annotations

import csv
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import F, OuterRef, Q
from django.db.models import FilteredRelation as Filtered
from django.db.models.functions import Greatest, JSONObject

from followthrough.policy import Pack
from followthrough.services.models import Group, NotAvailable, Pool, Service
from followthrough.services.rules import (
    Answer,
    Directory,
    GroupFacts,
    PlaceNow,
    PoolFacts,
    ServiceFacts,
)
from followthrough.services.rules.search import DirectorySearch, SearchResult, search_directory

if TYPE_CHECKING:
    from followthrough.organisations.models import DeliveryUnit


def directory_for(region_ids: Iterable[int]) -> Directory:
    """Services and declared places of the regions, and of those that serve everywhere, in three
    statements. Ended services are included; the rules leave them out by the day."""
    regions = set(region_ids)
    services = {
        row.pk: _service(row)
        for row in Service.objects.filter(Q(region=None) | Q(region__in=regions))
        .select_related("provider")
        .order_by("code")
    }
    pools: dict[str, list[PoolFacts]] = defaultdict(list)
    groups = Group.objects.filter(pool=OuterRef("pk")).order_by("starts_on", "code")
    for row in (
        Pool.objects.filter(service__in=services)
        .select_related("unit")
        .order_by("code")
        .annotate(
            group_rows=ArraySubquery(
                groups.values(
                    row=JSONObject(
                        code="code",
                        starts_on="starts_on",
                        seats_free=Greatest(F("seats") - F("seats_taken"), 0),
                    )
                )
            )
        )
    ):
        pools[row.intervention].append(_pool(row, services[row.service_id]))
    answers = {
        (unit_id, intervention): Answer(confirmed_on, review_on)
        for unit_id, intervention, confirmed_on, review_on in NotAvailable.objects.current()
        .filter(unit__region__in=regions)
        .values_list("unit_id", "intervention", "confirmed_on", "review_on")
    }
    return Directory(
        tuple(services.values()),
        {code: tuple(pools_of) for code, pools_of in pools.items()},
        answers,
    )


def search_services(
    unit: DeliveryUnit, asked: Mapping[str, Any], pack: Pack, today: date
) -> list[SearchResult]:
    """What the directory has for a unit, by kind of work that others deliver. `asked` may hold
    need, sex, ages, mode and ended."""
    kinds = [
        work.code
        for work in pack.interventions.values()
        if work.route_default in {"referral", "signposting"}
        and (not asked.get("need") or work.area == asked["need"])
    ]
    wanted = DirectorySearch(
        region_id=unit.region_id,
        unit_id=unit.pk,
        police_area_id=unit.police_area_id,
        sex=asked.get("sex") or None,
        ages=asked.get("ages"),
        mode=asked.get("mode") or None,
        with_ended=bool(asked.get("ended")),
    )
    return search_directory(kinds, wanted, directory_for([unit.region_id]), today)


def _service(row: Service) -> ServiceFacts:
    return ServiceFacts(
        id=row.pk,
        code=row.code,
        title=row.title,
        provider=row.provider.name,
        region_id=row.region_id,
        police_area_id=row.police_area_id,
        interventions=frozenset(row.interventions),
        takes_women=row.takes_women,
        takes_men=row.takes_men,
        min_age=row.min_age,
        max_age=row.max_age,
        starts_on=row.starts_on,
        ends_on=row.ends_on,
        mode=row.mode,
        contract=row.contract_type_name,
        invented=row.invented,
    )


def _pool(row: Any, service: ServiceFacts) -> PoolFacts:
    return PoolFacts(
        code=row.code,
        service=service,
        intervention=row.intervention,
        unit_id=row.unit_id,
        kind=row.kind,
        capacity=row.capacity,
        first_free_on=row.first_free_on,
        wait_weeks=row.wait_weeks,
        said_on=row.said_on,
        invented=row.invented,
        groups=tuple(
            GroupFacts(g["code"], date.fromisoformat(g["starts_on"]), g["seats_free"])
            for g in row.group_rows
        ),
        unit_name=row.unit.name if row.unit else "",
    )


def places_now(places: Collection[tuple[str, str]]) -> dict[tuple[str, str], PlaceNow]:
    """By the codes of pool and group ("" where it has none), in one statement; none where nothing
    is asked for, and of a pool that is not known."""
    if not places:
        return {}
    codes = sorted({group for _, group in places if group})
    rows = (
        Pool.objects.filter(code__in=sorted({pool for pool, _ in places}))
        .annotate(asked=Filtered("groups", condition=Q(groups__code__in=codes)))
        .values_list("code", "service__ends_on", "asked__code", "asked__starts_on", "asked__seats")
    )
    groups: dict[tuple[str, str], date] = {}
    ends: dict[str, date | None] = {}
    for pool, ends_on, group, starts_on, seats in rows:
        ends[pool] = ends_on
        if group is not None and seats:
            groups[pool, group] = starts_on
    known = (place for place in places if place[0] in ends)
    return {place: PlaceNow(groups.get(place), ends[place[0]]) for place in known}


def lock_places(region_id: int, interventions: Iterable[str]) -> None:
    """Whoever promises one of these places waits until the transaction that has locked them is
    done. In the order of the codes, so that two of them never wait for each other."""
    area = Q(service__region=None) | Q(service__region=region_id)
    pools = Pool.objects.filter(area, intervention__in=sorted(interventions)).order_by("code")
    list(pools.select_for_update(no_key=True, of=("self",)).values_list("pk"))


@dataclass(frozen=True)
class Session:
    module: str
    name: str
    format: str
    minutes: int


@cache
def sessions_of(intervention: str) -> tuple[Session, ...]:
    """The published sessions of an accredited programme; only one is published (see
    `data/SOURCES.md`)."""
    if intervention != "building_choices_moderate":
        return ()
    path = Path(__file__).parent / "data" / "building_choices_sessions.csv"
    with path.open(newline="", encoding="utf-8") as file:
        return tuple(
            Session(row["module"], row["session"], row["format"], int(row["minutes"]))
            for row in csv.DictReader(file)
        )
