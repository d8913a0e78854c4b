"""Who may use which service, and what can be said about its places. Pure.

The directory knows three states for a kind of work in a unit: *listed* (a current service, or
declared places), *nothing listed* (ask: not a fact), and *confirmed not available* (who, when,
and until when that answer counts). The contract list names no capacity, so a listed service
without declared places has places that are "not known".
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import NamedTuple

from followthrough.people.rules.birth import Ages, Born
from followthrough.services.rules.fit import (
    Asked,
    Fit,
    serves,
    serves_area,
    serves_once_of_age,
    takes_age,
    takes_sex,
    to_ask,
)


class Listing(StrEnum):
    LISTED = "listed"
    NOTHING_LISTED = "nothing_listed"
    CONFIRMED_NOT_AVAILABLE = "confirmed_not_available"


class PoolKind(StrEnum):
    ROLLING = "rolling"
    GROUPS = "groups"


class Mode(StrEnum):
    """The way of working of a service."""

    ONE_TO_ONE = "one_to_one"
    GROUP = "group"
    EITHER = "either"
    NOT_KNOWN = "not_known"


@dataclass(frozen=True)
class Seeker:
    """Who needs the service, as far as eligibility asks, and where."""

    sex: str
    ages: Ages
    unit_id: int
    region_id: int
    police_area_id: int | None
    born: Born | None = None


@dataclass(frozen=True)
class ServiceFacts:
    id: int
    code: str
    title: str
    provider: str
    region_id: int | None
    police_area_id: int | None
    interventions: frozenset[str]
    takes_women: bool
    takes_men: bool
    min_age: int | None
    max_age: int | None
    starts_on: date
    ends_on: date | None
    mode: str = Mode.NOT_KNOWN
    contract: str = ""
    invented: bool = False

    def current_on(self, day: date) -> bool:
        return self.starts_on <= day and (self.ends_on is None or day <= self.ends_on)


@dataclass(frozen=True)
class GroupFacts:
    code: str
    starts_on: date
    seats_free: int


@dataclass(frozen=True)
class PoolFacts:
    """`kind` is a `PoolKind`; `capacity` None means not known."""

    code: str
    service: ServiceFacts
    intervention: str
    unit_id: int | None
    kind: str
    capacity: int | None
    first_free_on: date | None
    wait_weeks: int | None
    said_on: date
    invented: bool
    groups: tuple[GroupFacts, ...] = ()
    unit_name: str = ""


class PlaceNow(NamedTuple):
    """What the directory says now of the place that a published order names: the day on which the
    group starts, None where there is none any more or it has no seats; and the last day of the
    contract, None where no end is known."""

    starts_on: date | None
    contract_ends_on: date | None


@dataclass(frozen=True)
class Answer:
    """Somebody confirmed that there is no such service for the unit."""

    confirmed_on: date
    review_on: date


@dataclass(frozen=True)
class Directory:
    services: tuple[ServiceFacts, ...]
    pools: Mapping[str, tuple[PoolFacts, ...]]
    answers: Mapping[tuple[int, str], Answer]


@dataclass(frozen=True)
class Offer:
    """What can be said of one kind of work for one person. `pools` are those they may use, local
    ones first; `unknown` are current services without declared places; `ask` are those of which it
    is not known whether they are for this person, with what has to be asked first. `once_of_age`
    are those, and `pools_once_of_age` their places, for which the person is too young today, with
    the day from which they are not."""

    listing: Listing
    pools: tuple[PoolFacts, ...] = ()
    unknown: tuple[ServiceFacts, ...] = ()
    ask: tuple[tuple[ServiceFacts, tuple[Asked, ...]], ...] = ()
    answer: Answer | None = None
    once_of_age: tuple[tuple[ServiceFacts, date], ...] = ()
    pools_once_of_age: tuple[tuple[PoolFacts, date], ...] = ()


def offer_for(intervention: str, seeker: Seeker, directory: Directory, today: date) -> Offer:
    """A confirmed "not available" counts until its review date, unless somebody declared places
    since; after that day it is asked again and the directory speaks."""
    pools = [
        pool
        for pool in directory.pools.get(intervention, ())
        if pool.service.current_on(today) and serves(pool.service, seeker)
    ]
    answer = directory.answers.get((seeker.unit_id, intervention))
    if answer and answer.review_on >= today:
        later = [pool for pool in pools if pool.said_on > answer.confirmed_on]
        if not later:
            return Offer(Listing.CONFIRMED_NOT_AVAILABLE, answer=answer)
        pools = later
    with_places = {pool.service.id for pool in pools}
    others = [
        service
        for service in directory.services
        if intervention in service.interventions
        and service.id not in with_places
        and service.current_on(today)
        and serves(service, seeker)
    ]
    of_age = _once_of_age(intervention, seeker, directory, today)
    if not (pools or others or of_age.once_of_age or of_age.pools_once_of_age):
        return of_age
    sure = [pool for pool in pools if serves(pool.service, seeker) is Fit.YES]
    sure.sort(key=lambda pool: (not is_local(pool, seeker.unit_id), pool.code))
    possible = {service.id: service for service in (*(pool.service for pool in pools), *others)}
    return Offer(
        Listing.LISTED,
        tuple(sure),
        tuple(service for service in others if serves(service, seeker) is Fit.YES),
        tuple(
            (service, asked)
            for service in possible.values()
            if (asked := to_ask(service, seeker.sex, seeker.ages))
        ),
        once_of_age=of_age.once_of_age,
        pools_once_of_age=of_age.pools_once_of_age,
    )


def _once_of_age(intervention: str, seeker: Seeker, directory: Directory, today: date) -> Offer:
    """Nothing but what somebody is too young for today."""
    pools = [
        (pool, day)
        for pool in directory.pools.get(intervention, ())
        if pool.service.current_on(today) and (day := serves_once_of_age(pool.service, seeker))
    ]
    with_places = {pool.service.id for pool, _ in pools}
    services = [
        (service, day)
        for service in directory.services
        if intervention in service.interventions
        and service.id not in with_places
        and service.current_on(today)
        and (day := serves_once_of_age(service, seeker))
    ]
    return Offer(
        Listing.NOTHING_LISTED, once_of_age=tuple(services), pools_once_of_age=tuple(pools)
    )


def is_local(pool: PoolFacts, unit_id: int) -> bool:
    return pool.unit_id is None or pool.unit_id == unit_id


def is_overdue(pool: PoolFacts, today: date) -> bool:
    """The day on which a place was expected is past, and nothing was said since: ask."""
    expected = pool.first_free_on
    return expected is not None and pool.said_on <= expected < today


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
    `ended` are contracts that ran out; `ask` says of services, by id, what to ask first."""

    intervention: str
    listing: Listing
    services: tuple[ServiceFacts, ...]
    ended: tuple[ServiceFacts, ...]
    pools: Mapping[int, tuple[PoolFacts, ...]]
    answer: Answer | None
    ask: Mapping[int, tuple[Asked, ...]]


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
    return SearchResult(code, listing, current, shown, pools, answer, ask)


def _fits_search(service: ServiceFacts, wanted: DirectorySearch) -> bool:
    return bool(
        serves_area(service, wanted.region_id, wanted.police_area_id)
        and (wanted.sex is None or takes_sex(service, wanted.sex))
        and (wanted.ages is None or takes_age(service, wanted.ages))
        and (wanted.mode is None or service.mode in {wanted.mode, Mode.EITHER, Mode.NOT_KNOWN})
    )
