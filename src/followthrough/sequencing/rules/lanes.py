"""Whether a step is for now, next or later, or is over. Pure."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from followthrough.people.rules import CaseFacts
from followthrough.plans.rules import GoalWhen, StepFacts, StepState
from followthrough.plans.rules.rests import meetings_rest
from followthrough.policy.pack import Pack
from followthrough.sequencing.engine.problem import NeedClass
from followthrough.sequencing.rules.codes import DateKind
from followthrough.sequencing.rules.problem import need_class
from followthrough.sequencing.rules.proposed import Lane
from followthrough.sequencing.rules.under_way import uncarried
from followthrough.sequencing.rules.when_it_can_run import may_begin_from


@dataclass(frozen=True)
class Lanes:
    """For the steps of one case. `suspended`: keys of the steps that wait while contact is
    suspended; `stopped`: ids of those that a recall stopped; `elsewhere`: of reviews that were done
    elsewhere."""

    case: CaseFacts
    pack: Pack
    today: date
    suspended: frozenset[str]
    stopped: frozenset[int]
    elsewhere: frozenset[int] = frozenset()

    def lane(
        self, step: StepFacts, start: date | None, kind: DateKind, refer_by: date | None
    ) -> Lane:
        """Now is what can begin where the person is today, while a sentence runs: what waits for a
        release or for a sentence to begin is next, however near that is (decision 22). Work that is
        asked for elsewhere and has no day yet is now: somebody has to answer; so is a place that is
        needed now and only estimated, as it is asked for and chased. A fixed day is awaited. Work
        whose referral has to be made today is now whenever and wherever it starts."""
        if step.state is StepState.FINISHED or step.id in self.elsewhere:
            return Lane.DONE
        if step.state in {StepState.DROPPED, StepState.NOT_DELIVERED}:
            return Lane.NOT_DELIVERED
        if step.id in self.stopped:
            return Lane.NEXT
        if step.state is StepState.STARTED and meetings_rest(step, self.case):
            return Lane.LATER
        if step.state is StepState.STARTED:
            return Lane.NEXT if uncarried(step, self.case, self.today) else Lane.NOW
        if kind is DateKind.NO_PLACE and step.state is not StepState.WAITING:
            return Lane.NO_PLACE
        if refer_by is not None and refer_by <= self.today:
            return Lane.NOW
        return self._to_come(step, start, kind)

    def _to_come(self, step: StepFacts, start: date | None, kind: DateKind) -> Lane:
        begins = may_begin_from(step, self.case, self.pack, self.today)
        can_begin = self._is_for_now(step) and begins == self.today
        suspended = str(step.id) in self.suspended
        waiting = step.state is StepState.WAITING and not suspended
        if waiting and not can_begin:
            return Lane.NEXT
        if waiting and start is None:
            return Lane.NOW
        immediate = need_class(step, self.case) is NeedClass.IMMEDIATE
        if can_begin and immediate and kind is DateKind.ESTIMATE:
            return Lane.NOW
        if start is None:
            waits = step.state is StepState.HELD or suspended
            return Lane.LATER if waits or step.when == GoalWhen.LATER else Lane.NEXT
        weeks = (start - self.today).days / 7
        if weeks <= self.pack.sequencing["now_weeks"] and can_begin:
            return Lane.NOW
        return Lane.NEXT if weeks <= self.pack.sequencing["next_weeks"] else Lane.LATER

    def _is_for_now(self, step: StepFacts) -> bool:
        """Of a goal for later nothing is now before it runs, or somebody has set its day: that an
        order with it was published is no word of theirs."""
        return step.when != GoalWhen.LATER or step.moved_to is not None
