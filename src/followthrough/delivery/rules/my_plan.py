"""Writes "My plan, to print" from the facts of a case. Pure.

The page is drawn from `MyPlan` alone, so that nothing else of a case can reach it: an allow-list by
construction (`my_plan_contents.py`).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date

from followthrough.common.dates import monday_of, say_date
from followthrough.delivery import my_plan_words as words
from followthrough.delivery.rules.my_plan_always import (
    earlier,
    last_days,
    nothing,
    place,
    questions,
    release_day,
    say_near,
    strengths,
)
from followthrough.delivery.rules.my_plan_contents import (
    InMyWords,
    MyDate,
    MyPlan,
    MyPlanSources,
    MyStep,
)
from followthrough.delivery.rules.shown_to_person import may_be_shown
from followthrough.people.rules import (
    CaseFacts,
    contact_is_suspended,
)
from followthrough.plans.rules import (
    BEGUN,
    LIVE,
    TO_COME,
    AgreementState,
    FactKind,
    GoalFacts,
    GoalState,
    GoalWhen,
    PlanFacts,
    StepActor,
    StepFacts,
    StepState,
)
from followthrough.policy.context import Context
from followthrough.sequencing.rules import DateKind
from followthrough.sequencing.rules.published import (
    KnowsOrder,
    Published,
    PublishedStep,
    order_in_force,
)
from followthrough.sequencing.rules.under_way import UnderWay, under_way
from followthrough.sequencing.rules.when_it_can_run import may_begin_from, waits_for_release

# Reasons that speak of other work: said only where that work stands on the page as well.
ABOUT_OTHER_WORK = frozenset({"load", "placed_after_others", "prerequisite", "stability"})

MOST_BETTER, MOST_DATES = 6, 6


def my_plan(facts: KnowsOrder, sources: MyPlanSources, context: Context) -> MyPlan:
    case, plan = facts.case, facts.plan
    who = case.practitioner_name or words.NOBODY_NAMED
    always = MyPlan(
        called=case.called,
        has_plan=False,
        place=place(case, who, context.today),
        strengths=strengths(case),
        ask=questions(case, who, context.today),
        nothing=nothing(case, who, context.today),
        earlier=earlier(case, who),
        printed=words.PRINTED.format(day=say_date(context.today)),
    )
    if plan is None:
        return always
    return _Writer(case, plan, order_in_force(facts, context), sources, context, who).write(always)


@dataclass(frozen=True)
class _Writer:
    case: CaseFacts
    plan: PlanFacts
    order: Published | None
    sources: MyPlanSources
    context: Context
    who: str

    def write(self, always: MyPlan) -> MyPlan:
        live = [s for s in self._shown(self.plan.steps) if s.state in {*LIVE, StepState.HELD}]
        live.sort(key=self._start_or_never)
        texts = {step.id: step.text for step in live}
        return replace(
            always,
            has_plan=True,
            said=self._said(),
            said_words=self._said_words(),
            goals=tuple(InMyWords(g.title, g.words) for g in self._goals(GoalState.ACTIVE)),
            order=words.ORDER["dated" if self.order else "undated"].format(who=self.who),
            now=self._steps_in_lane("now", live),
            next=self._steps_in_lane("next", live),
            later=self._steps_in_lane("later", live),
            better=self._better(),
            wishes=tuple(texts[id_] for id_ in self.plan.preferred if id_ in texts),
            wish_words=self.plan.preferred_words,
            dates=self._dates(live),
        )

    def _shown(self, steps: tuple[StepFacts, ...]) -> list[StepFacts]:
        return [s for s in steps if may_be_shown(s, self.case, self.context.pack)]

    def _goals(self, state: str) -> Iterator[GoalFacts]:
        """Not a goal all of whose steps are left out: its title would tell of them."""
        for goal in self.plan.goals:
            if goal.state == state and (not goal.steps or self._shown(goal.steps)):
                yield goal

    def _said(self) -> tuple[str, ...]:
        agreement, sentences = self.plan.agreement, words.AGREEMENT_SENTENCES
        if agreement.state == AgreementState.AGREED:
            day = say_date(agreement.on) if agreement.on else ""
            first = sentences["agreed" if day else "agreed_no_day"].format(day=day)
        elif agreement.state == AgreementState.DID_NOT_AGREE:
            first = sentences["did_not_agree"].format(who=self.who)
        else:
            return (sentences["not_said"],)
        changed = sentences["changed"].format(who=self.who)
        return (first, changed) if self.plan.changed_since_said else (first,)

    def _said_words(self) -> str:
        """Of somebody who could not answer, the words may be the practitioner's."""
        own_words_states = {AgreementState.AGREED, AgreementState.DID_NOT_AGREE}
        return self.plan.agreement.words if self.plan.agreement.state in own_words_states else ""

    def _better(self) -> tuple[InMyWords, ...]:
        """Goals that were achieved, then finished steps, the newest first."""
        done = [s for s in self._shown(self.plan.steps) if s.state is StepState.FINISHED]
        done.sort(key=lambda s: s.on(FactKind.FINISHED) or date.min, reverse=True)
        goal, did = words.BETTER["goal"], words.BETTER["step"]
        items = [
            InMyWords(goal.format(text=g.title), self.sources.achieved.get(g.id, ""))
            for g in self._goals(GoalState.ACHIEVED)
        ]
        items += [InMyWords(did.format(text=s.text), self._own_words(s)) for s in done]
        return tuple(items[:MOST_BETTER])

    def _own_words(self, step: StepFacts) -> str:
        texts = (self.sources.finished.get(step.id), self.sources.learnt.get(step.id))
        return " ".join(filter(None, texts))

    def _placed(self, step: StepFacts) -> PublishedStep | None:
        return self.order.steps.get(step.id) if self.order else None

    def _start(self, step: StepFacts) -> date | None:
        """The day of the published order, for work that still has to start."""
        placed = self._placed(step)
        waits = step.state in TO_COME
        return placed.start if placed is not None and waits else None

    def _start_or_never(self, step: StepFacts) -> date:
        return step.on(FactKind.STARTED) or self._start(step) or date.max

    def _day(self, day: date) -> str:
        return say_near(day, self.context.today)

    def _lane(self, step: StepFacts) -> str:
        """As in `sequencing.rules.proposal`, but from what was published."""
        if step.state is StepState.HELD:
            return "later"
        if step.state in BEGUN:
            return "next" if self._is_outside(step) else "now"
        start = self._start(step) or step.moved_to
        today = self.context.today
        can_begin = may_begin_from(step, self.case, self.context.pack, today) == today
        if start is None and self.order is None:
            if step.when != GoalWhen.NOW:
                return "later"
            return "now" if can_begin else "next"
        if start is None:
            return "later" if step.when == GoalWhen.LATER else "next"
        weeks = (start - today).days / 7
        limits = self.context.pack.sequencing
        if weeks <= limits["now_weeks"] and can_begin:
            return "now"
        return "next" if weeks <= limits["next_weeks"] else "later"

    def _steps_in_lane(self, lane: str, live: list[StepFacts]) -> tuple[MyStep, ...]:
        return tuple(self._my_step(step, live) for step in live if self._lane(step) == lane)

    def _my_step(self, step: StepFacts, live: list[StepFacts]) -> MyStep:
        code = self._when(step)
        day = step.on(FactKind.STARTED) if code == "started" else self._start(step)
        text = words.WHEN[code].format(
            day=self._day(day) if day else "",
            month=f"{day:%B %Y}" if day else "",
            who=self.who,
        )
        if step.state is StepState.WAITING and code != "past":
            dated = text if code in {"on", "week", "this_week", "about", "out"} else ""
            text = f"{words.WHEN['waiting']} {dated}".strip()
        why = "" if code in {"past", "held", "out", "none"} else self._why(step, live)
        does = words.WHO_DOES.get(step.actor, words.WHO_DOES[StepActor.OTHER]).format(who=self.who)
        return MyStep(step.text, does, text, why)

    def _is_outside(self, step: StepFacts) -> bool:
        """It is with a service in the community, and the person is in prison."""
        if step.state is StepState.WAITING:
            return waits_for_release(step, self.case, self.context.pack)
        return self._how_it_runs(step) is UnderWay.STOPPED

    def _how_it_runs(self, step: StepFacts) -> UnderWay | None:
        return under_way(step, self.case, self.context.pack, self.context.today)

    def _when(self, step: StepFacts) -> str:
        """A key of `words.WHEN`. An estimate is never said as a day."""
        if step.state is StepState.HELD:
            return "held"
        if step.state is StepState.STARTED:
            if self._is_outside(step):
                return "stopped"
            if self._how_it_runs(step) is UnderWay.UNSAID:
                return "unsaid"
            return "started" if step.on(FactKind.STARTED) else "none"
        start, placed = self._start(step), self._placed(step)
        if start is None or placed is None:
            if waits_for_release(step, self.case, self.context.pack):
                return "out"
            return "no_date" if self.order else "none"
        today, monday = self.context.today, monday_of(self.context.today)
        if placed.date_kind in {DateKind.GROUP, DateKind.ON_RELEASE}:
            return "past" if start < today else "on"
        if start < monday:
            return "past"
        if placed.date_kind == DateKind.ESTIMATE:
            return "about"
        return "this_week" if monday_of(start) == monday else "week"

    def _why(self, step: StepFacts, live: list[StepFacts]) -> str:
        if self._placed(step) is None or step.state is StepState.STARTED:
            return ""
        start = self._start_or_never(step)
        others = any(self._start_or_never(s) < start for s in live if s.id != step.id)
        known = [code for code in self.sources.why.get(step.id, ()) if code in words.WHY]
        known = [code for code in known if others or code not in ABOUT_OTHER_WORK]
        if step.state is StepState.WAITING:
            known = [code for code in known if code != "starts_straight_away"]
        if not known:
            return ""
        # That a date was set says least: any other reason comes before it.
        best = next((code for code in known if code != "published"), known[0])
        return words.WHY[best].format(who=self.who)

    def _dates(self, live: list[StepFacts]) -> tuple[MyDate, ...]:
        today, told = self.context.today, self.sources.early_ends
        fixed = [*release_day(self.case, today), *last_days(self.case, told, today)]
        dates = [*fixed, *self._starts(live), *self._look_backs()]
        return tuple(day for _, day in sorted(dates, key=lambda pair: pair[0])[:MOST_DATES])

    def _starts(self, live: list[StepFacts]) -> Iterator[tuple[date, MyDate]]:
        for step in live:
            start, code = self._start(step), self._when(step)
            if start is None or code not in {"on", "week", "this_week"}:
                continue
            key = "on" if code == "on" else "week"
            of = start if key == "on" else monday_of(start)
            day = words.DATES[key].format(weekday=f"{start:%A}", day=self._day(of))
            yield start, MyDate(day, step.text)

    def _look_backs(self) -> Iterator[tuple[date, MyDate]]:
        if contact_is_suspended(self.case):
            return
        for step in self._shown(self.plan.steps):
            on = step.look_back_on
            done = step.state is StepState.FINISHED
            if done and on is not None and on >= self.context.today:
                day = words.DATES["on"].format(weekday=f"{on:%A}", day=self._day(on))
                yield on, MyDate(day, words.LOOK_BACK.format(text=step.text))
