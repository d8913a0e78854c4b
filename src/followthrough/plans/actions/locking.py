"""What every change of a plan begins with: the plan is locked, and what it is about is read as it
stands under that lock; and what is refused before anything is written."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import cached_property

from django.utils import timezone

from followthrough import policy
from followthrough.common.dates import why_not_recorded_on
from followthrough.common.errors import NotAllowed, NotPossible, SavedElsewhere, refuse
from followthrough.people.queries import Case, sentence_starts
from followthrough.plans.models import Plan
from followthrough.plans.queries import plan_facts
from followthrough.plans.rules import GoalFacts, PlanFacts, StepFacts
from followthrough.plans.rules.codes import GoalState
from followthrough.policy import Pack


class LockedPlan:
    """The plan under the lock of the transaction. `facts` is the plan as it stands under that
    lock, read once, when it is first asked for."""

    def __init__(self, row: Plan) -> None:
        self.row = row

    @cached_property
    def facts(self) -> PlanFacts:
        return plan_facts([self.row.case_id])[self.row.case_id]

    def read_again(self) -> PlanFacts:
        """After a change."""
        self.facts = plan_facts([self.row.case_id])[self.row.case_id]
        return self.facts

    def step(self, step_id: int) -> StepFacts:
        """Raises as `step_of_plan`."""
        return step_of_plan(self.facts, step_id)

    def goal(self, goal_id: int) -> GoalFacts:
        """Raises NotAllowed where the case has no such goal."""
        for goal in self.facts.goals:
            if goal.id == goal_id:
                return goal
        raise NotAllowed("This case has no such goal.", "Go back to the plan and choose again.")


def step_of_plan(plan: PlanFacts | None, step_id: int) -> StepFacts:
    """The step as it stands. Raises NotAllowed where the case has no such step, and NotPossible
    where its goal was removed: nothing is recorded on it then."""
    for goal in plan.goals if plan else ():
        for step in goal.steps:
            if step.id == step_id and goal.state == GoalState.REMOVED:
                raise NotPossible(
                    "The goal of this step was removed from the plan.",
                    "Take up the goal again first.",
                )
            if step.id == step_id:
                return step
    raise NotAllowed("This case has no such step.", "Go back to the plan and choose again.")


def lock_plan(case: Case, seen_version: int | None) -> LockedPlan:
    """The plan, locked and counted on by one, in one statement. Raises SavedElsewhere where
    somebody saved since the page with `seen_version` was made; None skips the comparison
    (commands)."""
    counted_on = Plan.objects.raw(
        f"""
        UPDATE {Plan._meta.db_table} SET version = version + 1,
            changed_here_on = coalesce(changed_here_on, %s)
        WHERE case_id = %s RETURNING *
        """,
        [timezone.now(), case.pk],
    )
    plan = next(iter(counted_on), None)
    if plan is None:
        raise NotPossible("This case has no plan yet.", "Make the plan first.")
    before = plan.version - 1
    if seen_version is not None and before != seen_version:
        raise SavedElsewhere(
            "Somebody else changed this plan while you were working on it.",
            "Look at the plan as it is now, then make your change again. Nothing was lost.",
            current=before,
        )
    return LockedPlan(plan)


@dataclass(frozen=True)
class ChangeNote:
    """What a person said with a decision: on which day, for which coded reason, in which words,
    and which version of the plan they had before them (None: not compared). `today` is the day on
    which it is recorded, where what is recorded may lie before it (None: the same day)."""

    on: date
    reason: str = ""
    words: str = ""
    seen_version: int | None = None
    today: date | None = None

    @property
    def recorded_on(self) -> date:
        return self.today or self.on


def packs_of(note: ChangeNote) -> tuple[Pack, Pack]:
    """A code may be chosen that holds on the day of recording or on the day that is told of
    (docs/decisions/0015-the-governing-day.md). The latter last: where both have it, it counts."""
    return policy.on(note.recorded_on), policy.on(note.on)


def first_day_of_work(case: Case, plan: LockedPlan, on: date) -> date:
    """The first day of which work on the case can be told: it came here, a sentence began, or a
    plan was made, whichever was first. Sentences are read only where `on` lies before the other
    two."""
    days = [case.opened_on, plan.row.made_on]
    if on < min(days):
        days += sentence_starts(case.pk)
    return min(days)


def refuse_future_day(note: ChangeNote) -> None:
    """Raises NotPossible where what is recorded would lie in the future."""
    refuse(why_not_recorded_on(note.on, note.recorded_on), about="on")
