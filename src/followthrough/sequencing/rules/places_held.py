"""The places that published orders hold, so that nobody is promised one twice. Pure."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from typing import NamedTuple

from followthrough.common.dates import start_of
from followthrough.plans.rules import TO_COME, Decision, Fact, FactKind, Route, StepState
from followthrough.plans.rules.facts import step_state
from followthrough.services.rules import GroupFacts, PoolFacts

ONE_DAY = timedelta(days=1)
NEVER = datetime.max.replace(tzinfo=UTC)
REFERRALS = (FactKind.REFERRED, FactKind.ASKED, FactKind.PASSED_ON)


class OrderedPlace(NamedTuple):
    """A place as the last order of a case was published with it: the codes of the pool and of the
    group, "" where it has none; `since`: from when orders of this case have had it, one after the
    other; what was recorded and decided about its step, and by which route that goes; the day
    `as_of` which the order was published, and on which it was withdrawn, None while it stands; and
    what was recorded or decided before and gave way, with when it did. `lost_at`: when it went to
    somebody else, as it was not held; `counts`: the case goes on, and has not moved or ended since;
    `id` that of the ordered step."""

    pool: str
    group: str
    case_id: int
    step_id: int
    since: datetime
    start: date
    refer_by: date | None
    facts: dict[str, Fact]
    decision: Decision | None
    route: str = ""
    as_of: date | None = None
    withdrawn_on: date | None = None
    gave_way: tuple[tuple[str, datetime], ...] = ()
    lost_at: datetime | None = None
    counts: bool = True
    id: int = 0

    @property
    def referred_on(self) -> date | None:
        """The first day, where it was asked for more than once."""
        days = [self.facts[kind].on for kind in REFERRALS if kind in self.facts]
        return min(days, default=None)

    @property
    def is_referred_under_it(self) -> bool:
        """Not by a referral that was made once the order was withdrawn: its place may be somebody
        else's by then."""
        day, stood = self.referred_on, self.withdrawn_on
        return stood is None or (day is not None and day <= stood)

    @property
    def planned_until(self) -> date | None:
        """The last day on which the order alone holds it; None: until the start. Of work that goes
        by referral and had it when the order was published, no day to refer by is kept: the order
        alone never held it."""
        if self.refer_by is None and self.route == Route.REFERRAL:
            return self.as_of
        return self.refer_by

    @property
    def held_since(self) -> datetime:
        """From when it is held without a break. Who let it go, or was referred when the order held
        it no longer, comes after those who got it meanwhile. Of a referral the day alone is known:
        it comes last on that day, and after whoever got the place before it was recorded."""
        moments = [self.since, *(at for kind, at in self.gave_way if lets_go(kind))]
        if self.lost_at is not None:
            moments.append(self.lost_at)
        day, last = self.referred_on, self.planned_until
        if day is not None and last is not None and day > last:
            moments.append(start_of(day + ONE_DAY))
        return max(moments)


def lets_go(kind: str) -> bool:
    """Whether a step of which this is recorded or decided holds no place: it is not to come."""
    if kind in set(FactKind):
        return step_state({kind: Fact(date.min)}, None) not in TO_COME
    return step_state({}, Decision(kind, date.min)) not in TO_COME


def is_held(place: OrderedPlace, today: date) -> bool:
    """An order of a case that goes on holds a place until the day to refer by; after that only the
    referral does, so that nobody keeps a place from others by planning alone. An order that was
    withdrawn holds none, and a referral that was made under it does. Once the day of the start has
    come, whoever runs the service knows."""
    state = step_state(place.facts, place.decision)
    if not place.counts or state not in TO_COME or place.start < today:
        return False
    if state is StepState.WAITING:
        return place.is_referred_under_it
    if place.withdrawn_on is not None:
        return False
    if place.refer_by is None:
        return place.route != Route.REFERRAL  # such a step was referred, and is so no longer
    return today <= place.refer_by


class Seats(NamedTuple):
    """Of those of a group that its provider calls free: how many are, for one case, and how many
    others come before it for."""

    free: int
    held: int


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

    def seats_for(self, pool: PoolFacts, group: GroupFacts, case_id: int) -> Seats:
        has_own = self.counted_by_provider(pool, group.code, case_id)
        left = group.seats_free + (1 if has_own else 0)
        free = max(0, left - self.before(pool, group.code, case_id))
        return Seats(free, left - free)

    def counted_by_provider(self, pool: PoolFacts, group: str, case_id: int) -> bool:
        """This person has a seat there that the provider counts as taken: by them."""
        there = self.by_place.get((pool.code, group), ())
        own = [place.facts for place in there if place.case_id == case_id]
        kind = FactKind.REFERRED
        return any(kind in facts and facts[kind].on <= pool.said_on for facts in own)

    def since(self, step_id: int, pool: str, group: str) -> datetime | None:
        """From when this step holds that place without a break; None where it does not."""
        there = self.by_place.get((pool, group), ())
        return next((place.held_since for place in there if place.step_id == step_id), None)


NONE_HELD = PlacesHeld()


def lost_to(
    case_id: int,
    places: Iterable[OrderedPlace],
    seen: PlacesHeld,
    pool: PoolFacts,
    group: GroupFacts,
    today: date,
) -> list[OrderedPlace]:
    """The places of others in that group in which this case has just got one: those of which no
    seat is left, and of which nobody has noted it yet. `seen`: who held one when this was proposed.
    Who has taken theirs up since, whenever they began to, comes after it."""
    where = pool.code, group.code
    held_then = {place.id for place in seen.by_place.get(where, ())}
    there = [place for place in places if (place.pool, place.group) == where]
    late = [p for p in there if p.case_id != case_id and p.id not in held_then]
    in_turn = [place._replace(lost_at=NEVER) if place in late else place for place in there]
    held = places_held(in_turn, today)
    return [
        place
        for place in there
        if place.case_id != case_id
        and place.lost_at is None
        and not held.seats_for(pool, group, place.case_id).free
    ]


def places_held(places: Iterable[OrderedPlace], today: date) -> PlacesHeld:
    held = defaultdict(list)
    for place in sorted(places, key=lambda place: (place.held_since, place.step_id)):
        if is_held(place, today):
            held[place.pool, place.group].append(place)
    return PlacesHeld({where: tuple(there) for where, there in held.items()})
