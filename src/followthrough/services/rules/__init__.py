"""Who may use which service, and what can be said about its places. Pure.

The directory knows three states for a kind of work in a unit: *listed* (a current service, or
declared places), *nothing listed* (ask: not a fact), and *confirmed not available* (who, when,
and until when that answer counts). The contract list names no capacity, so a listed service
without declared places has places that are "not known".
"""

from __future__ import annotations

from collections.abc import Mapping
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
    serves_from,
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
    is not known whether they are for this person, with what has to be asked first. `later` are
    those, and `pools_later` their places, that are for this person from a day to come, with that
    day: they are too young today, or the service has not begun. `not_for`: where there is nothing
    else, those that are listed for the area and not for this person."""

    listing: Listing
    pools: tuple[PoolFacts, ...] = ()
    unknown: tuple[ServiceFacts, ...] = ()
    ask: tuple[tuple[ServiceFacts, tuple[Asked, ...]], ...] = ()
    answer: Answer | None = None
    later: tuple[tuple[ServiceFacts, date], ...] = ()
    pools_later: tuple[tuple[PoolFacts, date], ...] = ()
    not_for: tuple[ServiceFacts, ...] = ()


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
    to_come = _later(intervention, seeker, directory, today)
    if not (pools or others or to_come.later or to_come.pools_later):
        region, area = seeker.region_id, seeker.police_area_id
        listed = listed_for_others(intervention, region, area, directory, today)
        return Offer(Listing.NOTHING_LISTED, not_for=listed)
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
        later=to_come.later,
        pools_later=to_come.pools_later,
    )


def _later(intervention: str, seeker: Seeker, directory: Directory, today: date) -> Offer:
    """Nothing but what is for somebody from a day to come."""
    pools = [
        (pool, day)
        for pool in directory.pools.get(intervention, ())
        if (day := serves_from(pool.service, seeker, today))
    ]
    with_places = {pool.service.id for pool, _ in pools}
    services = [
        (service, day)
        for service in directory.services
        if intervention in service.interventions
        and service.id not in with_places
        and (day := serves_from(service, seeker, today))
    ]
    return Offer(Listing.NOTHING_LISTED, later=tuple(services), pools_later=tuple(pools))


def listed_for_others(
    intervention: str,
    region_id: int,
    police_area_id: int | None,
    directory: Directory,
    today: date,
) -> tuple[ServiceFacts, ...]:
    """Whomever they are for, now or from a day to come."""
    return tuple(
        service
        for service in directory.services
        if intervention in service.interventions
        and (service.ends_on is None or service.ends_on >= today)
        and serves_area(service, region_id, police_area_id)
    )


def is_local(pool: PoolFacts, unit_id: int) -> bool:
    return pool.unit_id is None or pool.unit_id == unit_id


def is_overdue(pool: PoolFacts, today: date) -> bool:
    """The day on which a place was expected is past, and nothing was said since: ask."""
    expected = pool.first_free_on
    return expected is not None and pool.said_on <= expected < today
