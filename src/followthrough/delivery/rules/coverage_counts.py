"""What coverage counts: lines of needs, requirements, strengths and steps, and their numbers. What
each of them means is said in `delivery.rules.coverage`. Pure."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property
from typing import NamedTuple

from followthrough.delivery.rules.stages import Stage
from followthrough.plans.rules import StepFacts


class CoverageSubject(StrEnum):
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
ONLY_MEETINGS = "only_meetings"  # or tests: of a need, no step but these, which are no work on it
OTHER_RECORD = "under_other_record"  # of a need: no step here, and one under a merged record


class Line(NamedTuple):
    """What is counted of a need, requirement or strength. `code` is its need area or its kind of
    requirement; `band` the likelihood of reoffending, "" where it was not assessed; `by_referral`
    whether a step goes by referral. `why` it is not completed: a first-level reason of the pack,
    one of the codes above, of `UnderWay` or of `plans.rules.requirements`; "" where it is."""

    about: CoverageSubject
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
class CoveredItem:
    """A need, requirement or strength of one case with the steps that serve it. `ref` is the need
    area, the id of the requirement or the ref of the strength."""

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

    @cached_property
    def by_code(self) -> Mapping[tuple[CoverageSubject, str], Sequence[tuple[Line, int]]]:
        """The lines with their numbers, shared out once: figures are asked of each code."""
        shared: dict[tuple[CoverageSubject, str], list[tuple[Line, int]]] = {}
        for line, number in self.lines.items():
            shared.setdefault((line.about, line.code), []).append((line, number))
        return shared

    def __add__(self, other: Coverage) -> Coverage:
        return Coverage(
            self.cases + other.cases,
            self.with_plan + other.with_plan,
            self.lines + other.lines,
            self.steps + other.steps,
        )


NOTHING = Coverage(0, 0, Counter(), Counter())
