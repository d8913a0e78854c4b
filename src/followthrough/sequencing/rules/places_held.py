"""The places that published orders hold, so that nobody is promised one twice. Pure."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import NamedTuple

from followthrough.plans.rules import TO_COME, Decision, Fact, FactKind, StepState
from followthrough.plans.rules.facts import step_state
from followthrough.services.rules import PoolFacts

REFERRALS = (FactKind.REFERRED, FactKind.ASKED, FactKind.PASSED_ON)


class OrderedPlace(NamedTuple):
    """A place as the last order of a case was published with it: the codes of the pool and of the
    group, "" where it has none; `since`: from when orders of this case have held it without a
    break; what was recorded and decided about its step; and on which day the order was withdrawn,
    None while it stands."""

    pool: str
    group: str
    case_id: int
    step_id: int
    since: datetime
    start: date
    refer_by: date | None
    facts: dict[str, Fact]
    decision: Decision | None
    withdrawn_on: date | None = None

    @property
    def is_referred_under_it(self) -> bool:
        """Not by a referral that was made once the order was withdrawn: its place may be somebody
        else's by then."""
        days = [fact.on for kind in REFERRALS if (fact := self.facts.get(kind)) is not None]
        stood = self.withdrawn_on
        return stood is None or any(day is not None and day <= stood for day in days)


def is_held(place: OrderedPlace, today: date) -> bool:
    """An order holds a place until the day to refer by; after that only the referral does, so that
    nobody keeps a place from others by planning alone. An order that was withdrawn holds none, and
    a referral that was made under it does. Once the day of the start has come, whoever runs the
    service knows."""
    state = step_state(place.facts, place.decision)
    if state not in TO_COME or place.start < today:
        return False
    if state is StepState.WAITING:
        return place.is_referred_under_it
    if place.withdrawn_on is not None:
        return False
    return place.refer_by is None or today <= place.refer_by


@dataclass(frozen=True)
class PlacesHeld:
    """By pool and group, who has held longest first."""

    by_place: Mapping[tuple[str, str], tuple[OrderedPlace, ...]] = field(default_factory=dict)

    def before(self, pool: PoolFacts, group: str, case_id: int) -> int:
        """How many other people come before this one for a place there: all who hold one, or, where
        this case holds one itself, who held theirs before. Who was referred before the provider
        last said how many places there are is counted by the provider."""
        there = self.by_place.get((pool.code, group), ())
        people = set()
        for place in there:
            if place.case_id == case_id:
                break
            referred = place.facts.get(FactKind.REFERRED)
            if referred is None or referred.on >= pool.said_on:
                people.add(place.case_id)
        return len(people)

    def counted_by_provider(self, pool: PoolFacts, group: str, case_id: int) -> bool:
        """This person has a seat there that the provider counts as taken: by them."""
        there = self.by_place.get((pool.code, group), ())
        own = [place.facts for place in there if place.case_id == case_id]
        kind = FactKind.REFERRED
        return any(kind in facts and facts[kind].on <= pool.said_on for facts in own)

    def since(self, step_id: int, pool: str, group: str) -> datetime | None:
        """From when this step holds that place; None where it does not."""
        there = self.by_place.get((pool, group), ())
        return next((place.since for place in there if place.step_id == step_id), None)


NONE_HELD = PlacesHeld()


def places_held(places: Iterable[OrderedPlace], today: date) -> PlacesHeld:
    held = defaultdict(list)
    for place in sorted(places, key=lambda place: (place.since, place.step_id)):
        if is_held(place, today):
            held[place.pool, place.group].append(place)
    return PlacesHeld({where: tuple(there) for where, there in held.items()})
