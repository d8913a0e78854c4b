"""What "My plan, to print" says of one step, and among which it stands. Pure."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date

from followthrough.common.dates import monday_of, monday_of_work, say_date
from followthrough.delivery import my_plan_words as words
from followthrough.delivery.rules.my_plan_always import was_called
from followthrough.delivery.rules.my_plan_contents import DaysOfStep, MyPlanSources, MyStep
from followthrough.delivery.rules.my_plan_lanes import (
    ABOUT_OTHER_WORK,
    DATED,
    FIRST_THINGS,
    KEPT,
    LANES,
    SAYS_FIRST,
    UNCLEAR,
    WITHOUT_WHO,
    WITHOUT_WHY,
    behind_what_comes_before,
    comes_before_on_paper,
)
from followthrough.people.rules import CaseFacts
from followthrough.people.rules.release import HOME, leaves_without_home
from followthrough.plans.rules import (
    TO_COME,
    FactKind,
    GoalWhen,
    StepActor,
    StepFacts,
    StepState,
)
from followthrough.plans.rules.natures import LASTING, nature_of
from followthrough.plans.rules.requirements import is_repeated
from followthrough.plans.rules.rests import rests
from followthrough.plans.rules.step_progress import waits_or_runs_elsewhere
from followthrough.policy.context import Context
from followthrough.policy.kinds_of_work import Nature
from followthrough.sequencing.rules import DateKind
from followthrough.sequencing.rules.in_lane import place_in_lane
from followthrough.sequencing.rules.published import Published, PublishedStep
from followthrough.sequencing.rules.too_short import sentence_is_too_short
from followthrough.sequencing.rules.under_way import (
    UnderWay,
    interrupted,
    uncarried,
    under_way,
)
from followthrough.sequencing.rules.when_it_can_run import may_begin_from, waits_for_release


@dataclass(frozen=True)
class StepsOnPaper:
    """`live`: the steps that the page shows; `wrote`: by id of the step what the plan calls it,
    where it has another title here."""

    case: CaseFacts
    order: Published | None
    sources: MyPlanSources
    context: Context
    who: str
    live: tuple[StepFacts, ...]
    wrote: Mapping[int, str]

    def in_lane(self, lane: str) -> tuple[MyStep, ...]:
        """As the plan page lists them (`place_in_lane`), by the days of the published order."""
        case, pack = self.case, self.context.pack
        found = [s for s in self.live if self._lane(s) == lane]
        found.sort(key=lambda s: place_in_lane(s, self._start_or_never(s), case, pack))
        found = behind_what_comes_before(found, self._comes_after)
        return tuple(self._my_step(s) for s in found)

    def _comes_after(self, step: StepFacts) -> StepFacts | None:
        """The step of the page that has to be over, or under way, before this one may begin."""
        return comes_before_on_paper(step, self.live, self.context.pack)

    def _is_before_its_time(self, step: StepFacts, start: date | None) -> bool:
        """Its published day no longer holds, as that of the step before it lies later, or is not
        known."""
        before = self._comes_after(step)
        if before is None:
            return False
        if self.when(before) in UNCLEAR | {"held"}:
            return True
        if before.state is StepState.STARTED:
            return False
        first = self.start(before)
        return first is None or (start is not None and first > start)

    def _is_home_to_find(self, step: StepFacts) -> bool:
        return step.area == HOME and step.state in TO_COME and leaves_without_home(self.case)

    def in_order(self) -> list[StepFacts]:
        return sorted(self.live, key=self._start_or_never)

    def to_go_on(self) -> list[StepFacts]:
        """What goes on or is to begin, as far as that is known."""
        return [s for s in self.in_order() if self.when(s) not in UNCLEAR | {"held"}]

    def start(self, step: StepFacts) -> date | None:
        """The day of the published order, for work that still has to start."""
        placed = self._placed(step)
        if placed is None or step.state not in TO_COME:
            return None
        return None if self._is_before_its_time(step, placed.start) else placed.start

    def when(self, step: StepFacts) -> str:
        """A key of `words.WHEN`. An estimate is never said as a day."""
        if step.state is StepState.HELD:
            return "held"
        if unclear := self._why_unclear(step):
            return unclear
        if rests(step, self.case, self.context.pack):
            return "held"
        before = self._comes_after(step)
        if before is not None and self.when(before) == "held":
            return "held"
        if step.state is StepState.STARTED:
            if self._how_it_runs(step) is UnderWay.STOPPED:
                return "kept" if step.requirement_id is None else "kept_must"
            return "started" if step.on(FactKind.STARTED) else "none"
        start, placed = self.start(step), self._placed(step)
        if start is None or placed is None:
            if waits_for_release(step, self.case, self.context.pack):
                return "out"
            return "no_date" if self.order else "none"
        today = self.context.today
        if placed.date_kind in {DateKind.GROUP, DateKind.ON_RELEASE}:
            return "past" if start < today else "on"
        if start < monday_of_work(today, self.context.calendar):
            return "past"
        if placed.date_kind == DateKind.ESTIMATE:
            return "about"
        return "this_week" if monday_of(start) == monday_of(today) else "week"

    def _placed(self, step: StepFacts) -> PublishedStep | None:
        return self.order.steps.get(step.id) if self.order else None

    def _start_or_never(self, step: StepFacts) -> date:
        return step.on(FactKind.STARTED) or self.start(step) or date.max

    def _how_it_runs(self, step: StepFacts) -> UnderWay | None:
        return under_way(step, self.case, self.context.pack, self.context.today)

    def _why_unclear(self, step: StepFacts) -> str:
        """A key of `UNCLEAR`; "" of what goes on, or is to begin. That a place is kept, and that
        work goes on after the release, is said once whoever delivers it has said so."""
        begun = step.state is StepState.STARTED
        if uncarried(step, self.case, self.context.today) is not None:
            return "uncarried" if begun else "uncarried_to_start"
        of = step, self.case, self.context.pack, self.context.today
        if sentence_is_too_short(*of):
            return "too_short"
        between, how = interrupted(*of), self._how_it_runs(step)
        if between is None:
            return ""
        if how is UnderWay.UNSAID:
            return "unsaid"
        asked = step.on(FactKind.ASKED)
        if asked is not None and asked >= between.on:
            return ""
        if not begun:
            return "place_asked" if between.unasked else ""
        if between.by_recall and is_repeated(step, self.case, self.context.pack):
            return ""  # what the licence asks for begins again with the release
        return "stopped_asked" if waits_or_runs_elsewhere(step) else "stopped"

    def _lane(self, step: StepFacts) -> str:
        lane = self._lane_of_day(step)
        return "next" if lane == "later" and self._is_home_to_find(step) else lane

    def _lane_of_day(self, step: StepFacts) -> str:
        """No sooner than the step that comes before it."""
        lane, before = self._own_lane(step), self._comes_after(step)
        if before is None or lane == "unclear":
            return lane
        first = self._lane_of_day(before)
        return max(lane, "later" if first == "unclear" else first, key=LANES.index)

    def _own_lane(self, step: StepFacts) -> str:
        """As in `sequencing.rules.proposal`, but from what was published; what waits stands where
        its start is, for on paper "now" is what I do."""
        code = self.when(step)
        if code in UNCLEAR:
            return "unclear"
        if code == "held":
            return "later"
        if step.state is StepState.STARTED:
            return "next" if code in KEPT else "now"
        start = self.start(step) or step.moved_to
        waits = self._comes_after(step) is not None
        today = self.context.today
        can_begin = may_begin_from(step, self.case, self.context.pack, today) == today
        if start is None and step.state is StepState.WAITING:
            return "now" if can_begin and not waits and step.when == GoalWhen.NOW else "next"
        if start is None and self.order is None:
            if step.when != GoalWhen.NOW:
                return "later"
            return "now" if can_begin and not waits else "next"
        if start is None:
            return "later" if step.when == GoalWhen.LATER else "next"
        weeks = (start - today).days / 7
        limits = self.context.pack.sequencing
        if weeks <= limits["now_weeks"] and can_begin:
            return "now"
        return "next" if weeks <= limits["next_weeks"] else "later"

    def _my_step(self, step: StepFacts) -> MyStep:
        code = self.when(step)
        if code == "none" and self._lane(step) == "now" and step.state is StepState.PLANNED:
            code = "to_start"
        text = self._said(words.WHEN[code], code, step)
        why = "" if code in WITHOUT_WHY else self._why(step)
        does = words.WHO_DOES.get(step.actor, words.WHO_DOES[StepActor.OTHER])
        who = "" if code in WITHOUT_WHO else does.format(who=self.who)
        called = self.wrote.get(step.id, "")
        wrote = words.WROTE.format(text=called) if called else ""
        mine = MyStep(step.text, who, text, why, self._days(step, code), wrote)
        return replace(mine, anywhere=self._anywhere(mine, code, step))

    def _anywhere(self, mine: MyStep, code: str, step: StepFacts) -> MyStep | None:
        """In words that do not tell that they are in prison, or went back there."""
        when = self._said(words.WHEN_ANYWHERE.get(code, words.WHEN[code]), code, step)
        tells = words.WHY["in_custody"]
        why = "" if mine.why == tells else mine.why
        return None if (when, why) == (mine.when, mine.why) else replace(mine, when=when, why=why)

    def _days(self, step: StepFacts, code: str) -> DaysOfStep | None:
        """Nothing is drawn of what is not known to go on, or of a day that has passed."""
        if code in UNCLEAR | KEPT | {"held", "past"}:
            return None
        goes_on = step.state is StepState.STARTED
        begins = step.on(FactKind.STARTED) if goes_on else self.start(step)
        if begins is None:
            return None
        placed = self._placed(step)
        ends = placed.end if placed is not None else None
        if ends is not None and ends < self.context.today:
            ends = None
        nature = nature_of(step, self.context.pack)
        if nature is Nature.COURSE and ends is None:
            return None  # a bar to the edge would say that it has no end
        return DaysOfStep(begins, ends, goes_on, nature in LASTING)

    def _said(self, template: str, code: str, step: StepFacts) -> str:
        """`template` as it is said of the step, after what it waits for."""
        waits = step.state is StepState.WAITING and code not in UNCLEAR | {"past", "held"}
        if not waits:
            return self._filled(template, code, step)
        dated = self._filled(template, code, step) if code in DATED else ""
        return f"{words.WHEN['waiting']} {dated}".strip()

    def _filled(self, template: str, code: str, step: StepFacts) -> str:
        day = step.on(FactKind.STARTED) if code == "started" else self.start(step)
        mine = ""
        if over := uncarried(step, self.case, self.context.today):
            day, mine = over.on, was_called(over.sentence, self.case)
        return template.format(
            day=say_date(day) if day else "",
            month=f"{day:%B %Y}" if day else "",
            who=self.who,
            mine=mine,
        )

    def _why(self, step: StepFacts) -> str:
        if self._placed(step) is None or step.state is StepState.STARTED:
            return ""
        start = self._start_or_never(step)
        others = any(self._start_or_never(s) < start for s in self.live if s.id != step.id)
        known = [code for code in self.sources.why.get(step.id, ()) if code in words.WHY]
        known = [code for code in known if others or code not in ABOUT_OTHER_WORK]
        if step.state is StepState.WAITING:
            known = [code for code in known if code != "starts_straight_away"]
        # Of what a sentence asks for, that it comes first is no reason.
        if step.requirement_id is not None or not self._is_among_the_first(step):
            known = [code for code in known if code not in SAYS_FIRST]
        if not known:
            return ""
        # That a date was set says least: any other reason comes before it.
        best = next((code for code in known if code != "published"), known[0])
        return words.WHY[best].format(who=self.who)

    def _is_among_the_first(self, step: StepFacts) -> bool:
        """Of the things that are for now and still have to start."""
        start = self.start(step)
        if step.when != GoalWhen.NOW or start is None:
            return False
        starts = [on for s in self.live if (on := self.start(s)) is not None]
        return sum(on < start for on in starts) < FIRST_THINGS
