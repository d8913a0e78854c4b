"""Published orders of delivery. A proposal is computed when asked for and never stored; what a
practitioner publishes is a version that stays as it was."""

from __future__ import annotations

from django.db import models

from followthrough.common.append_only import AppendOnly, one_current
from followthrough.common.known_codes import known_codes
from followthrough.plans.rules import StepState
from followthrough.sequencing.rules.codes import DateKind


class PublishedOrder(AppendOnly):
    """`pack` is the version of the policy pack under which it was proposed."""

    case = models.ForeignKey("people.Case", models.PROTECT, related_name="orders")
    number = models.IntegerField()
    published_on = models.DateTimeField(auto_now_add=True)
    by = models.ForeignKey("accounts.User", models.PROTECT, null=True)
    pack = models.CharField(max_length=60)
    as_of = models.DateField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["case", "number"], name="orders_are_numbered"),
            one_current("case", name="one_current_order"),
        ]

    def __str__(self) -> str:
        return f"Order {self.number} of case {self.case_id}"


class WithdrawnOrder(models.Model):
    """That a published order no longer stands, and nothing took its place: since when, by whom, and
    why, in words. Never changed: whoever withdrew the wrong one publishes again."""

    order = models.OneToOneField(PublishedOrder, models.PROTECT, related_name="withdrawal")
    withdrawn_on = models.DateTimeField(auto_now_add=True)
    by = models.ForeignKey("accounts.User", models.PROTECT, null=True)
    words = models.TextField()

    def __str__(self) -> str:
        return f"Withdrawal of order {self.order_id}"


class OrderedStep(models.Model):
    """Where a step stood in a published order. `date_kind` says what the start is: a fixed group
    date, an estimate, the first possible date, or not known (then `start_on` is null).
    `refer_by_on` is the last day for the referral of work that goes by one; null for other work,
    where the start is not known, and in orders from before it was kept. `pool` and `group` are the
    codes of the place that it has, empty where it needs none; `held_since`: from when orders of the
    case have held it without a break."""

    order = models.ForeignKey(PublishedOrder, models.PROTECT, related_name="steps")
    step = models.ForeignKey("plans.Step", models.PROTECT)
    position = models.IntegerField()
    state = models.CharField(max_length=20)
    start_on = models.DateField(null=True)
    end_on = models.DateField(null=True)
    date_kind = models.CharField(max_length=20)
    refer_by_on = models.DateField(null=True)
    reasons = models.JSONField(default=list)
    pool = models.CharField(max_length=80, blank=True, db_default="")
    group = models.CharField(max_length=80, blank=True, db_default="")
    held_since = models.DateTimeField(null=True)

    class Meta:
        indexes = [
            models.Index(
                fields=["pool", "start_on"],
                condition=~models.Q(pool=""),
                name="steps_that_hold_a_place",
            )
        ]
        constraints = [
            models.UniqueConstraint(fields=["order", "step"], name="a_step_once_in_an_order"),
            known_codes("state", StepState),
            known_codes("date_kind", DateKind),
        ]

    def __str__(self) -> str:
        return f"Ordered step {self.pk}"


class LostPlace(models.Model):
    """That the place of a published order went to others, while nothing held it: since when. To
    whom is kept nowhere."""

    placed = models.OneToOneField(OrderedStep, models.PROTECT, related_name="lost")
    at = models.DateTimeField(auto_now_add=True)

    def __str__(self) -> str:
        return f"Loss of the place of ordered step {self.placed_id}"
