"""Whether a service is for somebody, by where they live, their sex and their age. Pure."""

from __future__ import annotations

from datetime import date, timedelta
from enum import IntEnum, StrEnum
from typing import TYPE_CHECKING

from followthrough.common.dates import birthday
from followthrough.people.rules import Sex
from followthrough.people.rules.birth import Ages, Born, KnownTo

if TYPE_CHECKING:
    from followthrough.services.rules import Seeker, ServiceFacts


class Fit(IntEnum):
    """Whether a service is for somebody. `ASK`: it cannot be known from what is recorded, so that
    the service is neither left out nor counted upon."""

    NO = 0
    ASK = 1
    YES = 2


class Asked(StrEnum):
    """What somebody has to be asked before it is known whether a service is for them."""

    SEX = "sex"
    AGE = "age"


def serves(service: ServiceFacts, seeker: Seeker) -> Fit:
    """Eligibility is a filter, never a cost."""
    if not serves_area(service, seeker.region_id, seeker.police_area_id):
        return Fit.NO
    return min(takes_sex(service, seeker.sex), takes_age(service, seeker.ages))


def serves_from(service: ServiceFacts, seeker: Seeker, today: date) -> date | None:
    """The day to come from which a service is for somebody who is too young for it today, or which
    has not begun; None where there is none."""
    if not serves_area(service, seeker.region_id, seeker.police_area_id):
        return None
    if takes_sex(service, seeker.sex) is not Fit.YES:
        return None
    day = max(today, service.starts_on, of_age_on(service, seeker) or today)
    if day == today or not service.current_on(day):
        return None
    ages = seeker.ages if seeker.born is None else seeker.born.ages_on(day)
    return day if takes_age(service, ages) is Fit.YES else None


def to_ask(service: ServiceFacts, sex: str | None, ages: Ages | None) -> tuple[Asked, ...]:
    """What has to be asked of somebody first; None is not asked about."""
    asked = []
    if sex is not None and takes_sex(service, sex) is Fit.ASK:
        asked.append(Asked.SEX)
    if ages is not None and takes_age(service, ages) is Fit.ASK:
        asked.append(Asked.AGE)
    return tuple(asked)


def serves_area(service: ServiceFacts, region_id: int, police_area_id: int | None) -> bool:
    """A unit whose police area nobody could tell is offered all of the region's services: better
    asked once too often than never."""
    if service.region_id is not None and service.region_id != region_id:
        return False
    return (
        service.police_area_id is None
        or police_area_id is None
        or service.police_area_id == police_area_id
    )


def takes_sex(service: ServiceFacts, sex: str) -> Fit:
    """Somebody whose sex was not given, or is neither, is sure of a service for everybody; of one
    for women or for men the provider has to be asked."""
    if service.takes_women and service.takes_men:
        return Fit.YES
    taken: dict[str, bool] = {Sex.FEMALE: service.takes_women, Sex.MALE: service.takes_men}
    if sex not in taken:
        return Fit.ASK
    return Fit.YES if taken[sex] else Fit.NO


def takes_age(service: ServiceFacts, ages: Ages) -> Fit:
    least = 0 if service.min_age is None else service.min_age
    most = ages.oldest if service.max_age is None else service.max_age
    if ages.oldest < least or ages.youngest > most:
        return Fit.NO
    return Fit.YES if least <= ages.youngest and ages.oldest <= most else Fit.ASK


def of_age_on(service: ServiceFacts, seeker: Seeker) -> date | None:
    """The day from which somebody who is too young for the service today is old enough: age counts
    on the day of starting. None for anybody else, and where their birth is not known to the day."""
    born = seeker.born
    if born is None or born.first is None or born.known_to != KnownTo.DAY:
        return None
    if service.min_age is None or seeker.ages.oldest >= service.min_age:
        return None
    return birthday(born.first, service.min_age)


def last_day_to_start(service: ServiceFacts, born: Born) -> date | None:
    """The last day on which somebody is certainly not too old to start there: age counts on the day
    of starting. None: no such limit, or nothing is known of their birth."""
    if service.max_age is None or born.first is None:
        return None
    return birthday(born.first, service.max_age + 1) - timedelta(days=1)
