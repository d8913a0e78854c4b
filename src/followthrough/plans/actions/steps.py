"""Steps: added and changed. What is decided about their place is in `step_decisions`, what is
recorded of their delivery in `step_progress`."""

from __future__ import annotations

from dataclasses import asdict

from followthrough import policy
from followthrough.common.actions import Audience, Record, action
from followthrough.common.actors import Actor, Capability
from followthrough.common.errors import NotPossible, refuse, refuse_nothing_new
from followthrough.common.identifiers import free_ref
from followthrough.people.access import work_on_case
from followthrough.people.queries import Case, case_facts
from followthrough.plans.actions.locking import ChangeNote, LockedPlan, lock_plan
from followthrough.plans.actions.plan import mark_plan_changed, next_position
from followthrough.plans.actions.snapshots import keep_plan_version
from followthrough.plans.ledger import StepLength, StepStored
from followthrough.plans.models import Step
from followthrough.plans.rules import StepFacts, delivers_requirement
from followthrough.plans.rules.codes import SnapshotWhy
from followthrough.plans.rules.natures import protects, why_not_length
from followthrough.plans.rules.requirements import covers
from followthrough.plans.rules.validation import (
    MOST_STEPS,
    StepContent,
    why_not_changed,
    why_not_new_step,
    why_not_step,
)


def _check_step(
    case: Case, step: StepContent, note: ChangeNote, before: StepFacts | None = None
) -> StepContent:
    """Raises NotPossible with the cause. Gives the step as it is to be stored."""
    facts, pack = case_facts([case.pk])[case.pk], policy.on(note.on)
    requirements = {r.id for s in facts.sentences for r in s.requirements}
    strengths = {s.ref for s in facts.assessment.strengths} if facts.assessment else set()
    kind = before.intervention if before else ""
    refuse(why_not_step(step, pack, requirements, strengths, kind))
    return StepContent(**{**asdict(step), "protects_others": protects(step, pack)})


@action(
    "step.added",
    words="Added a step",
    may=work_on_case,
    audience=Audience.EVERYONE,
    payload=StepStored,
)
def add_step(
    by: Actor, case: Case, goal_id: int, step: StepContent, note: ChangeNote
) -> Record[Step]:
    plan = lock_plan(case, note.seen_version)
    refuse(why_not_new_step(plan.goal(goal_id)))
    wanted = _check_step(case, step, note)
    steps = Step.objects.filter(goal__plan=plan.row)
    if steps.filter(withdrawn_on=None).count() >= MOST_STEPS:
        raise NotPossible(f"A plan holds at most {MOST_STEPS} steps.", "Few steps work better.")
    made = Step.objects.create(
        goal_id=goal_id,
        ref=free_ref(set(steps.values_list("ref", flat=True))),
        position=next_position(steps.filter(goal=goal_id)),
        planned_on=note.on,
        **asdict(wanted),
    )
    mark_plan_changed(plan)
    return Record(made, case_id=case.pk, subject=("step", made.pk), after=_ledger_codes(wanted))


@action("step.changed", words="Changed a step", may=work_on_case, payload=StepStored)
def change_step(
    by: Actor, case: Case, step_id: int, step: StepContent, note: ChangeNote
) -> Record[Step]:
    """Raises NotPossible for a step that is over, and where somebody other than a manager would
    take away the mark that the step protects others."""
    plan = lock_plan(case, note.seen_version)
    before = plan.step(step_id)
    refuse(why_not_changed(before))
    wanted = _check_step(case, step, note, before)
    if (
        before.protects_others
        and not wanted.protects_others
        and not by.can(Capability.END_PROTECTION)
    ):
        raise NotPossible(
            "This step protects other people. Only a manager can say that it no longer does.",
            "Speak to your manager.",
        )
    stood = _content_of(before)
    refuse_nothing_new(wanted, stood)
    _refuse_uncovered_requirement(case, plan, before, wanted, note)
    Step.objects.filter(pk=step_id).update(**asdict(wanted))
    mark_plan_changed(plan)
    return Record(
        Step.objects.get(pk=step_id),
        case_id=case.pk,
        subject=("step", step_id),
        before=_ledger_codes(stood),
        after=_ledger_codes(wanted),
    )


@action(
    "step.length-changed",
    words="Changed how long a step takes",
    may=work_on_case,
    payload=StepLength,
)
def change_length(
    by: Actor, case: Case, step_id: int, weeks: int | None, note: ChangeNote
) -> Record[Step]:
    """In weeks; None for the usual length. An estimate of staff: what the person said of the plan
    stands. Raises NotPossible for a step that is over or no course."""
    plan = lock_plan(case, note.seen_version)
    before = plan.step(step_id)
    refuse(why_not_changed(before) or why_not_length(before, weeks, policy.on(note.on)))
    refuse_nothing_new(weeks, before.weeks)
    Step.objects.filter(pk=step_id).update(weeks=weeks)
    keep_plan_version(plan, SnapshotWhy.CHANGED)
    return Record(
        Step.objects.get(pk=step_id),
        case_id=case.pk,
        subject=("step", step_id),
        before=StepLength(before.weeks),
        after=StepLength(weeks),
    )


def _refuse_uncovered_requirement(
    case: Case, plan: LockedPlan, before: StepFacts, wanted: StepContent, note: ChangeNote
) -> None:
    """A requirement is not dropped (design section 4): also not by saying that its only step is
    about something else. Raises NotPossible."""
    if wanted.requirement_id == before.requirement_id:
        return
    facts = case_facts([case.pk])[case.pk]
    if not delivers_requirement(facts, before, policy.on(note.on)):
        return
    others = [
        other
        for other in plan.facts.steps
        if other.id != before.id and other.requirement_id == before.requirement_id and covers(other)
    ]
    if not others:
        raise NotPossible(
            "This step delivers a requirement of the sentence, and no other step does.",
            "Add another step for the requirement first.",
        )


def _content_of(step: StepFacts) -> StepContent:
    return StepContent(
        step.text,
        step.actor,
        step.route,
        step.intervention,
        step.strength,
        step.requirement_id,
        step.protects_others,
        step.by_on,
        step.nature,
        step.for_whom,
    )


def _ledger_codes(step: StepContent) -> StepStored:
    """What the ledger may hold of a step: codes, ids and days, never its text."""
    return StepStored(
        step.actor,
        step.route,
        step.intervention,
        step.requirement_id,
        step.protects_others,
        step.by_on,
        step.nature,
        step.for_whom,
    )
