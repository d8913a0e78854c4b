"""Turns the engine's answer, and what needs no engine, into a proposal that people read. Pure,
but for the engine's solver."""

from __future__ import annotations

from collections.abc import Container, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from types import MappingProxyType

from followthrough.common.dates import say_date
from followthrough.common.wording import within_sentence
from followthrough.people.rules import CaseFacts
from followthrough.people.rules.recall import recalled_on
from followthrough.people.words_of_settling import say_reviewed_elsewhere
from followthrough.plans.rules import ENDED, FactKind, PlanFacts, StepFacts, StepState
from followthrough.plans.rules.needs_without_step import immediate_needs_without_step
from followthrough.policy.pack import Pack
from followthrough.sequencing.engine.explain import Reason
from followthrough.sequencing.engine.order import Order
from followthrough.sequencing.rules.codes import DateKind
from followthrough.sequencing.rules.first_night import will_ask_about_first_night
from followthrough.sequencing.rules.in_lane import place_in_lane
from followthrough.sequencing.rules.lanes import Lanes
from followthrough.sequencing.rules.length_of_work import should_have_ended
from followthrough.sequencing.rules.places_held import NONE_HELD, PlacesHeld
from followthrough.sequencing.rules.plan_advice import in_order_of_needs, plan_advice
from followthrough.sequencing.rules.problem import StatedProblem, state_problem
from followthrough.sequencing.rules.proposed import Lane, Proposal, ProposedStep, ReasonText
from followthrough.sequencing.rules.refer_by import (
    answer_needed_by,
    expected_wait,
    refer_by,
    waits_for_a_place_alone,
)
from followthrough.sequencing.rules.said_aloud import Placed, SaidAloud
from followthrough.sequencing.rules.solution import solve_problem
from followthrough.sequencing.rules.step_dates import StepDates, dates_of
from followthrough.sequencing.rules.under_way import uncarried
from followthrough.sequencing.rules.what_it_answers import WhatItAnswers
from followthrough.sequencing.rules.when_it_can_run import stopped_on
from followthrough.services.rules import Directory

NONE_ELSEWHERE: Mapping[int, date] = MappingProxyType({})


def propose(
    case: CaseFacts,
    plan: PlanFacts,
    directory: Directory,
    pack: Pack,
    today: date,
    published: Mapping[int, date],
    held: PlacesHeld = NONE_HELD,
    elsewhere: Mapping[int, date] = NONE_ELSEWHERE,
) -> Proposal:
    """The order of one case. Every step of the plan is in it, each with at least one reason. `held`
    are the places that published orders hold, this case's own among them; `elsewhere`, by id of
    the step, the day of reviews that were done elsewhere."""
    to_order = _without(elsewhere, plan)
    stated = state_problem(case, to_order, directory, pack, today, published, held)
    solution = solve_problem(stated.problem, pack)
    stated = replace(stated, problem=solution.problem or stated.problem)
    recalled = recalled_on(case, today)
    stopped = {s.id: on for s in plan.steps if (on := stopped_on(s, case, pack, today))}
    said = SaidAloud(case, WhatItAnswers(case, plan, pack), stated.steps, pack, today)
    lanes = Lanes(
        case, pack, today, frozenset(stated.suspended), frozenset(stopped), frozenset(elsewhere)
    )
    asks = will_ask_about_first_night(case, pack, today)
    writer = _ProposalWriter(
        case,
        stated,
        solution.order,
        solution.reasons,
        pack,
        today,
        said,
        lanes,
        held,
        recalled,
        stopped,
        asks,
        elsewhere,
    )

    def rank(placed: ProposedStep) -> tuple[int, tuple[object, ...]]:
        step, start = placed.step, placed.start
        if placed.lane in OVER:
            place: tuple[object, ...] = (start or date.max, step.id)
        else:
            place = place_in_lane(step, start, case, pack)
        return LANE_ORDER.index(placed.lane), place

    steps = sorted((writer.proposed_step(step) for step in plan.steps), key=rank)
    return Proposal(
        case_id=case.case_id,
        crn=case.crn,
        as_of=today,
        pack_version=pack.version,
        steps=tuple(steps),
        advice=in_order_of_needs(
            (*solution.advice, *plan_advice(case, to_order, stated, pack)), case, plan.steps
        ),
        violations=solution.violations,
        proven=solution.proven,
        without_step=tuple(immediate_needs_without_step(case, plan, today)),
    )


