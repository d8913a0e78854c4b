"""How far what was assessed and what is required has come: from identified to completed, or why
not. Pure.

For a case, `covered` gives one line for each assessed need, each requirement and each strength.
For many cases, a `Coverage` counts equal lines, so that every total adds up by construction, and
two of them can be added.

What counts, and where it comes from:

identified  The current assessment names the need or strength, or a sentence holds the requirement.
            Requirements that only forbid, or that set a most and nothing to be done, need no step
            and are not counted (as in plans.rules.required).
prioritised A need: the assessment calls it immediate or soon, or the plan has a goal for now in
            its area. A requirement: always, for the court has decided. A strength: a step for now
            builds on it. HM Inspectorate asks whether planning "prioritises the most critical"
            (prompt 2.2.2 a, reference/domain.md 1.2, confidence C); that immediacy or a goal for
            now shows it is our own reading (D).
planned     A step serves it: of a goal in the need's area (meetings work on no need),
            for the requirement, building on the strength. A step that was dropped later was
            planned.
referred    Of those with a step by referral: one was referred, or has started.
started     Its work has begun, whatever became of it (plans.rules.work_begun): a course, or what is
            ongoing; what is done once, as a call, only where it is all that is planned.
completed   A step is finished, and every other is finished or dropped. A requirement: also the
            amount that the order asks for is done, as the source counts it, which alone is enough;
            and one that is delivered until the sentence ends is not completed before.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from functools import cached_property
from typing import NamedTuple

from followthrough.delivery.rules.coverage_counts import (
    NO_STEP,
    NOT_DUE,
    NOT_SAID,
    ONLY_MEETINGS,
    OTHER_RECORD,
    UNDER_WAY,
    WAITING,
    Coverage,
    CoverageSubject,
    CoveredItem,
    Line,
    Reached,
    StepLine,
)
from followthrough.delivery.rules.stages import Stage, reason_read, stage_of
from followthrough.people.rules import HIGH_LIKELIHOODS, Immediacy, Likelihood, is_complied_with
from followthrough.plans.rules import (
    FactKind,
    GoalState,
    GoalWhen,
    KnowsPlan,
    Route,
    StepFacts,
    StepState,
    family_of,
)
from followthrough.plans.rules.months_delivered import lasted_as_ordered
from followthrough.plans.rules.requirements import why_not_completed
from followthrough.plans.rules.work_begun import begun_by, is_work_on_a_need
from followthrough.policy.context import Context
from followthrough.sequencing.rules.published import KnowsOrder
from followthrough.sequencing.rules.under_way import UnderWay, under_way

# As HM Inspectorate splits its figures (reference/domain.md 6.1).
BANDS: dict[str, str] = {
    Likelihood.LOW: "low",
    Likelihood.MEDIUM: "medium",
    **dict.fromkeys(HIGH_LIKELIHOODS, "high"),
}
NOT_ASSESSED = ""

# Of several steps, the one that speaks for why the work is not done: first what goes on, then what
# stands still, and what is over only where nothing else is left.
TELLING_STAGES = {
    stage: place
    for place, stage in enumerate(
        (
            Stage.STARTED,
            Stage.NO_REFERRAL,
            Stage.HELD,
            Stage.NO_PLACE,
            Stage.REFERRED,
            Stage.PLANNED,
            Stage.NOT_YET_DUE,
            Stage.NOT_DELIVERED,
            Stage.DROPPED,
        )
    )
}
UNCODED = {
    Stage.REFERRED: WAITING,
    Stage.PLANNED: NOT_SAID,
    Stage.NOT_YET_DUE: NOT_DUE,
}


def coverage(cases: Iterable[KnowsOrder], context: Context) -> Coverage:
    """Counts over the cases; holds one of them at a time."""
    number = with_plan = 0
    lines: Counter[Line] = Counter()
    steps: Counter[StepLine] = Counter()
    for facts in cases:
        if facts.case.died_on is not None:
            continue  # nothing can be delivered any more, and nobody failed to
        number += 1
        with_plan += facts.plan is not None and not facts.plan.is_empty
        of_case = CoverageOfCase(facts, context)
        for item in of_case.items:
            lines[item.line] += 1
        for step in of_case.step_lines():
            steps[step] += 1
    return Coverage(number, with_plan, lines, steps)


def covered_items(facts: KnowsOrder, context: Context) -> list[CoveredItem]:
    """Every need, requirement that needs a step, and strength of the case, in this order."""
    return list(CoverageOfCase(facts, context).items)


class _StepMark(NamedTuple):
    """What is counted of a step, found once for all that it serves."""

    step: StepFacts
    stage: Stage
    reason: str
    referred: bool  # of a step that goes by referral
    how: UnderWay | None

    @property
    def why(self) -> str:
        """Why what it serves is not completed, where it speaks for that."""
        if self.how is not None:
            return UNDER_WAY if self.how is UnderWay.GOES_ON else self.how.value
        return UNCODED.get(self.stage) or self.reason

    @property
    def rank(self) -> tuple[int, bool]:
        return TELLING_STAGES[self.stage], self.how is not UnderWay.GOES_ON


class CoverageOfCase:
    """A case with every step as it stands."""

    def __init__(self, facts: KnowsOrder, context: Context) -> None:
        self.facts, self.context = facts, context
        self.marks = [self._mark(step) for step in facts.steps]
        assessed = facts.case.assessment
        self.band = BANDS.get(assessed.likelihood, NOT_ASSESSED) if assessed else NOT_ASSESSED

    def _mark(self, step: StepFacts) -> _StepMark:
        stage = stage_of(step, self.facts, self.context)
        why = reason_read(step, stage, self.facts, self.context)
        reason = family_of(why) if why else ""
        sent = step.has_begun or FactKind.REFERRED in step.facts
        how = under_way(step, self.facts.case, self.context.pack, self.context.today)
        return _StepMark(step, stage, reason, sent and step.route == Route.REFERRAL, how)

    @cached_property
    def items(self) -> tuple[CoveredItem, ...]:
        return tuple(self._covered())

    def _covered(self) -> Iterator[CoveredItem]:
        yield from self._needs()
        yield from self._requirements()
        yield from self._strengths()

    def step_lines(self) -> Iterator[StepLine]:
        for mark in self.marks:
            yield StepLine(mark.step.area, self.band, mark.stage, mark.reason)

    def _needs(self) -> Iterator[CoveredItem]:
        goals = self.facts.plan.goals if self.facts.plan else ()
        for_now = {
            goal.area
            for goal in goals
            if goal.when == GoalWhen.NOW and goal.state != GoalState.REMOVED
        }
        for need in self.facts.case.needs:
            first = need.immediacy in {Immediacy.IMMEDIATE, Immediacy.SOON} or need.area in for_now
            listed = [mark for mark in self.marks if mark.step.area == need.area]
            marks = [mark for mark in listed if is_work_on_a_need(mark.step)]
            lack = self._lack(need.area, only_meetings=bool(listed))
            item = self._covered_item(
                CoverageSubject.NEED, need.area, need.area, first, marks, lack=lack
            )
            yield replace(item, steps=tuple(mark.step for mark in listed))

    def _lack(self, area: str, *, only_meetings: bool) -> str:
        """Why nothing has come of a need that no step here works on."""
        plan = self.facts.plan
        if plan is not None and area in plan.live_elsewhere:
            return OTHER_RECORD
        return ONLY_MEETINGS if only_meetings else NO_STEP

    def _requirements(self) -> Iterator[CoveredItem]:
        known = self.context.pack.known.requirements
        for sentence in self.facts.case.sentences:
            for requirement in sentence.requirements:
                kind = known.get(requirement.kind)
                if kind is None or not kind.has_to_be_delivered:
                    continue
                marks = [m for m in self.marks if m.step.requirement_id == requirement.id]
                own = [mark.step for mark in marks]
                lasted = lasted_as_ordered(requirement, kind, own, self.context.pack)
                holds = why_not_completed(
                    requirement, kind, sentence, self.context.today, lasted=lasted
                )
                done = is_complied_with(requirement)
                ref = str(requirement.id)
                yield self._covered_item(
                    CoverageSubject.REQUIREMENT,
                    requirement.kind,
                    ref,
                    True,
                    marks,
                    done=done,
                    holds=holds,
                )

    def _strengths(self) -> Iterator[CoveredItem]:
        assessed = self.facts.case.assessment
        for strength in assessed.strengths if assessed else ():
            marks = [mark for mark in self.marks if mark.step.strength == strength.ref]
            first = any(mark.step.when == GoalWhen.NOW for mark in marks)
            yield self._covered_item(
                CoverageSubject.STRENGTH, strength.area, strength.ref, first, marks
            )

    def _covered_item(
        self,
        about: CoverageSubject,
        code: str,
        ref: str,
        prioritised: bool,
        marks: Sequence[_StepMark],
        *,
        done: bool = False,
        holds: str = "",
        lack: str = NO_STEP,
    ) -> CoveredItem:
        by_referral = referred = False
        started = bool(begun_by([mark.step for mark in marks], self.context.pack))
        speaks: _StepMark | None = None  # for why it is not completed
        finished = False
        for mark in marks:
            by_referral |= mark.step.route == Route.REFERRAL
            referred |= mark.referred
            if mark.stage is Stage.FINISHED:
                finished = True
            elif mark.step.has_begun and not started:
                continue  # it prepares what has not begun, which speaks
            elif speaks is None or mark.rank < speaks.rank:
                speaks = mark
        # Dropped steps speak last, so that where one speaks nothing else is left.
        over = finished and (speaks is None or speaks.stage is Stage.DROPPED)
        if done or (over and not holds):
            reached, why = Reached.COMPLETED, ""
        elif over:
            reached, why = Reached.STARTED, holds
        elif speaks is None:
            reached, why = Reached.IDENTIFIED, lack
        else:
            reached = _reached(started, referred)
            why = speaks.why
        line = Line(about, code, self.band, prioritised, by_referral, referred, reached, why)
        return CoveredItem(ref, line, tuple(mark.step for mark in marks))


def _reached(started: bool, referred: bool) -> Reached:
    if started:
        return Reached.STARTED
    return Reached.REFERRED if referred else Reached.PLANNED


def serves_nothing(facts: KnowsPlan) -> list[StepFacts]:
    """Steps that no assessed need, strength or requirement is behind: every piece of work should
    link to one (reference/domain.md, R-IMP-1). Dropped steps are not asked about."""
    assessed = facts.case.assessment
    areas = {need.area for need in facts.case.needs}
    strengths = {strength.ref for strength in (assessed.strengths if assessed else ())}
    required = {r.id for sentence in facts.case.sentences for r in sentence.requirements}
    return [
        step
        for step in facts.steps
        if step.state is not StepState.DROPPED
        and step.area not in areas
        and step.strength not in strengths
        and step.requirement_id not in required
    ]
