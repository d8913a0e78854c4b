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
planned     A step serves it: of a goal in the need's area, for the requirement, building on the
            strength. A step that was dropped later was planned.
referred    Of those with a step by referral: one was referred, or has started.
started     A step has started, whatever became of it.
completed   A step is finished, and every other is finished or dropped; or the source says that
            the amount which the order asks for is done.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple

from followthrough.delivery.rules.thread import Stage, reason_of, stage_of
from followthrough.delivery.rules.work import Context, WorkFacts
from followthrough.plans.rules import StepFacts, family_of
from followthrough.plans.rules.required import is_complied_with


class About(StrEnum):
    NEED = "need"
    REQUIREMENT = "requirement"
    STRENGTH = "strength"


class Reached(StrEnum):
    IDENTIFIED = "identified"
    PLANNED = "planned"
    REFERRED = "referred"
    STARTED = "started"
    COMPLETED = "completed"


# Why something is not completed, beside the reasons of the pack.
NO_STEP, NOT_SAID, WAITING = "no_step", "not_said", "waiting"
NOT_DUE, UNDER_WAY = "not_yet_due", "under_way"

# As HM Inspectorate splits its figures (reference/domain.md 6.1): high and very high together.
BANDS = {"low": "low", "medium": "medium", "high": "high", "very_high": "high"}
NOT_ASSESSED = ""

# Of several steps, the one that speaks for why the work is not done: first what goes on, then what
# stands still, and what is over only where nothing else is left.
SPEAKS = {
    stage: place
    for place, stage in enumerate(
        (
            Stage.STARTED,
            Stage.NO_REFERRAL,
            Stage.HELD,
            Stage.REFERRED,
            Stage.PLANNED,
            Stage.NOT_YET_DUE,
            Stage.NOT_DELIVERED,
            Stage.DROPPED,
        )
    )
}
UNCODED = {
    Stage.STARTED: UNDER_WAY,
    Stage.REFERRED: WAITING,
    Stage.PLANNED: NOT_SAID,
    Stage.NOT_YET_DUE: NOT_DUE,
}


class Line(NamedTuple):
    """What is counted of a need, requirement or strength. `code` is its need area or its kind of
    requirement; `band` the likelihood of reoffending, "" where it was not assessed; `by_referral`
    whether a step goes by referral. `why` it is not completed: a first-level reason of the pack or
    one of the codes above; "" where it is."""

    about: About
    code: str
    band: str
    prioritised: bool
    by_referral: bool
    referred: bool
    reached: Reached
    why: str

    @property
    def has_started(self) -> bool:
        return self.reached in {Reached.STARTED, Reached.COMPLETED}


class StepLine(NamedTuple):
    """What is counted of a step. `reason`: of the first level, where its thread is broken."""

    area: str
    band: str
    stage: Stage
    reason: str


@dataclass(frozen=True, slots=True)
class Covered:
    """A need, requirement or strength of one case with the steps that serve it. `ref` is the need
    area, or the ref of the requirement or strength."""

    ref: str
    line: Line
    steps: tuple[StepFacts, ...]


@dataclass(frozen=True)
class Coverage:
    """Counts over cases. A viewer's is over the cases that they may see, and no others."""

    cases: int
    with_plan: int
    lines: Counter[Line]
    steps: Counter[StepLine]

    def __add__(self, other: Coverage) -> Coverage:
        return Coverage(
            self.cases + other.cases,
            self.with_plan + other.with_plan,
            self.lines + other.lines,
            self.steps + other.steps,
        )


NOTHING = Coverage(0, 0, Counter(), Counter())


def coverage(cases: Iterable[WorkFacts], context: Context) -> Coverage:
    """Counts over the cases; holds one of them at a time."""
    number = with_plan = 0
    lines: Counter[Line] = Counter()
    steps: Counter[StepLine] = Counter()
    for facts in cases:
        number += 1
        with_plan += facts.plan is not None
        standing = _Standing(facts, context)
        for one in standing.covered():
            lines[one.line] += 1
        for step in standing.step_lines():
            steps[step] += 1
    return Coverage(number, with_plan, lines, steps)


