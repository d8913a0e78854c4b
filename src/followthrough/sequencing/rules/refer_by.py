"""By when a step that goes by referral has to be referred. Pure."""

from __future__ import annotations

from collections.abc import Set
from datetime import date, timedelta

from followthrough.common.dates import england_and_wales
from followthrough.people.rules import CaseFacts
from followthrough.plans.rules import Route, StepFacts, StepState
from followthrough.policy.pack import Pack
from followthrough.policy.periods import start_of
from followthrough.sequencing.engine.problem import NeedClass
from followthrough.sequencing.rules.problem import need_class
from followthrough.services.rules import Offer, PoolKind

# With these alone a referral can be made today: there is no place yet, or it is about the start.
HOLD_NOTHING_UP = {
    "starts_straight_away",
    "starts_then",
    "no_place_yet",
    "group_full",
    "no_group_start",
    "contract_ends",
    "not_local",
    "not_suited",
    "unsuited",
    "part_fits",
    "published",
    "before_release",
    "too_late",
}


def needed_now(step: StepFacts, case: CaseFacts, reasons: Set[str]) -> bool:
    """An immediate need that nothing but a place holds up; `reasons` are the codes of why the step
    stands where it does."""
    return need_class(step, case) is NeedClass.IMMEDIATE and reasons <= HOLD_NOTHING_UP


def refer_by(
    step: StepFacts,
    start: date | None,
    wait_weeks: int,
    pack: Pack,
    today: date,
    needed_now: bool = False,
) -> date | None:
    """The last day for the referral: the start less the expected wait and the agency's time to
    reply. Not before `today`: nobody could have known it before. None where the start is not
    known, and for work that needs no referral or has had it. `needed_now`: nothing but a place
    holds up what is needed now, so that it is asked for today, however long the queue is."""
    if step.route != Route.REFERRAL or step.state is not StepState.PLANNED or start is None:
        return None
    if needed_now:
        return today
    reply = pack.timescales["referral_reply"]
    asked = start_of(reply, start - timedelta(weeks=wait_weeks), england_and_wales())
    return max(asked, today)


def expected_wait(offer: Offer | None, pool: str) -> int:
    """Weeks from referral to start that the service of that pool expects; 0 where it names none, or
    the day from which a place is free. Of several, the shortest: nobody is told too early that they
    are late."""
    pools = offer.pools if offer else ()
    services = {found.service.id for found in pools if found.code == pool}
    waits = [
        found.wait_weeks
        for found in pools
        if found.service.id in services and found.first_free_on is None
        if found.kind == PoolKind.ROLLING and found.wait_weeks is not None
    ]
    return min(waits, default=0)
