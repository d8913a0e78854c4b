"""States the problem of one case for the engine, from facts and the policy pack. Pure.

Held, dropped, finished and undelivered steps have no place to find; they stay out, and with them
what may only follow a step that is on hold.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from followthrough.common.dates import age_on, monday_of
from followthrough.people.rules import CaseFacts, work_may_start_on
from followthrough.plans.rules import LIVE, OWN_ROUTES, PlanFacts, StepFacts, StepState
from followthrough.policy.pack import Intervention, Pack
from followthrough.sequencing.engine.problem import (
    AbsentReason,
    CaseProblem,
    GroupStart,
    Opening,
    Prerequisite,
    Task,
    Weights,
)
from followthrough.services.rules import (
    Directory,
    Listing,
    Offer,
    PoolFacts,
    Seeker,
    is_local,
    offer_for,
)


@dataclass(frozen=True)
class Stated:
    """`problem` is None where no date can be found at all, and `why_none` then says why:
    `release_not_known` or `sentence_ended`. `behind` maps a step to the step on hold before it."""

    problem: CaseProblem | None
    steps: Mapping[str, StepFacts]
    offers: Mapping[str, Offer]
    behind: Mapping[str, StepFacts]
    why_none: str = ""


def state_problem(
    case: CaseFacts,
    plan: PlanFacts,
    directory: Directory,
    pack: Pack,
    today: date,
    published: Mapping[int, date],
) -> Stated:
    """`published` holds the start dates of the order published last, by step id."""
    live = {str(s.id): s for s in plan.steps if s.state in LIVE}
    behind = _behind_held(plan, live, pack)
    placed = {key: step for key, step in live.items() if key not in behind}
    offers = {key: _offer(case, step, directory, today) for key, step in placed.items()}
    weeks = Weeks(monday_of(today), today)
    may_start = work_may_start_on(case, today)
    end = weeks.last_within(case.ends_on) if case.ends_on else 0
    if may_start is None:
        return Stated(None, live, offers, behind, "release_not_known")
    first = weeks.first_from(may_start)
    if first > end:
        return Stated(None, live, offers, behind, "sentence_ended")
    tasks = tuple(
        _task(case, step, placed, offers[key], pack, weeks, published)
        for key, step in placed.items()
    )
    return Stated(
        CaseProblem(
            origin=weeks.origin,
            first=first,
            end=min(end, first + pack.sequencing["horizon_weeks"]),
            at_once=pack.sequencing["at_once_limit"],
            tasks=tasks,
            day_limit=case.days_left,
            weights=Weights(
                not_delivered=pack.sequencing["not_delivered"],
                stability=pack.sequencing["stability_cost"],
                load=pack.sequencing["load_cost"],
                change=pack.sequencing["change_cost"],
            ),
            low_readiness=bool(case.assessment and case.assessment.readiness == "low"),
            preferred=tuple(str(i) for i in plan.preferred if str(i) in placed),
        ),
        live,
        offers,
        behind,
    )


@dataclass(frozen=True)
class Weeks:
    """Whole weeks counted from the Monday of the week of `today`."""

    origin: date
    today: date

    def of(self, day: date) -> int:
        return (day - self.origin).days // 7

    def first_from(self, day: date) -> int:
        """The first week that lies wholly on or after `day`; this week counts for today."""
        if day <= self.today:
            return 0
        return -((self.origin - day).days // 7)

    def last_within(self, day: date) -> int:
        """The week before which work must have ended, so that its last Friday is not after
        `day`."""
        return max(0, ((day - self.origin).days + 3) // 7)


def _behind_held(
    plan: PlanFacts, live: Mapping[str, StepFacts], pack: Pack
) -> dict[str, StepFacts]:
    """Steps that may only follow one on hold, and those that may only follow these."""
    blocked = {s.intervention: s for s in plan.steps if s.state is StepState.HELD}
    behind: dict[str, StepFacts] = {}
    found = True
    while found:
        found = False
        for key, step in live.items():
            work = pack.interventions.get(step.intervention)
            if key in behind or work is None or step.state is StepState.STARTED:
                continue
            before = next((p.after for p in work.prerequisites if p.after in blocked), None)
            if before is not None:
                behind[key] = blocked[before]
                blocked.setdefault(step.intervention, blocked[before])
                found = True
    return behind


def _offer(case: CaseFacts, step: StepFacts, directory: Directory, today: date) -> Offer:
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


def _task(
    case: CaseFacts,
    step: StepFacts,
    placed: Mapping[str, StepFacts],
    offer: Offer,
    pack: Pack,
    weeks: Weeks,
    published: Mapping[int, date],
) -> Task:
    work = pack.interventions.get(step.intervention)
    started = step.on("started")
    openings = _openings(case, step, offer, pack, weeks)
    need = case.need(step.area)
    published_week = weeks.of(published[step.id]) if step.id in published else None
    return Task(
        key=str(step.id),
        label=work.label if work else step.text,
        weeks=work.weeks if work else pack.sequencing["own_step_weeks"],
        weight=_weight(step, case, pack),
        openings=openings,
        after=_prerequisites(step, work, placed),
        stabilising=bool(work and work.stabilising and step.stable_on is None),
        needs_stability=bool(work and work.needs_stability),
        lag=work.stable_after_weeks if work else 0,
        protects=step.protects_others or bool(work and work.protects_others),
        required=delivers_requirement(case, step, pack),
        days=work.activity_days if work and case.days_left is not None else 0,
        fixed_start=_moved_to(step, weeks) if started is None else None,
        published_start=published_week if published_week and published_week > 0 else None,
        running_since=min(0, weeks.of(started)) if started else None,
        absent_reason=_absent(offer) if not openings and started is None else None,
        immediate=bool(need and need.immediacy == "immediate"),
        specific=bool(work and work.specific),
        area=step.area,
    )


def delivers_requirement(case: CaseFacts, step: StepFacts, pack: Pack) -> bool:
    """True where the step delivers a requirement or condition that somebody has to deliver; not
    where the order only fixes the most that may be asked (a rehabilitation activity)."""
    for sentence in case.sentences:
        for requirement in sentence.requirements:
            if requirement.id == step.requirement_id:
                kind = pack.requirements.get(requirement.kind)
                return bool(kind and kind.delivered_by_step and not kind.fixes_maximum)
    return False


def _weight(step: StepFacts, case: CaseFacts, pack: Pack) -> int:
    """Weighted weeks for a week of delay, from the declared immediacy and severity of the need
    that the step serves. It orders tasks, never people."""
    need = case.need(step.area)
    immediacy = need.immediacy if need and step.when == "now" else "later"
    severity = need.severity if need else "low"
    return int(
        pack.sequencing[f"weight.{immediacy}"] * pack.sequencing[f"severity_multiplier.{severity}"]
    )


def _prerequisites(
    step: StepFacts, work: Intervention | None, placed: Mapping[str, StepFacts]
) -> tuple[Prerequisite, ...]:
    """Declared entry rules bind where the plan still holds the earlier work; what is finished is
    satisfied, what was dropped or is not in the plan does not bind."""
    if work is None:
        return ()
    return tuple(
        Prerequisite(key, "started" if rule.kind == "started" else "finished")
        for rule in work.prerequisites
        for key, other in placed.items()
        if other.intervention == rule.after and other.id != step.id
    )


def _moved_to(step: StepFacts, weeks: Weeks) -> int | None:
    decision = step.decision
    if decision is None or decision.kind != "move" or decision.start_on is None:
        return None
    week = weeks.of(decision.start_on)
    return week if week >= 0 else None


def _absent(offer: Offer) -> AbsentReason:
    if offer.listing is Listing.CONFIRMED_NOT_AVAILABLE:
        return "confirmed_not_available"
    return "nothing_listed"


def _openings(
    case: CaseFacts, step: StepFacts, offer: Offer, pack: Pack, weeks: Weeks
) -> tuple[Opening, ...]:
    if step.route in OWN_ROUTES:
        return (Opening("", "own"),)
    seeker = Seeker(case.sex, 0, case.unit_id, case.region_id, case.police_area_id)
    penalty = pack.sequencing["not_local_penalty"]
    return tuple(
        _opening(pool, step, 0 if is_local(pool, seeker) else penalty, weeks)
        for pool in offer.pools
    ) + tuple(Opening(service.title, "unknown") for service in offer.unknown)


def _opening(pool: PoolFacts, step: StepFacts, penalty: int, weeks: Weeks) -> Opening:
    name = pool.service.title
    if pool.kind == "groups":
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
    asked = step.on("referred") or weeks.today
    return weeks.first_from(asked + timedelta(weeks=pool.wait_weeks))
