"""Where more people could use a group than it has seats. Pure."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

from followthrough.sequencing.rules import DateKind, ProposedStep
from followthrough.services.rules import Directory, PoolFacts
from followthrough.services.rules.fit import Fit, takes_sex

FEWEST = 5  # people of whom a number is told: of fewer it could say who they are
ROUNDED_TO = 5


class Seats(NamedTuple):
    """Of the group in which a step is placed: those that its provider says are free."""

    pool: PoolFacts
    free: int


def seats_of(placed: ProposedStep, directory: Directory) -> Seats | None:
    """None of what is not placed in a group."""
    if placed.date_kind is not DateKind.GROUP:
        return None
    pools = directory.pools.get(placed.step.intervention, ())
    return next(
        (
            Seats(pool, group.seats_free)
            for pool in pools
            if pool.code == placed.pool
            for group in pool.groups
            if group.code == placed.group
        ),
        None,
    )


class Wanting(NamedTuple):
    """How many people of a unit and a sex have work of a kind still to come, by referral."""

    intervention: str
    unit_id: int
    police_area_id: int | None
    sex: str
    number: int


@dataclass(frozen=True)
class PlacesWanted:
    rows: tuple[Wanting, ...]

    def people(self, pool: PoolFacts) -> int:
        """Who could use it, by kind of work, area and sex; whose sex is not recorded is counted, as
        they would be asked. Age is not looked at."""
        return sum(row.number for row in self.rows if _is_for(pool, row))


def _is_for(pool: PoolFacts, row: Wanting) -> bool:
    service = pool.service
    if pool.intervention != row.intervention or takes_sex(service, row.sex) is Fit.NO:
        return False
    if pool.unit_id is not None:
        return pool.unit_id == row.unit_id
    area = service.police_area_id
    return area is None or row.police_area_id in {None, area}


class Competition(NamedTuple):
    """More people than seats; `people` rounded, None where no number of them is told."""

    seats: int
    people: int | None


def competition(free: int, people: int) -> Competition | None:
    """None where there are seats for all."""
    if people <= free:
        return None
    rounded = ROUNDED_TO * round(people / ROUNDED_TO)
    return Competition(free, None if people < FEWEST or rounded <= free else rounded)
