"""The ways in which a step can be delivered, from what the directory of services says. Pure."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from followthrough.common.dates import age_on
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


def offer_for_step(case: CaseFacts, step: StepFacts, directory: Directory, today: date) -> Offer:
    if step.route in OWN_ROUTES:
        return Offer(Listing.LISTED)
    seeker = Seeker(
        sex=case.sex,
        age=age_on(case.born, today),
        unit_id=case.unit_id,
        region_id=case.region_id,
        police_area_id=case.police_area_id,
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
    seeker = Seeker(case.sex, 0, case.unit_id, case.region_id, case.police_area_id)
    penalty = pack.sequencing["not_local_penalty"]
    return tuple(
        _opening(pool, step, 0 if is_local(pool, seeker) else penalty, weeks)
        for pool in offer.pools
    ) + tuple(_until_contract_ends(Opening(s.title, "unknown"), s, weeks) for s in offer.unknown)


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
