"""A search of the directory, by whom and where the work is for. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from followthrough.people.rules.birth import Ages
from followthrough.services.rules import (
    Answer,
    Directory,
    Listing,
    Mode,
    PoolFacts,
    ServiceFacts,
    listed_for_others,
)
from followthrough.services.rules.fit import Asked, serves_area, takes_age, takes_sex, to_ask


@dataclass(frozen=True)
class DirectorySearch:
    """A search of the directory; None asks nothing."""

    region_id: int
    unit_id: int
    police_area_id: int | None
    sex: str | None = None
    ages: Ages | None = None
    mode: str | None = None
    with_ended: bool = False


@dataclass(frozen=True)
class SearchResult:
    """One kind of work in the unit: how it is listed, who offers it, and what places are known.
    `ended` are contracts that ran out; `ask` says of services, by id, what to ask first; `not_for`:
    where nobody offers it to those who were searched for, who offers it to others, or will."""

    intervention: str
    listing: Listing
    services: tuple[ServiceFacts, ...]
    ended: tuple[ServiceFacts, ...]
    pools: Mapping[int, tuple[PoolFacts, ...]]
    answer: Answer | None
    ask: Mapping[int, tuple[Asked, ...]]
    not_for: tuple[ServiceFacts, ...] = ()


def search_directory(
    interventions: Iterable[str], wanted: DirectorySearch, directory: Directory, today: date
) -> list[SearchResult]:
    return [_result_for(code, wanted, directory, today) for code in interventions]


def _result_for(
    code: str, wanted: DirectorySearch, directory: Directory, today: date
) -> SearchResult:
    """As `offer_for`: places that somebody declared after the answer "not available" win."""
    fitting = [
        service
        for service in directory.services
        if code in service.interventions and _fits_search(service, wanted)
    ]
    current = tuple(service for service in fitting if service.current_on(today))
    answer = directory.answers.get((wanted.unit_id, code))
    offered = [p for p in directory.pools.get(code, ()) if p.service in current]
    later = [pool for pool in offered if answer and pool.said_on > answer.confirmed_on]
    in_force = answer is not None and answer.review_on >= today
    if in_force and not later:
        listing = Listing.CONFIRMED_NOT_AVAILABLE
    else:
        listing = Listing.LISTED if current else Listing.NOTHING_LISTED
    pools: dict[int, tuple[PoolFacts, ...]] = {}
    for pool in later if in_force and later else offered:
        if pool.unit_id in {None, wanted.unit_id}:
            pools[pool.service.id] = (*pools.get(pool.service.id, ()), pool)
    if later:
        answer = None  # places declared since have answered it
    ended = tuple(s for s in fitting if s.ends_on is not None and s.ends_on < today)
    ask = {
        service.id: asked
        for service in current
        if (asked := to_ask(service, wanted.sex, wanted.ages))
    }
    shown = ended if wanted.with_ended else ()
    not_for: tuple[ServiceFacts, ...] = ()
    if listing is Listing.NOTHING_LISTED:
        region, area = wanted.region_id, wanted.police_area_id
        listed = listed_for_others(code, region, area, directory, today)
        not_for = tuple(service for service in listed if _fits_mode(service, wanted))
    return SearchResult(code, listing, current, shown, pools, answer, ask, not_for)


def _fits_search(service: ServiceFacts, wanted: DirectorySearch) -> bool:
    return bool(
        serves_area(service, wanted.region_id, wanted.police_area_id)
        and (wanted.sex is None or takes_sex(service, wanted.sex))
        and (wanted.ages is None or takes_age(service, wanted.ages))
        and _fits_mode(service, wanted)
    )


def _fits_mode(service: ServiceFacts, wanted: DirectorySearch) -> bool:
    return wanted.mode is None or service.mode in {wanted.mode, Mode.EITHER, Mode.NOT_KNOWN}