def _without(ids: Container[int], plan: PlanFacts) -> PlanFacts:
    goals = (
        goal._replace(steps=tuple(s for s in goal.steps if s.id not in ids)) for goal in plan.goals
    )
    return replace(plan, goals=tuple(goals)) if ids else plan


LANE_ORDER = list(Lane)
OVER = {Lane.DONE, Lane.NOT_DELIVERED}
# Whatever the order has, the work does not go on.
STOPS = {"sentence_ended", "in_custody"}


@dataclass(frozen=True)
class _ProposalWriter:
    """`stopped`: by id of steps that were under way in the community, the day of the recall.
    `asks_first_night`: whether a place for the first night out of prison is still to be found;
    `elsewhere` as `propose` has it."""

    case: CaseFacts
    stated: StatedProblem
    order: Order | None
    reasons: Mapping[str, tuple[Reason, ...]]
    pack: Pack
    today: date
    said: SaidAloud
    lanes: Lanes
    held: PlacesHeld
    recalled: date | None = None
    stopped: Mapping[int, date] = field(default_factory=dict)
    asks_first_night: bool = False
    elsewhere: Mapping[int, date] = field(default_factory=dict)

    def proposed_step(self, step: StepFacts) -> ProposedStep:
        state = step.state
        work = self.pack.known.interventions.get(step.intervention)
        label = work.label if work else step.text
        key = str(step.id)
        dates = self._dates(step)
        estimated = dates.kind is DateKind.ESTIMATE
        runs = state is StepState.STARTED and step.id not in self.stopped
        is_past = runs and dates.end is not None and dates.end < self.today
        reasons = self._reasons(step, dates)
        wait = expected_wait(self.stated.offers.get(key), dates.pool) if estimated else 0
        codes = {reason.code for reason in reasons}
        by = answer_needed_by(step, self.case, self.pack, codes)
        alone = waits_for_a_place_alone(step, self.case, codes)
        is_for_today = alone or (by is not None and self.asks_first_night)
        refer_on = refer_by(step, dates.start, wait, self.pack, self.today, is_for_today, by)
        return ProposedStep(
            step=step,
            label=label,
            state=state,
            lane=self.lanes.lane(step, dates.start, dates.kind, refer_on),
            start=dates.start,
            end=None if is_past or step.id in self.stopped else dates.end,
            date_kind=dates.kind,
            where=dates.where,
            reasons=reasons,
            why=self._why(step, dates, reasons),
            refer_by=refer_on,
            should_have_ended=should_have_ended(step, self.case, self.pack, self.today)
            if is_past
            else None,
            pool=dates.pool,
            group=dates.group,
            held_since=self.held.since(step.id, dates.pool, dates.group),
        )

    def _dates(self, step: StepFacts) -> StepDates:
        if on := self.elsewhere.get(step.id):
            return StepDates(on, on, DateKind.RECORDED)
        return dates_of(step, self.case, self.stated, self.order, self.pack, self.today)

    def _why(self, step: StepFacts, dates: StepDates, reasons: tuple[ReasonText, ...]) -> str:
        if step.state in ENDED:
            return reasons[0].text
        key = str(step.id)
        own = self.reasons.get(key, ())
        if own and reasons[0].code not in STOPS:
            return self.said.sentence(step, Placed(dates.start, dates.kind, dates.where, own))
        return self.said.with_reason(step, reasons[0].text)

    def _reasons(self, step: StepFacts, dates: StepDates) -> tuple[ReasonText, ...]:
        key = str(step.id)
        if on := self.elsewhere.get(step.id):
            return (ReasonText("finished", say_reviewed_elsewhere(on), on, on),)
        over = uncarried(step, self.case, self.today)
        if over is not None and step.state is StepState.STARTED:
            text = f"The sentence that carried it is over since {say_date(over.on)}."
            return (ReasonText("sentence_ended", text),)
        if step.id in self.stopped:
            since = f"It was under way before the recall on {say_date(self.stopped[step.id])}"
            return (ReasonText("in_custody", f"{since}, and waits for the release."),)
        if key in self.reasons:
            own = [
                ReasonText(r.code, r.text, r.from_date, r.to_date, r.alert, _help_text(r))
                for r in self.reasons[key]
            ]
            return tuple(self._about_release(key, dates, own))
        if key in self.stated.behind:
            before = self.stated.behind[key]
            text = f"It may only follow “{before.text}”, which is on hold."
            alert = key in self.stated.protected
            return (ReasonText("prerequisite_not_placed", text, alert=alert),)
        if key in self.stated.suspended:
            return (self._suspended(key),)
        if key in self.stated.after_release:
            recalled = f" since the recall on {say_date(self.recalled)}" if self.recalled else ""
            text = f"It starts after the release, which has no date yet{recalled}."
            return (ReasonText("release_not_known", text),)
        if step.state in {StepState.PLANNED, StepState.WAITING, StepState.STARTED}:
            return (self._no_problem(step),)
        return (self._over(step),)

    def _about_release(
        self, key: str, dates: StepDates, own: list[ReasonText]
    ) -> Iterator[ReasonText]:
        """The engine counts in weeks; that a day is that of the release is said instead."""
        release = self.case.release_on
        if release is None or dates.start is None or dates.start < release:
            if why_early := self.stated.before_release.get(key):
                yield ReasonText("before_release", why_early)
        elif too_late := self.stated.too_late.get(key):
            yield ReasonText("too_late", too_late, alert=True)
        if dates.kind is not DateKind.ON_RELEASE or dates.start is None:
            yield from own
            return
        text = f"It begins on the day of the release, {say_date(dates.start)}."
        yield ReasonText("on_release", text, dates.start, dates.start)

    def _suspended(self, key: str) -> ReasonText:
        """Services that the person uses by choice may go on (reference/domain.md 5.9)."""
        alert = key in self.stated.protected
        by_choice = "Ask whether the person wants to do it by choice; if so, record its start."
        decide = "Decide with the manager how this goes on while contact is suspended."
        return ReasonText(
            "contact_suspended",
            "Contact is suspended, so no new work is asked of the person and no date is given yet.",
            alert=alert,
            help=decide if alert else by_choice,
        )

    def _no_problem(self, step: StepFacts) -> ReasonText:
        return ReasonText(
            "sentence_ended",
            "The sentence ends before any further work could start.",
            alert=step.protects_others or step.requirement_id is not None,
        )

    def _over(self, step: StepFacts) -> ReasonText:
        """The reason of a step that is over or on hold, from what was recorded."""
        if step.state is StepState.FINISHED:
            on = step.on(FactKind.FINISHED)
            return ReasonText("finished", f"Finished on {_day_text(on)}.", on, on)
        if step.state is StepState.NOT_DELIVERED:
            fact = step.facts[FactKind.NOT_DELIVERED]
            why = self._label(fact.reason)
            return ReasonText(
                fact.reason,
                f"Not delivered, recorded on {_day_text(fact.on)}: {why}.",
                fact.on,
                fact.on,
            )
        decision = step.decision
        assert decision is not None  # held and dropped steps have one
        verb = "Put on hold" if step.state is StepState.HELD else "Dropped"
        text = f"{verb} on {_day_text(decision.on)}: {self._label(decision.reason)}."
        return ReasonText(decision.reason, text, decision.on, decision.on)

    def _label(self, reason: str) -> str:
        known = self.pack.known.reasons.get(reason)
        label = known.label if known else reason
        return within_sentence(label)


def _day_text(day: date | None) -> str:
    return say_date(day) if day else "a day not known"


def _help_text(reason: Reason) -> str:
    """Not a longer sentence: nobody helps a person by that."""
    return reason.help.text if reason.help and reason.help.kind != "weeks" else ""
