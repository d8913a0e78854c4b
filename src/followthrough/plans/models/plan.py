"""The plan as it stands: goals and steps keep their identity for life."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from followthrough.common.known_codes import known_codes
from followthrough.common.texts import LONGEST_TEXT
from followthrough.plans.rules.codes import GoalState, GoalWhen, Route, SnapshotWhy, StepActor
from followthrough.policy.kinds_of_work import ForWhom, Nature


class Plan(models.Model):
    """`changed_here_on` is set by the first change made on screen: from then on no import
    overwrites the plan. `version` guards against two people saving at once.

    `changed_since_said`: goals or steps were changed after the person said what they think."""

    case = models.OneToOneField("people.Case", models.PROTECT, related_name="plan")
    made_on = models.DateField()
    changed_here_on = models.DateTimeField(null=True)
    version = models.IntegerField(default=1)
    fingerprint = models.CharField(max_length=64, blank=True)
    changed_since_said = models.BooleanField(default=False)

    def __str__(self) -> str:
        return f"Plan {self.pk}"


class PlanSnapshot(models.Model):
    """The whole plan as it stood when it was changed, agreed, reviewed or taken from a file."""

    plan = models.ForeignKey(Plan, models.PROTECT, related_name="snapshots")
    number = models.IntegerField()
    why = models.CharField(max_length=20)
    taken_on = models.DateTimeField(auto_now_add=True)
    content = models.JSONField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["plan", "number"], name="snapshots_are_numbered"),
            known_codes("why", SnapshotWhy),
        ]

    def __str__(self) -> str:
        return f"Snapshot {self.number} of plan {self.plan_id}"


class Goal(models.Model):
    """Something the person works towards, in one need area, now or later."""

    plan = models.ForeignKey(Plan, models.PROTECT, related_name="goals")
    ref = models.CharField(max_length=60)
    position = models.IntegerField()
    area = models.CharField(max_length=40)
    title = models.CharField(max_length=LONGEST_TEXT)
    words = models.TextField(blank=True)
    when = models.CharField(max_length=10)
    state = models.CharField(max_length=20, default=GoalState.ACTIVE.value)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["plan", "ref"], name="one_goal_a_ref"),
            known_codes("when", GoalWhen),
            known_codes("state", GoalState),
        ]

    def __str__(self) -> str:
        return f"Goal {self.pk}"


class Step(models.Model):
    """Who will do what, by which route. `strength` is the ref of the strength it builds on;
    `nature` and `for_whom` are empty where they are as its kind of work says, and so is `weeks`,
    the length of a course. `planned_on` is the day on which it was added here; null of what a file
    brought, which stood in its plan from the start.

    `withdrawn_on` is set when a source took the step back: it stays, and is not counted."""

    goal = models.ForeignKey(Goal, models.PROTECT, related_name="steps")
    ref = models.CharField(max_length=60)
    position = models.IntegerField()
    text = models.CharField(max_length=LONGEST_TEXT)
    actor = models.CharField(max_length=30)
    route = models.CharField(max_length=30)
    intervention = models.CharField(max_length=60, blank=True)
    strength = models.CharField(max_length=60, blank=True)
    requirement = models.ForeignKey("people.Requirement", models.PROTECT, null=True)
    protects_others = models.BooleanField(default=False)
    nature = models.CharField(max_length=20, blank=True, db_default="")
    for_whom = models.CharField(max_length=20, blank=True, db_default="")
    weeks = models.PositiveSmallIntegerField(null=True)
    by_on = models.DateField(null=True)
    planned_on = models.DateField(null=True)
    withdrawn_on = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["goal", "ref"], name="one_step_a_ref"),
            known_codes("actor", StepActor),
            known_codes("route", Route),
            known_codes("nature", Nature, empty=True),
            known_codes("for_whom", ForWhom, empty=True),
        ]

    def __str__(self) -> str:
        return f"Step {self.pk}"


class IncomingPlan(models.Model):
    """A plan from a source that differs from the one changed here: something to look at."""

    plan = models.ForeignKey(Plan, models.PROTECT, related_name="incoming")
    source = models.CharField(max_length=60)
    content = models.JSONField()
    fingerprint = models.CharField(max_length=64)
    arrived_on = models.DateTimeField(auto_now_add=True)
    settled_on = models.DateTimeField(null=True)
    settled_by = models.ForeignKey("accounts.User", models.PROTECT, null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["plan"], condition=Q(settled_on=None), name="one_open_difference"
            )
        ]

    def __str__(self) -> str:
        return f"Incoming plan {self.pk}"
