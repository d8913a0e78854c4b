"""States the problem of one case for the engine, from facts and the policy pack. Pure.

Held, dropped, finished and undelivered steps have no place to find; they stay out, and with them
what may only follow a step that is on hold.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date

from followthrough.common.dates import england_and_wales, monday_of_work
from followthrough.people.rules import (
    CaseFacts,
    Immediacy,
    Readiness,
    contact_is_suspended,
    days_left,
)
from followthrough.plans.rules import (
    LIVE,
    DecisionKind,
    FactKind,
    GoalWhen,
    PlanFacts,
    StepFacts,
    StepState,
    delivers_requirement,
)
from followthrough.plans.rules.natures import (
    is_one_of_the_things_at_once,
    is_staff_only,
    protects,
)
from followthrough.policy.pack import Pack
from followthrough.sequencing.engine.problem import (
    CaseProblem,
    NeedClass,
    Task,
    Weights,
)
from followthrough.sequencing.rules.openings import (
    absent_reason,
    listed_for_others,
    offer_for_step,
    openings_for_step,
)
from followthrough.sequencing.rules.places_held import NONE_HELD, PlacesHeld
from followthrough.sequencing.rules.turns import Turn, in_turn, severity_of
from followthrough.sequencing.rules.weeks import Weeks
from followthrough.sequencing.rules.weeks_needed import part_worth_weeks, weeks_needed
from followthrough.sequencing.rules.what_comes_before import behind_held, comes_before
from followthrough.sequencing.rules.when_it_can_run import WhenItCanRun
from followthrough.services.rules import Directory, Offer


@dataclass(frozen=True)
class StatedProblem:
    """`problem` is None where no date can be found at all, and `why_none` then says why:
    `sentence_ended`. `behind` maps a step to the step on hold before it; `suspended` are steps not
    started while contact is suspended, `after_release` those that need the person in the community
    while the release is not known: the problem leaves all of these out. `on_release`: the day of
    the release, of steps that begin on it; `before_release`: why steps may begin before it;
    `too_late`: what is said of help with a home that does not.
    `protected` are those that keep others safe or deliver a requirement."""

    problem: CaseProblem | None
    steps: Mapping[str, StepFacts]
    offers: Mapping[str, Offer]
    behind: Mapping[str, StepFacts]
    protected: frozenset[str]
    why_none: str = ""
    suspended: frozenset[str] = frozenset()
    after_release: frozenset[str] = frozenset()
    on_release: Mapping[str, date] = field(default_factory=dict)
    before_release: Mapping[str, str] = field(default_factory=dict)
    too_late: Mapping[str, str] = field(default_factory=dict)


def state_problem(
    case: CaseFacts,
    plan: PlanFacts,
    directory: Directory,
    pack: Pack,
    today: date,
    published: Mapping[int, date],
    held: PlacesHeld = NONE_HELD,
) -> StatedProblem:
    """`published` holds the start dates of the order published last, by step id."""
    live = {str(s.id): s for s in plan.steps if s.state in LIVE}
    weeks = Weeks(monday_of_work(today, england_and_wales()), today)
    when = WhenItCanRun(case, pack, weeks)
    end = weeks.last_within(case.last_day) if case.last_day else 0
    to_come = {key: step for key, step in live.items() if step.state is not StepState.STARTED}
    after_release = frozenset(k for k, s in to_come.items() if when.is_after_release_only(s))
    suspended: frozenset[str] = frozenset()
    if contact_is_suspended(case) and when.first_week < end:
        suspended = frozenset(to_come) - after_release
    waiting = {k: step for k, step in live.items() if k not in suspended | after_release}
    behind = behind_held(plan, waiting, pack)
    placed = {key: step for key, step in waiting.items() if key not in behind}
    offers = {key: offer_for_step(case, step, directory, today) for key, step in placed.items()}
    protected = frozenset(
        key
        for key, step in live.items()
        if protects(step, pack) or delivers_requirement(case, step, pack)
    )
    first = when.first_week
    if first > end:
        return StatedProblem(
            None, live, offers, behind, protected, "sentence_ended", suspended, after_release
        )
    horizon = first + pack.sequencing["horizon_weeks"]
    tasks = tuple(
        _task(case, step, placed, offers[key], pack, when, published, held)
        for key, step in placed.items()
    )
    tasks = in_turn(tasks, Turn(case, plan, placed))
    return StatedProblem(
        CaseProblem(
            origin=weeks.origin,
            first=first,
            end=min(end, horizon),
            at_once=pack.sequencing["at_once_limit"],
            tasks=tasks,
            day_limits=_day_limits(when, placed.values()),
            weights=Weights(
                not_delivered=pack.sequencing["not_delivered"],
                stability=pack.sequencing["stability_cost"],
                load=pack.sequencing["load_cost"],
                change=pack.sequencing["change_cost"],
            ),
            low_readiness=bool(case.assessment and case.assessment.readiness == Readiness.LOW),
            preferred=tuple(str(i) for i in plan.preferred if str(i) in placed),
            looks_ahead=horizon < end,
        ),
        live,
        offers,
        behind,
        protected,
        suspended=suspended,
        after_release=after_release,
        on_release=(
            {key: case.release_on for key, step in placed.items() if when.is_on_release(step)}
            if case.release_on
            else {}
        ),
        before_release={
            key: why
            for key, step in placed.items()
            if step.state is not StepState.STARTED and (why := when.why_before_release(step))
        },
        too_late={
            key: why
            for key, step in placed.items()
            if step.state is not StepState.STARTED and (why := when.why_too_late(step))
        },
    )


def _task(
    case: CaseFacts,
    step: StepFacts,
    placed: Mapping[str, StepFacts],
    offer: Offer,
    pack: Pack,
    when: WhenItCanRun,
    published: Mapping[int, date],
    held: PlacesHeld,
) -> Task:
    weeks, carrier = when.weeks, when.carrier(step)
    work = pack.known.interventions.get(step.intervention)
    started = step.on(FactKind.STARTED)
    openings = openings_for_step(case, step, offer, pack, weeks, held)
    is_absent = not openings and started is None
    own = carrier.sentence if carrier else None
    published_week = weeks.of(published[step.id]) if step.id in published else None
    return Task(
        key=str(step.id),
        label=step.named,
        weeks=weeks_needed(step, case, pack),
        weight=_weight(step, case, pack),
        openings=openings,
        after=comes_before(step, placed, pack),
        stabilising=bool(work and work.stabilising and step.stable_on is None),
        needs_stability=bool(work and work.needs_stability) and not is_staff_only(step, pack),
        lag=work.stable_after_weeks if work else 0,
        protects=protects(step, pack),
        required=delivers_requirement(case, step, pack),
        days=carrier.days if carrier else 0,
        days_of=carrier.days_of if carrier else "",
        not_before=when.first_week_of(own, step) if own else None,
        not_after=weeks.last_within(own.ends_on) if own and own.ends_on else None,
        closed=when.closed(step) if started is None else (),
        fixed_start=_moved_to(step, weeks) if started is None else None,
        published_start=published_week if published_week and published_week > 0 else None,
        running_since=min(0, weeks.of(started)) if started else None,
        absent_reason=absent_reason(offer) if is_absent else None,
        listed_for_others=listed_for_others(case, offer, weeks.today) if is_absent else (),
        need_class=_put_in_class(step, case, pack),
        counted=is_one_of_the_things_at_once(step, pack),
        staff_only=is_staff_only(step, pack),
        motivates=bool(work and work.motivates),
        soon_published=bool(
            published_week and 0 < published_week <= pack.sequencing["notice_weeks"]
        ),
        specific=bool(work and work.specific),
        area=step.area,
        least=part_worth_weeks(step, case, pack),
    )


def _day_limits(when: WhenItCanRun, steps: Iterable[StepFacts]) -> dict[str, int]:
    """Activity days left of each order that steps use days of."""
    carriers = [carrier for step in steps if (carrier := when.carrier(step)) is not None]
    left = {carrier.days_of: days_left(carrier.sentence) for carrier in carriers if carrier.days}
    return {of: days for of, days in left.items() if days is not None}


def need_class(step: StepFacts, case: CaseFacts) -> NeedClass:
    """By the need in the area of its goal; what is planned for later waits with the rest."""
    need = case.need(step.area)
    if need is None or step.when != GoalWhen.NOW:
        return NeedClass.LATER
    return NEED_CLASSES[Immediacy(need.immediacy)]


def makes_ready(step: StepFacts, case: CaseFacts, pack: Pack) -> bool:
    """It is there to make somebody ready, and their readiness is recorded as low."""
    work = pack.known.interventions.get(step.intervention)
    low = case.assessment is not None and case.assessment.readiness == Readiness.LOW
    return bool(work and work.motivates and low)


def _put_in_class(step: StepFacts, case: CaseFacts, pack: Pack) -> NeedClass:
    own = need_class(step, case)
    if not makes_ready(step, case, pack):
        return own
    return min(own, NeedClass(pack.sequencing["motivating_class"]))


NEED_CLASSES = {
    Immediacy.IMMEDIATE: NeedClass.IMMEDIATE,
    Immediacy.SOON: NeedClass.SOON,
    Immediacy.LATER: NeedClass.LATER,
}


def _weight(step: StepFacts, case: CaseFacts, pack: Pack) -> int:
    """Weighted weeks for a week of delay, from the declared immediacy and severity of the need
    that the step serves. It orders tasks, never people."""
    need = case.need(step.area)
    immediacy = need.immediacy if need and step.when == GoalWhen.NOW else Immediacy.LATER
    multiplier = pack.sequencing[f"severity_multiplier.{severity_of(step, case)}"]
    return int(pack.sequencing[f"weight.{immediacy}"] * multiplier)


def _moved_to(step: StepFacts, weeks: Weeks) -> int | None:
    decision = step.decision
    if decision is None or decision.kind != DecisionKind.MOVE or decision.start_on is None:
        return None
    week = weeks.of(decision.start_on)
    return week if week >= 0 else None
