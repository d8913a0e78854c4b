"""What people said and decided about the plan, its goals and steps: each a row that the next one
replaces."""

from __future__ import annotations

from django.contrib.postgres.fields import ArrayField
from django.db import models

from followthrough.common.append_only import AppendOnly, one_current
from followthrough.common.known_codes import known_codes
from followthrough.common.texts import LONGEST_TEXT
from followthrough.plans.models.plan import Goal, Plan, Step
from followthrough.plans.rules.codes import (
    AgreementState,
    DecisionAbout,
    DecisionKind,
    GoalDecisionKind,
    ReviewDecision,
)


class Agreement(AppendOnly):
    """What the person said of the plan, in their words, and who was there."""

    plan = models.ForeignKey(Plan, models.PROTECT, related_name="agreements")
    state = models.CharField(max_length=20)
    on = models.DateField(null=True)
    words = models.TextField(blank=True)
    present = models.CharField(max_length=LONGEST_TEXT, blank=True)

    class Meta:
        constraints = [
            one_current("plan", name="one_current_agreement"),
            known_codes("state", AgreementState),
        ]

    def __str__(self) -> str:
        return f"Agreement {self.pk}"


class StepDecision(AppendOnly):
    """What a person decided about a step: hold, drop, move (`start_on`), resume, stable enough.

    One current decision a step and kind of question: `about` says which."""

    step = models.ForeignKey(Step, models.PROTECT, related_name="decisions")
    about = models.CharField(max_length=20)
    kind = models.CharField(max_length=20)
    on = models.DateField()
    start_on = models.DateField(null=True)
    reason = models.CharField(max_length=60, blank=True)
    words = models.TextField(blank=True)
    by = models.ForeignKey("accounts.User", models.PROTECT, null=True)

    class Meta:
        constraints = [
            one_current("step", "about", name="one_current_decision"),
            known_codes("about", DecisionAbout),
            known_codes("kind", DecisionKind),
        ]

    def __str__(self) -> str:
        return f"Decision {self.pk}"


class GoalDecision(AppendOnly):
    """That a goal was achieved, removed or taken up again, and why. `person_words` are what the
    person says is better now."""

    goal = models.ForeignKey(Goal, models.PROTECT, related_name="decisions")
    kind = models.CharField(max_length=20)
    on = models.DateField()
    words = models.TextField(blank=True)
    person_words = models.TextField(blank=True)
    by = models.ForeignKey("accounts.User", models.PROTECT, null=True)

    class Meta:
        constraints = [
            one_current("goal", name="one_current_goal_decision"),
            known_codes("kind", GoalDecisionKind),
        ]

    def __str__(self) -> str:
        return f"Goal decision {self.pk}"


class Preference(AppendOnly):
    """The order that the person would like best: refs of steps, first first, and their words."""

    plan = models.ForeignKey(Plan, models.PROTECT, related_name="preferences")
    steps = ArrayField(models.BigIntegerField())
    on = models.DateField()
    words = models.TextField(blank=True)

    class Meta:
        constraints = [one_current("plan", name="one_current_preference")]

    def __str__(self) -> str:
        return f"Preference {self.pk}"


class PlanReview(AppendOnly):
    """A look back at the plan with a decision: keep it or adjust it, because. Without a decision
    it is not complete, and waits; completing it is a new row that replaces this one."""

    plan = models.ForeignKey(Plan, models.PROTECT, related_name="reviews")
    on = models.DateField()
    keeping = models.TextField(blank=True)
    barriers = models.TextField(blank=True)
    changed = models.TextField(blank=True)
    agencies = models.TextField(blank=True)
    present = models.CharField(max_length=LONGEST_TEXT, blank=True)
    person_words = models.TextField(blank=True)
    decision = models.CharField(max_length=20, blank=True)
    because = models.TextField(blank=True)
    by = models.ForeignKey("accounts.User", models.PROTECT, null=True)

    class Meta:
        constraints = [
            one_current("plan", name="one_review_waits_for_its_decision", decision=""),
            known_codes("decision", ReviewDecision, empty=True),
        ]

    def __str__(self) -> str:
        return f"Review {self.pk}"
