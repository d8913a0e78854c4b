"""Writes "My plan, to print" from the facts of a case. Pure.

The page is drawn from `MyPlan` alone, so that nothing else of a case can reach it: an allow-list by
construction (`my_plan_contents.py`).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from followthrough.common.dates import monday_of, say_date
from followthrough.delivery import my_plan_words as words
from followthrough.delivery.rules.my_plan_always import (
    by_first_name,
    earlier,
    first_night,
    last_days,
    nothing,
    place,
    questions,
    reach,
    release_day,
    say_weekday,
    strengths,
)
from followthrough.delivery.rules.my_plan_contents import (
    InMyWords,
    MyDate,
    MyPlan,
    MyPlanSources,
)
from followthrough.delivery.rules.my_plan_duties import duties
from followthrough.delivery.rules.my_plan_may import choices, offered, unsure, which_asks
from followthrough.delivery.rules.my_plan_steps import StepsOnPaper
from followthrough.delivery.rules.my_plan_titles import in_plain_words, wrote
from followthrough.delivery.rules.shown_to_person import (
    MAY_GO_ON,
    goal_may_be_shown,
    may_be_shown,
)
from followthrough.people.rules import (
    CaseFacts,
    contact_is_suspended,
)
from followthrough.people.rules.release import has_place_from_release
from followthrough.plans.rules import (
    TO_COME,
    AgreementState,
    FactKind,
    GoalFacts,
    GoalState,
    PlanFacts,
    StepFacts,
    StepState,
)
from followthrough.plans.rules.agreements import recalled_since_agreed
from followthrough.policy.context import Context
from followthrough.sequencing.rules.first_night import asks_about_first_night
from followthrough.sequencing.rules.published import (
    KnowsOrder,
    Published,
    order_in_force,
)

MOST_BETTER, MOST_DATES = 6, 6
MORE_THAN_ONE = 2


def my_plan(facts: KnowsOrder, sources: MyPlanSources, context: Context) -> MyPlan:
    case, plan = facts.case, facts.plan
    who = by_first_name(case.practitioner_name) or words.NOBODY_NAMED
    asked = duties(case, plan.steps if plan else (), who, context)
    asked_about = asks_about_first_night(facts, context)
    always = MyPlan(
        called=case.called,
        has_plan=False,
        place=place(case, who, context.today),
        first_night=first_night(case, (), who, sources.phone, context, asked_about=asked_about),
        strengths=strengths(case, context.pack),
        must=asked.must,
        must_not=asked.must_not,
        choices=choices(case, who, context),
        ask=questions(case, who, context),
        reach=reach(case, who, sources),
        nothing=nothing(case, who, context.today),
        earlier=earlier(case, who),
        printed=words.PRINTED.format(day=say_date(context.today)),
    )
    if plan is None:
        return always
    called = {step.id: wrote(step, context.pack) for step in plan.steps}
    plan = in_plain_words(plan, context.pack)
    writer = _Writer(case, plan, order_in_force(facts, context), sources, context, who, called)
    return writer.write(always)


@dataclass(frozen=True)
class _Writer:
    case: CaseFacts
    plan: PlanFacts
    order: Published | None
    sources: MyPlanSources
    context: Context
    who: str
    wrote: Mapping[int, str]

    def write(self, always: MyPlan) -> MyPlan:
        live = tuple(s for s in self._shown(self.plan.steps) if s.state in MAY_GO_ON)
        texts = {step.id: step.text for step in live}
        steps = StepsOnPaper(
            self.case, self.order, self.sources, self.context, self.who, live, self.wrote
        )
        lanes = {lane: steps.in_lane(lane) for lane in ("now", "next", "later", "unclear")}
        go_on = steps.to_go_on()
        to_come = [step for step in go_on if step.state in TO_COME]
        first_night_text = first_night(
            self.case,
            live,
            self.who,
            self.sources.phone,
            self.context,
            asked_about=bool(always.first_night),
        )
        nothing = dict(always.nothing)
        if nothing["now"] and any(lanes.values()):
            nothing["now"] = words.NOTHING_NOW
        if first_night_text and not has_place_from_release(self.case):
            nothing["now"] = ""  # that stands there, and is to be asked
        if len(to_come) < MORE_THAN_ONE:
            nothing["wishes"] = ""  # there is nothing to choose between
        return replace(
            always,
            first_night=first_night_text,
            nothing=nothing,
            may=offered(self.case, go_on, live, self.context),
            unsure=unsure(self.case, go_on, live, self.plan.preferred, self.context),
            asker=which_asks(self.case, self.context),
            now=lanes["now"],
            next=lanes["next"],
            later=lanes["later"],
            unclear=lanes["unclear"],
            has_plan=True,
            said=self._said(),
            said_words=self._said_words(),
            goals=tuple(InMyWords(g.title, g.words) for g in self._goals(GoalState.ACTIVE)),
            order=self._order(len(go_on), [steps.start(step) for step in to_come]),
            better=self._better(),
            wishes=tuple(texts[id_] for id_ in self.plan.preferred if id_ in texts),
            wish_words=self.plan.preferred_words,
            dates=self._dates(steps),
        )

    def _order(self, go_on: int, starts: Sequence[date | None]) -> str:
        """By how many steps go on or are to begin, and the published start of each of the latter.
        Where no order sets one, because none was published, or it was withdrawn or holds no
        longer, how the steps stand here is no order in which somebody does them."""
        if any(starts):
            return words.ORDER["dated"].format(who=self.who) if go_on >= MORE_THAN_ONE else ""
        return words.ORDER["open"].format(who=self.who) if len(starts) >= MORE_THAN_ONE else ""

    def _shown(self, steps: tuple[StepFacts, ...]) -> list[StepFacts]:
        return [s for s in steps if may_be_shown(s, self.case, self.context.pack)]

    def _goals(self, state: str) -> Iterator[GoalFacts]:
        for goal in self.plan.goals:
            if goal.state == state and goal_may_be_shown(goal, self.case, self.context.pack):
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
        since = self._why_to_talk_again()
        return (first, sentences[since].format(who=self.who)) if since else (first,)

    def _why_to_talk_again(self) -> str:
        """A key of `words.AGREEMENT_SENTENCES`; "" where what was said is of the plan as it is."""
        if recalled_since_agreed(self.plan, self.case, self.context.today):
            return "recalled"
        return "changed" if self.plan.changed_since_said else ""

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
            InMyWords(goal.format(text=g.title), self.sources.achieved.get(g.id, ""), g.title)
            for g in self._goals(GoalState.ACHIEVED)
        ]
        items += [InMyWords(did.format(text=s.text), self._own_words(s), s.text) for s in done]
        return tuple(items[:MOST_BETTER])

    def _own_words(self, step: StepFacts) -> str:
        texts = (self.sources.finished.get(step.id), self.sources.learnt.get(step.id))
        return " ".join(filter(None, texts))

    def _dates(self, steps: StepsOnPaper) -> tuple[MyDate, ...]:
        today, told = self.context.today, self.sources.early_ends
        fixed = [*release_day(self.case, today), *last_days(self.case, told, today)]
        dates = [*fixed, *self._starts(steps), *self._look_backs()]
        return tuple(day for _, day in sorted(dates, key=lambda pair: pair[0])[:MOST_DATES])

    def _starts(self, steps: StepsOnPaper) -> Iterator[tuple[date, MyDate]]:
        for step in steps.in_order():
            start, code = steps.start(step), steps.when(step)
            if start is None or code not in {"on", "week", "this_week"}:
                continue
            day = say_weekday(start)
            if code != "on":
                day = words.DATES["week"].format(day=say_date(monday_of(start)))
            yield start, MyDate(day, step.text)

    def _look_backs(self) -> Iterator[tuple[date, MyDate]]:
        if contact_is_suspended(self.case):
            return
        for step in self._shown(self.plan.steps):
            on = step.look_back_on
            done = step.state is StepState.FINISHED
            if done and on is not None and on >= self.context.today:
                text = words.LOOK_BACK.format(text=step.text)
                yield on, MyDate(say_weekday(on), text, about=step.text)
