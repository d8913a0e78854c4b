"""What the sentence requires, and how the plan delivers it. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from followthrough.people.rules import (
    CaseFacts,
    RequirementFacts,
    SentenceFacts,
    is_complied_with,
)
from followthrough.plans.rules.facts import BEGUN, PlanFacts, StepFacts, StepState
from followthrough.plans.rules.step_progress import waits_or_runs_elsewhere
from followthrough.policy.pack import Pack, RequirementKind

HOURS = "hours"  # the unit of a kind


class Cover(StrEnum):
    DONE = "done"
    COVERED = "covered"
    GIVEN_UP = "given_up"  # its steps were dropped or not delivered
    NOT_COVERED = "not_covered"
    NO_STEP_NEEDED = "no_step_needed"


@dataclass(frozen=True)
class RequirementCoverage:
    """One requirement or licence condition with the steps that deliver it. `ends_on` is the last
    day on which it can be delivered; None where the sentence has no end, or none is known."""

    requirement: RequirementFacts
    sentence: SentenceFacts
    label: str
    unit: str
    steps: tuple[StepFacts, ...]
    cover: Cover

    @property
    def ends_on(self) -> date | None:
        return self.sentence.ends_on

    @property
    def is_open(self) -> bool:
        """It has to be delivered, and no step does so."""
        return self.cover in {Cover.GIVEN_UP, Cover.NOT_COVERED}

    def can_be_planned(self, today: date) -> bool:
        """After the sentence nothing is planned for it any more: somebody has to be told."""
        return self.is_open and not self.sentence.has_ended(today)


def requirement_coverage(
    case: CaseFacts, plan: PlanFacts | None, pack: Pack
) -> list[RequirementCoverage]:
    """Every requirement of the case, in the order of its sentences, and whether a step delivers
    it. A step that was dropped or not delivered covers nothing; conditions that only forbid, and
    those that set a most and nothing to be done, need no step."""
    steps = plan.steps if plan else ()
    rows = []
    for sentence in case.sentences:
        for requirement in sentence.requirements:
            own = tuple(s for s in steps if s.requirement_id == requirement.id)
            known = pack.known.requirements.get(requirement.kind)
            rows.append(
                RequirementCoverage(
                    requirement,
                    sentence,
                    known.label if known else requirement.kind,
                    known.unit if known else "none",
                    own,
                    _cover_of(requirement, own, known),
                )
            )
    return rows


def _cover_of(
    requirement: RequirementFacts, steps: Sequence[StepFacts], kind: RequirementKind | None
) -> Cover:
    if is_complied_with(requirement):
        return Cover.DONE
    if any(delivers_on(step, requirement, kind) for step in steps):
        return Cover.COVERED
    if kind is None or not kind.has_to_be_delivered:
        return Cover.NO_STEP_NEEDED
    return Cover.GIVEN_UP if steps else Cover.NOT_COVERED


def covers(step: StepFacts) -> bool:
    """A step that was dropped or not delivered covers no requirement."""
    return step.state not in {StepState.DROPPED, StepState.NOT_DELIVERED}


def delivers_on(
    step: StepFacts, requirement: RequirementFacts, kind: RequirementKind | None
) -> bool:
    """Whether the step covers the requirement while its sentence goes on: what is delivered until
    the sentence ends, as supervision is, a finished step does not deliver any more."""
    goes_on = kind is not None and kind.runs_on and requirement.ordered is None
    return covers(step) and not (goes_on and step.state is StepState.FINISHED)


def is_replaced(step: StepFacts, steps: Sequence[StepFacts]) -> bool:
    """The step was given up, and another one for the same requirement was not."""
    return not covers(step) and any(
        covers(other) for other in steps if other.requirement_id == step.requirement_id
    )


AMOUNT_LEFT, RUNS_ON = "amount_left", "runs_on"


def why_not_completed(
    requirement: RequirementFacts,
    kind: RequirementKind,
    sentence: SentenceFacts,
    today: date,
    *,
    lasted: bool = False,
) -> str:
    """Why the requirement is not completed although its steps are over: AMOUNT_LEFT where the
    source counts less than the order asks for, RUNS_ON where it is delivered until the sentence
    ends; "" where nothing holds it. `lasted`: its steps went on for the months that are ordered."""
    if kind.counts_time and sentence.has_ended(today):
        return ""  # the time is over, however much of it the source counts
    if requirement.ordered is not None:
        return "" if lasted or is_complied_with(requirement) else AMOUNT_LEFT
    return RUNS_ON if kind.runs_on and not sentence.has_ended(today) else ""


def required_of_others(case: CaseFacts, pack: Pack) -> dict[int, RequirementFacts]:
    """By id: what courts ordered, or a licence asks, that others than the practitioner deliver."""
    known = pack.known.requirements
    return {
        requirement.id: requirement
        for sentence in case.sentences
        for requirement in sentence.requirements
        if (kind := known.get(requirement.kind)) is not None and kind.by_others
    }


def is_with_others(step: StepFacts, case: CaseFacts, pack: Pack) -> bool:
    """Others have it under way or keep a place for it: as it is written down, or as what it
    delivers is theirs, whoever sees to the step."""
    if waits_or_runs_elsewhere(step):
        return True
    return step.state in BEGUN and step.requirement_id in required_of_others(case, pack)


def of_others_without_step(
    case: CaseFacts, steps: Iterable[StepFacts], pack: Pack, today: date
) -> list[RequirementFacts]:
    """What others deliver with no step that says so, and still have to: of sentences that run, and
    of those that ended last."""
    planned = {step.requirement_id for step in steps}
    theirs = required_of_others(case, pack)
    return [
        requirement
        for sentence in case.sentences
        if not sentence.has_ended(today) or sentence.last_day == case.last_day
        for requirement in sentence.requirements
        if requirement.id in theirs.keys() - planned and not is_complied_with(requirement)
    ]


def uses_nothing_yet(coverage: RequirementCoverage, kind: RequirementKind, today: date) -> bool:
    """Of an order that sets only the most that may be asked, and that has begun: nothing was asked,
    and no step says that it is part of it."""
    if not kind.fixes_maximum or coverage.sentence.starts_on > today:
        return False
    return bool(coverage.requirement.ordered) and not coverage.requirement.done


def months_ordered(step: StepFacts, case: CaseFacts, pack: Pack) -> int | None:
    """How many months of the work of this step its sentence asks for; None where it counts no
    months of it, and of what goes on until the sentence ends."""
    for sentence in case.sentences:
        for requirement in sentence.requirements:
            kind = pack.known.requirements.get(requirement.kind)
            if requirement.id == step.requirement_id and kind is not None:
                counts = kind.counts_time and kind.has_to_be_delivered and not kind.runs_on
                return requirement.ordered if counts else None
    return None


def hours_ordered(step: StepFacts, case: CaseFacts, pack: Pack) -> RequirementFacts | None:
    """What orders the hours that this step delivers; None where none are, or nobody knows how
    many."""
    for sentence in case.sentences:
        for requirement in sentence.requirements:
            kind = pack.known.requirements.get(requirement.kind)
            if requirement.id == step.requirement_id and kind is not None:
                known = kind.unit == HOURS and requirement.ordered is not None
                return requirement if known else None
    return None


def has_amount_left(step: StepFacts, case: CaseFacts, pack: Pack, today: date) -> bool:
    """Whether it delivers what the source counts less of than was ordered."""
    return any(
        requirement.id == step.requirement_id
        and (kind := pack.known.requirements.get(requirement.kind)) is not None
        and kind.has_to_be_delivered
        and why_not_completed(requirement, kind, sentence, today) == AMOUNT_LEFT
        for sentence in case.sentences
        for requirement in sentence.requirements
    )


def is_repeated(step: StepFacts, case: CaseFacts, pack: Pack) -> bool:
    """It delivers what a sentence asks for until it ends, as supervision and tests do."""
    kinds = pack.known.requirements
    return any(
        requirement.id == step.requirement_id
        and requirement.kind in kinds
        and kinds[requirement.kind].runs_on
        for sentence in case.sentences
        for requirement in sentence.requirements
    )


def hours_run_until(step: StepFacts, case: CaseFacts, pack: Pack, today: date) -> date | None:
    """The last day of the order whose hours the step delivers, while some are left: they are spread
    over all of it (`delivery.rules.time_left`). None where none are, and of an order without an
    end."""
    if hours_ordered(step, case, pack) is None or not has_amount_left(step, case, pack, today):
        return None
    own = (s for s in case.sentences if any(r.id == step.requirement_id for r in s.requirements))
    return next((sentence.ends_on for sentence in own), None)


def weeks_in(months: int) -> int:
    """As an order of delivery counts them: whole weeks, of which no month is short."""
    return -(-months * 52 // 12)
