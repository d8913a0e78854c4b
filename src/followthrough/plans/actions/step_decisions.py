"""What people decide about steps: hold, drop, move, resume, and "stable enough".

Each is a new decision that replaces the current one of the same kind of question; nothing that
was decided before is changed. The first change made here keeps imports from overwriting the plan.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from followthrough import policy
from followthrough.common.actions import Audience, Record, action
from followthrough.common.actors import Actor
from followthrough.common.errors import NotPossible, refuse, refuse_nothing_new, refuse_texts
from followthrough.people.access import work_on_case
from followthrough.people.queries import Case, case_facts
from followthrough.plans.actions.locking import ChangeNote, LockedPlan, lock_plan, packs_of
from followthrough.plans.actions.plan import mark_plan_changed
from followthrough.plans.ledger import PreferenceRecorded, StepDecided
from followthrough.plans.models import Preference, Step, StepDecision
from followthrough.plans.rules import (
    StepFacts,
    StepState,
    delivers_requirement,
)
from followthrough.plans.rules.codes import DecisionAbout, DecisionKind, GoalState
from followthrough.plans.rules.natures import reasons_for_step
from followthrough.plans.rules.step_decisions import (
    STABILITY_KINDS,
    gives_stability,
    why_not_dropped,
    why_not_held,
    why_not_moved,
    why_not_resumed,
    why_not_start_on,
    why_not_taken_back,
)

# While they stand. The others cannot be taken twice, or something came between.
SAID_ONCE = frozenset({DecisionKind.MOVE, DecisionKind.STABLE_ENOUGH})


def _record_decision(
    by: Actor,
    plan: LockedPlan,
    step: StepFacts,
    kind: str,
    note: ChangeNote,
    start_on: date | None = None,
) -> Record[StepDecision]:
    """Writes the decision about a step of the locked plan."""
    refuse_texts(note.words)
    about = DecisionAbout.STABILITY if kind in STABILITY_KINDS else DecisionAbout.PLACEMENT
    before = StepDecision.objects.current().filter(step=step.id, about=about).first()
    if before and kind in SAID_ONCE:
        refuse_nothing_new(
            (kind, start_on, note.reason, note.words),
            (before.kind, before.start_on, before.reason, before.words),
        )
    decision = StepDecision.objects.replace(
        before,
        step_id=step.id,
        about=about,
        kind=kind,
        on=note.on,
        start_on=start_on,
        reason=note.reason,
        words=note.words,
        by_id=by.user_id,
    )
    return Record(
        decision,
        case_id=plan.row.case_id,
        subject=("step", step.id),
        before=StepDecided(before.kind, reason=before.reason) if before else None,
        after=StepDecided(kind, step.id, decision.reason, decision.pk, start_on),
    )


def _check_reason(step: StepFacts, kind: str, note: ChangeNote) -> None:
    """Only decisions that ask for a reason have one; the ledger holds it, so it is a known code."""
    known = {r.code for pack in packs_of(note) for r in reasons_for_step(step, kind, pack)}
    if note.reason not in known and (known or note.reason):
        raise NotPossible("Choose a reason from the list.")


def _step_to_decide(plan: LockedPlan, step_id: int, kind: str, note: ChangeNote) -> StepFacts:
    """The step as it stands under the lock. Raises NotPossible for an unknown reason."""
    step = plan.step(step_id)
    _check_reason(step, kind, note)
    return step


@action("step.held", words="Put a step on hold", may=work_on_case, payload=StepDecided)
def hold_step(by: Actor, case: Case, step_id: int, note: ChangeNote) -> Record[StepDecision]:
    plan = lock_plan(case, note.seen_version)
    step = _step_to_decide(plan, step_id, DecisionKind.HOLD, note)
    refuse(why_not_held(step))
    return _record_decision(by, plan, step, DecisionKind.HOLD, note)


@action("step.dropped", words="Dropped a step", may=work_on_case, payload=StepDecided)
def drop_step(by: Actor, case: Case, step_id: int, note: ChangeNote) -> Record[StepDecision]:
    """Raises NotPossible for a requirement or for work that protects others, and says who can."""
    plan = lock_plan(case, note.seen_version)
    step = _step_to_decide(plan, step_id, DecisionKind.DROP, note)
    facts = case_facts([case.pk])[case.pk]
    required = delivers_requirement(facts, step, policy.on(note.on))
    refuse(why_not_dropped(step, required))
    record = _record_decision(by, plan, step, DecisionKind.DROP, note)
    mark_plan_changed(plan)  # what the person said was about a plan with this step
    return record


@action("step.moved", words="Moved a step", may=work_on_case, payload=StepDecided)
def move_step(
    by: Actor, case: Case, step_id: int, start_on: date, note: ChangeNote
) -> Record[StepDecision]:
    """The practitioner wants the step to start in the week of `start_on`. Whether that is possible
    is said by the order that is proposed next, in words."""
    plan = lock_plan(case, note.seen_version)
    step = _step_to_decide(plan, step_id, DecisionKind.MOVE, note)
    refuse(why_not_moved(step) or why_not_start_on(start_on, note.on))
    return _record_decision(by, plan, step, DecisionKind.MOVE, note, start_on)


@action("step.resumed", words="Put a step back in the order", may=work_on_case, payload=StepDecided)
def resume_step(by: Actor, case: Case, step_id: int, note: ChangeNote) -> Record[StepDecision]:
    """Takes back a hold, a drop or a move: the software finds the place again."""
    plan = lock_plan(case, note.seen_version)
    step = _step_to_decide(plan, step_id, DecisionKind.RESUME, note)
    refuse(why_not_resumed(step))
    goal = plan.goal(step.goal_id)
    if step.state is StepState.DROPPED and goal.state != GoalState.ACTIVE:
        raise NotPossible("Its goal is not being worked on.", "Take up the goal again first.")
    return _record_decision(by, plan, step, DecisionKind.RESUME, note)


@action(
    "step.stable-enough",
    words="Recorded “stable enough” with the person",
    may=work_on_case,
    audience=Audience.EVERYONE,
    good_news=True,
    payload=StepDecided,
)
def record_stable_enough(
    by: Actor, case: Case, step_id: int, note: ChangeNote
) -> Record[StepDecision]:
    """Opens the way for work that needs stability, as far as this step goes."""
    plan = lock_plan(case, note.seen_version)
    step = _step_to_decide(plan, step_id, DecisionKind.STABLE_ENOUGH, note)
    if not gives_stability(step, policy.on(note.on)):
        raise NotPossible("This kind of work does not give stability.", "Choose another step.")
    return _record_decision(by, plan, step, DecisionKind.STABLE_ENOUGH, note)


@action("step.not-stable", words="Took back “stable enough”", may=work_on_case, payload=StepDecided)
def take_back_stable_enough(
    by: Actor, case: Case, step_id: int, note: ChangeNote
) -> Record[StepDecision]:
    plan = lock_plan(case, note.seen_version)
    step = _step_to_decide(plan, step_id, DecisionKind.NOT_STABLE, note)
    refuse(why_not_taken_back(step))
    return _record_decision(by, plan, step, DecisionKind.NOT_STABLE, note)


@action(
    "plan.preference-recorded",
    words="Recorded the order that the person would like",
    may=work_on_case,
    audience=Audience.EVERYONE,
    payload=PreferenceRecorded,
)
def record_preference(
    by: Actor,
    case: Case,
    steps: Sequence[int],
    note: ChangeNote,
) -> Record[Preference]:
    """`steps` are ids of the plan's steps, first first. Raises NotPossible for any other id."""
    plan = lock_plan(case, note.seen_version)
    refuse_texts(note.words)
    own = set(
        Step.objects.filter(goal__plan=plan.row, withdrawn_on=None).values_list("pk", flat=True)
    )
    if len(set(steps)) != len(steps) or not set(steps) <= own:
        raise NotPossible("The list names a step twice, or one that the plan does not have.")
    before = Preference.objects.current().filter(plan=plan.row).first()
    if before:
        refuse_nothing_new((list(steps), note.words), (list(before.steps), before.words))
    made = Preference.objects.replace(
        before, plan=plan.row, steps=list(steps), on=note.on, words=note.words
    )
    return Record(
        made,
        case_id=case.pk,
        subject=("preference", made.pk),
        before=PreferenceRecorded(tuple(before.steps)) if before else None,
        after=PreferenceRecorded(tuple(steps)),
    )
