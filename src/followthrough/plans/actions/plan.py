"""Starting a plan on screen, and what every change of its goals and steps shares: a version of the
plan as it then stands is kept, and goals and steps keep their identity for life."""

from __future__ import annotations

from django.db.models import Max, QuerySet
from django.utils import timezone

from followthrough.common.actions import Record, action
from followthrough.common.actors import Actor
from followthrough.common.errors import NotPossible, SavedElsewhere
from followthrough.people.access import work_on_case
from followthrough.people.queries import Case
from followthrough.plans.actions.locking import ChangeNote, LockedPlan, refuse_future_day
from followthrough.plans.actions.snapshots import keep_plan_version
from followthrough.plans.models import Agreement, Goal, Plan, Step
from followthrough.plans.rules.codes import AgreementState, SnapshotWhy


@action("plan.started", words="Started the plan", may=work_on_case)
def start_plan(by: Actor, case: Case, note: ChangeNote) -> Record[Plan]:
    """An empty plan, so that goals can be added. Raises SavedElsewhere where there is one."""
    refuse_future_day(note)
    locked = Case.objects.select_for_update().get(pk=case.pk)
    if locked.closed_on is not None:
        raise NotPossible("This case is closed, so no plan is started for it.")
    if there := Plan.objects.filter(case=case).first():
        raise SavedElsewhere(
            "This case has a plan already: somebody started it.",
            "Look at the plan and go on from there.",
            current=there.version,
        )
    plan = Plan.objects.create(case=case, made_on=note.on, changed_here_on=timezone.now())
    Agreement.objects.create(plan=plan, state=AgreementState.DRAFT)
    keep_plan_version(LockedPlan(plan), SnapshotWhy.CHANGED)
    return Record(plan, case_id=case.pk, subject=("plan", plan.pk))


def mark_plan_changed(plan: LockedPlan) -> None:
    """What the person said was about the plan as it was before."""
    answered = plan.facts.agreement.state != AgreementState.DRAFT
    keep_plan_version(plan, SnapshotWhy.CHANGED, changed_since_said=answered)


def next_position(rows: QuerySet[Goal] | QuerySet[Step]) -> int:
    last = rows.aggregate(last=Max("position"))["last"]
    return 0 if last is None else int(last) + 1
