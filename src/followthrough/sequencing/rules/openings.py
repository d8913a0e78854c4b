"""The ways in which a step can be delivered, from what the directory of services says. Pure."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, replace
from datetime import date, timedelta

from followthrough.common.dates import say_list
from followthrough.people.rules import CaseFacts
from followthrough.people.rules.birth import Born
from followthrough.plans.rules import OWN_ROUTES, FactKind, StepFacts
from followthrough.policy.pack import Pack, Suits
from followthrough.sequencing.engine.opening import GroupStart, Opening
from followthrough.sequencing.engine.problem import AbsentReason
from followthrough.sequencing.rules.places_held import PlacesHeld
from followthrough.sequencing.rules.weeks import Weeks
from followthrough.services.rules import (
    Directory,
    GroupFacts,
    Listing,
    Mode,
    Offer,
    PoolFacts,
    PoolKind,
    Seeker,
    ServiceFacts,
    is_local,
    is_overdue,
    offer_for,
)
from followthrough.services.rules.fit import Asked, last_day_to_start
from followthrough.services.words import ask_first, for_others, in_a_group, not_after, not_yet

MOST_NAMED = 3  # services in a clause


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
    return "not_for_person" if offer.not_for else "nothing_listed"


def listed_for_others(case: CaseFacts, offer: Offer, today: date) -> tuple[str, ...]:
    """A clause about each service that is listed and not for this person; many of one kind are
    counted."""
    titles: defaultdict[str, dict[str, None]] = defaultdict(dict)
    for service in offer.not_for:
        ages = case.born.ages_on(max(today, service.starts_on))
        whom = for_others(service, case.sex, ages, today)
        titles[whom][service.title] = None
    return tuple(_are_listed(list(names), whom) for whom, names in titles.items())


def _are_listed(titles: list[str], whom: str) -> str:
    what = say_list(titles) if len(titles) <= MOST_NAMED else f"{len(titles)} services"
    return f"{what} {'are' if len(titles) > 1 else 'is'} listed, but {whom}"


def openings_for_step(
    case: CaseFacts, step: StepFacts, offer: Offer, pack: Pack, weeks: Weeks, held: PlacesHeld
) -> tuple[Opening, ...]:
    """Without the places that orders of other people hold."""
    if step.route in OWN_ROUTES:
        return (Opening("", "own"),)
    places = _Places(case, step, pack, weeks, held)
    return (
        *(places.opening(pool) for pool in offer.pools),
        *(places.of_unknown(service) for service in offer.unknown),
        *(_to_ask(service, asked, weeks) for service, asked in offer.ask),
        *(
            _from_day(places.opening(pool), pool.service, day, weeks)
            for pool, day in offer.pools_later
        ),
        *(
            _until_contract_ends(Opening(s.title, "unknown", ask=not_yet(s, day)), s, weeks)
            for s, day in offer.later
        ),
    )


def _to_ask(service: ServiceFacts, asked: tuple[Asked, ...], weeks: Weeks) -> Opening:
    """A service that may not be for this person gives no date, whatever places it has."""
    opening = Opening(service.title, "unknown", ask=ask_first(service, asked))
    return _until_contract_ends(opening, service, weeks)


def _from_day(opening: Opening, service: ServiceFacts, day: date, weeks: Weeks) -> Opening:
    """With no place before that day."""
    first = weeks.first_from(day)
    free = None if opening.first_free is None else max(opening.first_free, first)
    return replace(
        opening,
        first_free=free,
        groups=tuple(group for group in opening.groups if group.on >= day),
        not_yet=not_yet(service, day),
        first_week=first,
    )


def _until_too_old(opening: Opening, service: ServiceFacts, born: Born, weeks: Weeks) -> Opening:
    """With no start once the person is too old, or may be."""
    last = last_day_to_start(service, born)
    if last is None:
        return opening
    by = weeks.of(last)
    return replace(
        opening,
        groups=tuple(g for g in opening.groups if g.on <= last or g.week > by),
        start_by=by,
        not_after=not_after(service, last),
    )


def _until_contract_ends(opening: Opening, service: ServiceFacts, weeks: Weeks) -> Opening:
    if service.ends_on is None:
        return opening
    last_week = weeks.last_within(service.ends_on) - 1
    return replace(opening, last_week=last_week, ends_on=service.ends_on)


def place_name(pool: PoolFacts, unit_id: int) -> str:
    """As a sentence names it to somebody of the unit: a place elsewhere with where that is, as one
    service has places in several units."""
    if is_local(pool, unit_id) or not pool.unit_name:
        return pool.service.title
    return f"{pool.service.title} in {pool.unit_name}"


@dataclass(frozen=True)
class _Places:
    """What the pools have for a step of somebody."""

    case: CaseFacts
    step: StepFacts
    pack: Pack
    weeks: Weeks
    held: PlacesHeld

    def opening(self, pool: PoolFacts) -> Opening:
        is_far = not is_local(pool, self.case.unit_id)
        unsuited = self._unsuited(pool)
        penalty = self.pack.sequencing["not_local_penalty"] if is_far else 0
        if unsuited or (is_far and self._because(Suits.NEARBY)):
            penalty += self.pack.sequencing["not_suited_penalty"]
        place = self._place(pool)
        made = replace(place, penalty=penalty, code=pool.code, unsuited=unsuited)
        return self._limited(made, pool.service)

    def of_unknown(self, service: ServiceFacts) -> Opening:
        """Of a service that has no pools here."""
        return self._limited(Opening(service.title, "unknown"), service)

    def _limited(self, opening: Opening, service: ServiceFacts) -> Opening:
        """By the age of the person and the contract of the service."""
        made = _until_too_old(opening, service, self.case.born, self.weeks)
        return _until_contract_ends(made, service, self.weeks)

    def _unsuited(self, pool: PoolFacts) -> str:
        because = self._because(Suits.ONE_TO_ONE)
        if not because or pool.service.mode != Mode.GROUP:
            return ""
        return in_a_group(because)

    def _because(self, suits: Suits) -> str:
        """The circumstance of the person because of which it does; empty where none says so."""
        kinds = (self.pack.known.circumstances.get(c.code) for c in self.case.circumstances)
        return next((kind.label for kind in kinds if kind and kind.suits == suits), "")

    def _place(self, pool: PoolFacts) -> Opening:
        name = place_name(pool, self.case.unit_id)
        if pool.kind == PoolKind.GROUPS:
            groups = tuple(self._group(pool, group) for group in pool.groups)
            return Opening(name, "group", groups=tuple(g for g in groups if g is not None))
        if pool.capacity is None or is_overdue(pool, self.weeks.today):
            return Opening(name, "unknown")
        if pool.capacity == 0:
            return Opening(name, "rolling", first_free=None)
        said, later = self._first_free(pool), self._weeks_held(pool)
        first_free = None if said is None else said + later
        return Opening(name, "rolling", first_free=first_free, held_back=later > 0)

    def _group(self, pool: PoolFacts, group: GroupFacts) -> GroupStart | None:
        """None of one that has begun."""
        if group.starts_on < self.weeks.today:
            return None
        free, held = self.held.seats_for(pool, group, self.case.case_id)
        return GroupStart(
            self.weeks.of(group.starts_on), group.starts_on, free, group.code, held=held
        )

    def _first_free(self, pool: PoolFacts) -> int | None:
        """The week from which a place is expected: as declared, or the wait from the day of the
        referral (today where none was made yet). None: full for as far as anyone can say."""
        if pool.first_free_on is not None:
            return self.weeks.first_from(pool.first_free_on)
        if pool.wait_weeks is None:
            return None
        asked = self.step.on(FactKind.REFERRED) or self.weeks.today
        return self.weeks.first_from(asked + timedelta(weeks=pool.wait_weeks))

    def _weeks_held(self, pool: PoolFacts) -> int:
        """Weeks by which others come first. Of so many places, each taken for as long as the work
        usually lasts, one comes free every `length / capacity` weeks: our assumption
        (docs/decisions/0024). Who was referred has a turn in the queue of the provider."""
        work = self.pack.known.interventions.get(pool.intervention)
        if work is None or not pool.capacity or self.step.on(FactKind.REFERRED) is not None:
            return 0
        return self.held.before(pool, "", self.case.case_id) * work.weeks // pool.capacity
