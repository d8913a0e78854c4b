"""How the directory is said to people."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from followthrough.common.dates import WorkingCalendar, say_date
from followthrough.common.wording import within_sentence
from followthrough.people.rules.birth import Ages
from followthrough.services.import_schema import PoolIn
from followthrough.services.rules import (
    Listing,
    Mode,
    PoolFacts,
    PoolKind,
    ServiceFacts,
    is_overdue,
)
from followthrough.services.rules.fit import Asked, Fit, takes_age, takes_sex
from followthrough.services.rules.search import SearchResult

LISTINGS = {
    Listing.LISTED: "Listed",
    Listing.NOTHING_LISTED: "Nothing listed",
    Listing.CONFIRMED_NOT_AVAILABLE: "Confirmed not available",
}


def say_listing(found: SearchResult) -> str:
    """Of one kind of work in the unit; what is listed for others is never told as absence."""
    return "Listed, not open to them" if found.not_for else LISTINGS[found.listing]


MODES: dict[str, str] = {
    Mode.ONE_TO_ONE: "One to one",
    Mode.GROUP: "In a group",
    Mode.EITHER: "One to one or in a group",
    Mode.NOT_KNOWN: "Way of working not known",
}


def for_whom(service: ServiceFacts) -> str:
    who = "Women and men"
    if not (service.takes_women and service.takes_men):
        who = "Women only" if service.takes_women else "Men only"
    if service.min_age and service.max_age:
        return f"{who}, {service.min_age} to {service.max_age} years old"
    if service.min_age:
        return f"{who}, {service.min_age} or older"
    if service.max_age:
        return f"{who}, up to {service.max_age} years old"
    return who


def ask_first(service: ServiceFacts, asked: Sequence[Asked]) -> str:
    """What follows "listed, but": "for women: ask"; "from 18: ask their age"."""
    limits = {
        Asked.SEX: "for women" if service.takes_women else "for men",
        Asked.AGE: _age_limits(service),
    }
    whom = ", ".join(limits[one] for one in asked)
    return f"{whom}: ask their age" if [*asked] == [Asked.AGE] else f"{whom}: ask"


def not_yet(service: ServiceFacts, day: date) -> str:
    """What follows "listed, but" for somebody for whom it is from that day on: it begins then, or
    they are too young until then."""
    if day == service.starts_on:
        return f"only from {say_date(day)}"
    return f"{_age_limits(service)}, on {say_date(day)}"


def not_after(service: ServiceFacts, last: date) -> str:
    """What follows "listed, but" for somebody who is too old after that day."""
    return f"{_age_limits(service)}, until {say_date(last)}"


def for_others(service: ServiceFacts, sex: str | None, ages: Ages | None, today: date) -> str:
    """What follows "listed, but" for somebody whom it does not take: "for women"; "from 26"; "only
    from 1 April 2027". None is not asked about."""
    why = []
    if sex is not None and takes_sex(service, sex) is not Fit.YES:
        why.append("for women" if service.takes_women else "for men")
    if ages is not None and takes_age(service, ages) is not Fit.YES:
        why.append(_age_limits(service))
    if service.starts_on > today:
        why.append(f"only from {say_date(service.starts_on)}")
    return ", ".join(why)


def _age_limits(service: ServiceFacts) -> str:
    if service.max_age is None:
        return f"from {service.min_age}"
    return (
        f"from {service.min_age} to {service.max_age}"
        if service.min_age
        else (f"up to {service.max_age}")
    )


def say_places(pool: PoolFacts, today: date) -> str:
    """What was declared about places, without claiming more. A day that is past offers none."""
    if pool.kind == PoolKind.GROUPS:
        ahead = [g for g in pool.groups if g.starts_on >= today]
        free = [g for g in ahead if g.seats_free]
        if not ahead:
            return "No group dates known"
        if not free:
            return "All known groups are full"
        first = min(free, key=lambda group: group.starts_on)
        seats = "1 free seat" if first.seats_free == 1 else f"{first.seats_free} free seats"
        return f"Next group with a seat: {say_date(first.starts_on)} ({seats})"
    if pool.capacity is None:
        return "Number of places not known"
    if pool.capacity == 0:
        return "No places"
    if pool.first_free_on is not None and is_overdue(pool, today):
        return f"A place was expected about {say_date(pool.first_free_on)}: ask"
    if pool.first_free_on is not None:
        return f"Next place expected about {say_date(pool.first_free_on)}"
    if pool.wait_weeks is not None:
        return f"Wait of about {pool.wait_weeks} weeks, from recent starts"
    return "Full; nobody can say until when"


# What the policy pack says of a kind of work, as a page shows it with the source of each value.
DOSAGE = {
    "weeks": "Weeks from first to last session",
    "sessions": "Sessions",
    "activity_days": "Activity days used",
    "format": "Way of working",
    "stabilising": "Gives stability",
    "needs_stability": "Needs some stability first",
    "stable_after_weeks": "Weeks until “stable enough” is expected",
}


def groups_to_look_at(pools: Sequence[PoolIn], calendar: WorkingCalendar) -> Iterator[str]:
    """Of groups that a places file declares and that are taken: what may be a slip of the pen."""
    for pool in pools:
        for group in pool.groups:
            if group.seats_taken > group.seats:
                yield (
                    f"Group {group.code} of {pool.code} has {group.seats_taken} of {group.seats} "
                    "seats taken: it counts as full."
                )
            if group.seats and not calendar.is_working_day(group.starts_on):
                day = f"{group.starts_on:%A} {say_date(group.starts_on)}"
                why = "bank holiday" if group.starts_on.weekday() < 5 else "weekend"
                yield (
                    f"Group {group.code} of {pool.code} starts on {day}, a {why}: ask whether that "
                    "is right."
                )


def say_value(value: object) -> str:
    if isinstance(value, bool):
        return "Yes" if value else "No"
    return MODES.get(str(value), str(value))


def in_a_group(because: str) -> str:
    """After "it is", of a place for somebody whom one to one would suit better; `because`: the
    label of the circumstance."""
    return f"in a group, and one to one is asked for ({within_sentence(because)})"
