"""The ways in which a step can be delivered, from what the directory of services says. Pure."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from followthrough.people.rules import CaseFacts
from followthrough.plans.rules import OWN_ROUTES, FactKind, StepFacts
from followthrough.policy.pack import Pack
from followthrough.sequencing.engine.problem import AbsentReason, GroupStart, Opening
from followthrough.sequencing.rules.weeks import Weeks
from followthrough.services.rules import (
    Directory,
    Listing,
    Offer,
    PoolFacts,
    PoolKind,
    Seeker,
    ServiceFacts,
    is_local,
    offer_for,
)
from followthrough.services.rules.fit import Asked
from followthrough.services.words import ask_first, once_of_age


def offer_for_step(case: CaseFacts, step: StepFacts, directory: Directory, today: date) -> Offer:
    if step.route in OWN_ROUTES:
        return Offer(Listing.LISTED)
    seeker = Seeker(
        sex=case.sex,
        ages=case.born.ages_on(today),
        unit_id=case.unit_id,
        region_id=case.region_id,
        police_area_id=case.police_area_id,
        born=case.born,
    )
    return offer_for(step.intervention, seeker, directory, today)


def absent_reason(offer: Offer) -> AbsentReason:
    if offer.listing is Listing.CONFIRMED_NOT_AVAILABLE:
        return "confirmed_not_available"
    return "nothing_listed"


def openings_for_step(
    case: CaseFacts, step: StepFacts, offer: Offer, pack: Pack, weeks: Weeks
) -> tuple[Opening, ...]:
    if step.route in OWN_ROUTES:
        return (Opening("", "own"),)
    penalty = pack.sequencing["not_local_penalty"]
    return (
        *(
            _opening(pool, step, 0 if is_local(pool, case.unit_id) else penalty, weeks)
            for pool in offer.pools
        ),
        *(_until_contract_ends(Opening(s.title, "unknown"), s, weeks) for s in offer.unknown),
        *(_to_ask(service, asked, weeks) for service, asked in offer.ask),
        *(
            _once_of_age(
                _opening(pool, step, 0 if is_local(pool, case.unit_id) else penalty, weeks),
                pool.service,
                day,
                weeks,
            )
            for pool, day in offer.pools_once_of_age
        ),
        *(
            _until_contract_ends(Opening(s.title, "unknown", ask=once_of_age(s, day)), s, weeks)
            for s, day in offer.once_of_age
        ),
    )


def _to_ask(service: ServiceFacts, asked: tuple[Asked, ...], weeks: Weeks) -> Opening:
    """A service that may not be for this person gives no date, whatever places it has."""
    opening = Opening(service.title, "unknown", ask=ask_first(service, asked))
    return _until_contract_ends(opening, service, weeks)


def _once_of_age(opening: Opening, service: ServiceFacts, day: date, weeks: Weeks) -> Opening:
    """With no place before that day."""
    first = weeks.first_from(day)
    free = None if opening.first_free is None else max(opening.first_free, first)
    return replace(
        opening,
        first_free=free,
        groups=tuple(group for group in opening.groups if group.on >= day),
        of_age=once_of_age(service, day),
        of_age_week=first,
    )


def _until_contract_ends(opening: Opening, service: ServiceFacts, weeks: Weeks) -> Opening:
    if service.ends_on is None:
        return opening
    last_week = weeks.last_within(service.ends_on) - 1
    return replace(opening, last_week=last_week, ends_on=service.ends_on)


def _opening(pool: PoolFacts, step: StepFacts, penalty: int, weeks: Weeks) -> Opening:
    return _until_contract_ends(_pool_place(pool, step, penalty, weeks), pool.service, weeks)


def _pool_place(pool: PoolFacts, step: StepFacts, penalty: int, weeks: Weeks) -> Opening:
    name = pool.service.title
    if pool.kind == PoolKind.GROUPS:
        groups = tuple(
            GroupStart(weeks.of(g.starts_on), g.starts_on, g.seats_free, g.code)
            for g in pool.groups
            if g.starts_on >= weeks.today
        )
        return Opening(name, "group", groups=groups, penalty=penalty)
    if pool.capacity is None:
        return Opening(name, "unknown", penalty=penalty)
    return Opening(name, "rolling", first_free=_first_free(pool, step, weeks), penalty=penalty)


def _first_free(pool: PoolFacts, step: StepFacts, weeks: Weeks) -> int | None:
    """The week from which a place is expected: as declared, or the wait from the day of the
    referral (today where none was made yet). None: full for as far as anyone can say."""
    if pool.first_free_on is not None:
        return weeks.first_from(pool.first_free_on)
    if pool.wait_weeks is None:
        return None
    asked = step.on(FactKind.REFERRED) or weeks.today
    return weeks.first_from(asked + timedelta(weeks=pool.wait_weeks))