def covered(facts: WorkFacts, context: Context) -> list[Covered]:
    """Every need, requirement that needs a step, and strength of the case, in this order."""
    return list(_Standing(facts, context).covered())


class _Standing:
    """A case with the stage of every step, found once."""

    def __init__(self, facts: WorkFacts, context: Context) -> None:
        self.facts, self.context = facts, context
        self.steps = facts.steps
        self.stages = {step.id: stage_of(step, facts, context) for step in self.steps}
        assessed = facts.case.assessment
        self.band = BANDS.get(assessed.likelihood, NOT_ASSESSED) if assessed else NOT_ASSESSED

    def covered(self) -> Iterator[Covered]:
        yield from self._needs()
        yield from self._requirements()
        yield from self._strengths()

    def step_lines(self) -> Iterator[StepLine]:
        for step in self.steps:
            stage = self.stages[step.id]
            yield StepLine(step.area, self.band, stage, self._family(step))

    def _needs(self) -> Iterator[Covered]:
        goals = self.facts.plan.goals if self.facts.plan else ()
        for_now = {goal.area for goal in goals if goal.when == "now" and goal.state != "removed"}
        for need in self.facts.case.needs:
            first = need.immediacy in {"immediate", "soon"} or need.area in for_now
            steps = [step for step in self.steps if step.area == need.area]
            yield self._one(About.NEED, need.area, need.area, first, steps)

    def _requirements(self) -> Iterator[Covered]:
        known = self.context.pack.requirements
        for sentence in self.facts.case.sentences:
            for requirement in sentence.requirements:
                kind = known.get(requirement.kind)
                if kind is None or not kind.delivered_by_step or kind.fixes_maximum:
                    continue
                steps = [step for step in self.steps if step.requirement_id == requirement.id]
                done = is_complied_with(requirement)
                yield self._one(
                    About.REQUIREMENT, requirement.kind, requirement.ref, True, steps, done
                )

    def _strengths(self) -> Iterator[Covered]:
        assessed = self.facts.case.assessment
        for strength in assessed.strengths if assessed else ():
            steps = [step for step in self.steps if step.strength == strength.ref]
            first = any(step.when == "now" for step in steps)
            yield self._one(About.STRENGTH, strength.area, strength.ref, first, steps)

    def _one(
        self,
        about: About,
        code: str,
        ref: str,
        prioritised: bool,
        steps: Sequence[StepFacts],
        done: bool = False,
    ) -> Covered:
        referable = [step for step in steps if step.route == "referral"]
        referred = any("referred" in s.facts or has_started(s) for s in referable)
        reached = Reached.COMPLETED if done else self._reached(steps, referred)
        why = "" if reached is Reached.COMPLETED else self._why(steps)
        line = Line(about, code, self.band, prioritised, bool(referable), referred, reached, why)
        return Covered(ref, line, tuple(steps))

    def _reached(self, steps: Sequence[StepFacts], referred: bool) -> Reached:
        if not steps:
            return Reached.IDENTIFIED
        left = {self.stages[step.id] for step in steps} - {Stage.DROPPED}
        if left == {Stage.FINISHED}:
            return Reached.COMPLETED
        if any(map(has_started, steps)):
            return Reached.STARTED
        return Reached.REFERRED if referred else Reached.PLANNED

    def _why(self, steps: Sequence[StepFacts]) -> str:
        open_ = [step for step in steps if self.stages[step.id] is not Stage.FINISHED]
        if not open_:
            return NO_STEP
        speaks = min(open_, key=lambda step: SPEAKS[self.stages[step.id]])
        return UNCODED.get(self.stages[speaks.id]) or self._family(speaks)

    def _family(self, step: StepFacts) -> str:
        code = reason_of(step, self.stages[step.id], self.context)
        return family_of(self.context.pack.reasons[code]) if code else ""


def has_started(step: StepFacts) -> bool:
    return "started" in step.facts or "finished" in step.facts
