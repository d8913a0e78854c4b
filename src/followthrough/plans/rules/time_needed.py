"""What a sentence requires and no longer fits before it ends. Pure.

Said with or without steps, and whether or not an order of delivery is published.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from followthrough.common.dates import add_calendar_months, monday_of
from followthrough.people.rules import (
    CaseFacts,
    RequirementFacts,
    SentenceFacts,
    is_complied_with,
    work_may_start_on,
)
from followthrough.plans.rules.codes import FactKind
from followthrough.plans.rules.facts import LIVE, StepFacts, StepState
from followthrough.plans.rules.natures import nature_of, weeks_of
from followthrough.plans.rules.requirements import covers
from followthrough.policy.kinds_of_work import Nature
from followthrough.policy.pack import Pack, RequirementKind

NOT_OVER = LIVE | {StepState.HELD}


@dataclass(frozen=True)
class DoesNotFit:
    """`months` are those left of what the order asks for, and `usual_weeks` 0; or `usual_weeks` is
    the usual length of the work that delivers it, and `months` 0. `at_least`: no step says which
    work that is, and this is the shortest of its kinds. `begins`: the first day on which it can go
    on. `is_whole`: it is a course, as a programme, that has not begun, and of which a part is not
    what the sentence requires."""

    months: int
    usual_weeks: int
    begins: date
    ends_on: date
    at_least: bool = False
    is_whole: bool = False

    @property
    def fitted_until(self) -> date:
        """The last day, as near as weeks and months allow, from which it would have fitted."""
        if self.usual_weeks:
            return self.ends_on - timedelta(weeks=self.usual_weeks)
        return add_calendar_months(self.ends_on, -self.months)

    @property
    def weeks_left(self) -> int:
        return max(0, (self.ends_on - self.begins).days // 7)


def what_does_not_fit(
    case: CaseFacts,
    sentence: SentenceFacts,
    requirement: RequirementFacts,
    kind: RequirementKind,
    steps: Sequence[StepFacts],
    pack: Pack,
    today: date,
) -> DoesNotFit | None:
    """`steps`: those for the requirement. Months that the order asks for are counted as months; of
    work of which the order counts nothing, as a programme, only the usual length is known. None
    where it fits, is done or over, goes on until the end, or nobody knows: of hours the page says
    how many a week they make."""
    ends_on = sentence.ends_on
    if ends_on is None or ends_on < today or not kind.has_to_be_delivered:
        return None
    if is_complied_with(requirement) or (kind.runs_on and requirement.ordered is None):
        return None
    if any(covers(s) for s in steps) and not any(s.state in NOT_OVER for s in steps):
        return None  # its steps are finished
    begins = max(sentence.starts_on, work_may_start_on(case, today) or today)
    ordered = requirement.ordered
    if kind.counts_time and ordered is not None:
        left = ordered - requirement.done
        # What nobody counts runs from the day on which its work began.
        runs_from = begins if requirement.done else min([begins, *_starts(steps)])
        fits = add_calendar_months(runs_from, left) <= ends_on
        return None if fits else DoesNotFit(left, 0, begins, ends_on)
    if (
        requirement.amount is not None
        or requirement.done
        or any(_is_finished_work(s, pack) for s in steps)
    ):
        return None
    courses, said = _usual_weeks(requirement, kind, steps, pack)
    too_long = [
        (weeks, started)
        for started, weeks in courses
        if monday_of(started or begins) + timedelta(weeks=weeks, days=-3) > ends_on
    ]
    if not too_long:
        return None
    # Of treatment for months, which the order counts, a part is worth having.
    is_whole = not kind.counts_time and all(started is None for _, started in too_long)
    longest = max(weeks for weeks, _ in too_long)
    return DoesNotFit(0, longest, begins, ends_on, not said, is_whole)


def _is_finished_work(step: StepFacts, pack: Pack) -> bool:
    """Not what was done once before it, as a call of a step that says so."""
    return step.state is StepState.FINISHED and not (
        step.nature and nature_of(step, pack) is Nature.ONE_OFF
    )


def _starts(steps: Sequence[StepFacts]) -> list[date]:
    return [day for step in steps if (day := step.on(FactKind.STARTED)) is not None]


def _usual_weeks(
    requirement: RequirementFacts,
    kind: RequirementKind,
    steps: Sequence[StepFacts],
    pack: Pack,
) -> tuple[list[tuple[date | None, int]], bool]:
    """Of each course that is to deliver it, with the day on which it began, and that its kind of
    work is said; without a step, of the kind of work that has the name of the requirement. Where
    no step says which kind it is, of the shortest of those that usually deliver it."""
    known = pack.known.interventions
    open_steps = [step for step in steps if step.state in NOT_OVER]
    if any(step.intervention for step in open_steps):
        return [
            (step.on(FactKind.STARTED), weeks_of(step, pack) or 0)
            for step in open_steps
            if step.intervention in known and nature_of(step, pack) is Nature.COURSE
        ], True
    if not open_steps and (work := known.get(requirement.kind)) is not None:
        return [(None, work.weeks)] if work.nature is Nature.COURSE else [], True
    started = min(_starts(open_steps), default=None)
    weeks = [known[code].weeks for code in kind.usually_by if code in known]
    return [(started, min(weeks))] if weeks else [], False
