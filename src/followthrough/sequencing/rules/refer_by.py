"""By when a step that goes by referral has to be referred. Pure."""

from __future__ import annotations

from collections.abc import Set
from datetime import date, timedelta

from followthrough.common.dates import england_and_wales
from followthrough.people.rules import CaseFacts, leaves_without_home
from followthrough.plans.rules import Route, StepFacts, StepState
from followthrough.policy.pack import Pack
from followthrough.policy.periods import start_of
from followthrough.sequencing.engine.problem import NeedClass
from followthrough.sequencing.rules.problem import need_class
from followthrough.sequencing.rules.when_it_can_run import helps_with_a_home
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
    "before_stable",
    "steadying_undated",
    "published",
    "before_release",
    "too_late",
}

# Its day was set by somebody, or other work has to come first.
SET_OR_BEHIND = {"decision", "prerequisite"}


def waits_for_a_place_alone(step: StepFacts, case: CaseFacts, reasons: Set[str]) -> bool:
    """An immediate need that nothing but a place holds up; `reasons` are the codes of why the step
    stands where it does."""
    return need_class(step, case) is NeedClass.IMMEDIATE and reasons <= HOLD_NOTHING_UP


def answer_needed_by(
    step: StepFacts, case: CaseFacts, pack: Pack, reasons: Set[str]
) -> date | None:
    """The day of the release, of help with a home for who leaves prison without one: whenever a
    place is free, an answer is needed by then. None where somebody set its day, or where other work
    has to be done first."""
    if not (case.in_custody and leaves_without_home(case) and helps_with_a_home(step, pack)):
        return None
    return None if reasons & SET_OR_BEHIND else case.release_on


def refer_by(
    step: StepFacts,
    start: date | None,
    wait_weeks: int,
    pack: Pack,
    today: date,
    is_for_today: bool = False,
    needed_by: date | None = None,
) -> date | None:
    """The last day for the referral: the start less the expected wait and the agency's time to
    reply. Not before `today`: nobody could have known it before. None where the start is not
    known, and for work that needs no referral or has had it. `is_for_today`: nothing but a place
    holds up what is needed now, so that it is asked for today, however long the queue is.
    `needed_by`: the day by which an answer is needed, also where the start is later."""
    if step.route != Route.REFERRAL or step.state is not StepState.PLANNED or start is None:
        return None
    if is_for_today:
        return today
    reply = pack.timescales["referral_reply"]
    asked = start_of(reply, start - timedelta(weeks=wait_weeks), england_and_wales())
    if needed_by is not None:
        asked = min(asked, start_of(reply, needed_by, england_and_wales()))
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
