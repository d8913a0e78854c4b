"""What every change of a plan begins with: the plan is locked, and what it is about is read as it
stands under that lock; and what is refused before anything is written."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.db.models import F
from django.utils import timezone

from followthrough.common.errors import NotAllowed, NotPossible, SavedElsewhere
from followthrough.people.models import Case, Sentence
from followthrough.plans.models import Plan
from followthrough.plans.queries import plan_facts
from followthrough.plans.rules import GoalFacts, StepFacts
from followthrough.plans.rules.validation import LONGEST_WORDS, why_not_text


def step_of_case(case: Case, step_id: int) -> StepFacts:
    """The step as it stands. Raises NotAllowed where the case has no such step, and NotPossible
    where its goal was removed: nothing is recorded on it then."""
    plan = plan_facts([case.pk]).get(case.pk)
    for goal in plan.goals if plan else ():
        for step in goal.steps:
            if step.id == step_id and goal.state == "removed":
                raise NotPossible(
                    "The goal of this step was removed from the plan.",
                    "Take up the goal again first.",
                )
            if step.id == step_id:
                return step
    raise NotAllowed("This case has no such step.", "Go back to the plan and choose again.")


def lock_plan(case: Case, seen_version: int | None) -> Plan:
    """The plan, locked and counted on by one. Raises SavedElsewhere where somebody saved since
    the page with `seen_version` was made; None skips the comparison (commands)."""
    plan = Plan.objects.select_for_update().filter(case=case).first()
    if plan is None:
        raise NotPossible("This case has no plan yet.", "Make the plan first.")
    if seen_version is not None and plan.version != seen_version:
        raise SavedElsewhere(
            "Somebody else changed this plan while you were working on it.",
            "Look at the plan as it is now, then make your change again. Nothing was lost.",
            current=plan.version,
        )
    Plan.objects.filter(pk=plan.pk).update(
        version=F("version") + 1, changed_here_on=plan.changed_here_on or timezone.now()
    )
    return plan


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


def first_day_of_case(case: Case) -> date:
    """The first day of which work on the case can be told: it came here, a sentence began, or a
    plan was made, whichever was first."""
    days = [case.opened_on]
    days += Sentence.objects.filter(case=case).values_list("starts_on", flat=True)
    days += Plan.objects.filter(case=case).values_list("made_on", flat=True)
    return min(days)


def goal_of_case(case: Case, goal_id: int) -> GoalFacts:
    """The goal as it stands. Raises NotAllowed where the case has no such goal."""
    plan = plan_facts([case.pk]).get(case.pk)
    for goal in plan.goals if plan else ():
        if goal.id == goal_id:
            return goal
    raise NotAllowed("This case has no such goal.", "Go back to the plan and choose again.")


def refuse(cause: str | None, about: str = "") -> None:
    """Raises NotPossible where a rule gave a cause. `about`: the answer that the rule is about."""
    if cause is not None:
        raise NotPossible(cause, about=about)


def refuse_texts(*texts: str, most: int = LONGEST_WORDS) -> None:
    """Raises NotPossible for a text that cannot be kept."""
    for text in texts:
        refuse(why_not_text(text, most))


def refuse_future_day(note: ChangeNote) -> None:
    """Raises NotPossible where what is recorded would lie in the future."""
    if note.on > note.recorded_on:
        remedy = "Enter today or a day that has passed."
        raise NotPossible("The day lies in the future.", remedy, about="on")
