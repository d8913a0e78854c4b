"""What was recorded about the delivery of steps, and of what was learnt with them."""

from __future__ import annotations

from django.db import models

from followthrough.common.append_only import AppendOnly, current, one_current
from followthrough.common.known_codes import known_codes
from followthrough.common.texts import LONGEST_TEXT
from followthrough.plans.models.plan import Step
from followthrough.plans.rules.codes import FactKind, PersonAgrees, WhoseWords


class StepFact(AppendOnly):
    """Something recorded about the delivery of a step: referred, started, finished, needs help, or
    not delivered with its reason. A correction is a new fact that replaces this one.

    `words` are the practitioner's, `person_words` the person's own. `person_agrees`: whether they
    agree with the reason, or have not been asked. `offered`: what was offered to somebody who does
    not want to take part, and when."""

    step = models.ForeignKey(Step, models.PROTECT, related_name="facts")
    kind = models.CharField(max_length=20)
    on = models.DateField()
    reason = models.CharField(max_length=60, blank=True)
    words = models.TextField(blank=True)
    person_words = models.TextField(blank=True)
    person_agrees = models.CharField(max_length=20, blank=True)
    offered = models.CharField(max_length=LONGEST_TEXT, blank=True)
    offered_on = models.DateField(null=True)
    by = models.ForeignKey("accounts.User", models.PROTECT, null=True)
    source = models.CharField(max_length=60)

    class Meta:
        constraints = [
            one_current("step", "kind", name="one_current_fact"),
            known_codes("kind", FactKind),
            known_codes("person_agrees", PersonAgrees, empty=True),
        ]

    def __str__(self) -> str:
        return f"Fact {self.pk}"


class WorkRecord(AppendOnly):
    """One piece of work on a step: what was done on a day and how it went, in whose words. A
    correction is a new row that replaces this one."""

    several_current = True

    step = models.ForeignKey(Step, models.PROTECT, related_name="work")
    on = models.DateField()
    what = models.CharField(max_length=LONGEST_TEXT)
    how = models.TextField(blank=True)
    whose_words = models.CharField(max_length=20)
    by = models.ForeignKey("accounts.User", models.PROTECT, null=True)

    class Meta:
        constraints = [known_codes("whose_words", WhoseWords)]
        indexes = [
            models.Index(fields=["step", "on"], condition=current(), name="current_work_of_a_step")
        ]

    def __str__(self) -> str:
        return f"Work {self.pk}"


class ReasonAnswer(AppendOnly):
    """What the person says of the reason for which a step was not delivered, where they were asked
    after it was recorded: that record stays as it is, whoever made it."""

    step = models.ForeignKey(Step, models.PROTECT, related_name="answers")
    on = models.DateField()
    agrees = models.CharField(max_length=20)
    words = models.TextField(blank=True)
    by = models.ForeignKey("accounts.User", models.PROTECT, null=True)

    class Meta:
        constraints = [
            one_current("step", name="one_current_answer"),
            known_codes("agrees", PersonAgrees),
        ]

    def __str__(self) -> str:
        return f"Answer {self.pk}"


class Consolidation(AppendOnly):
    """What was learnt with a step that is finished, where the person uses it, and when both look
    back at it. `whose_words`: whose the words are. Looking back is a new row that replaces this
    one: `still` is how it goes now, and `look_back_on` the next day to look back, if there is one.
    """

    step = models.ForeignKey(Step, models.PROTECT, related_name="consolidations")
    on = models.DateField()
    learnt = models.TextField()
    used = models.TextField(blank=True)
    whose_words = models.CharField(max_length=20)
    look_back_on = models.DateField(null=True)
    looked_back_on = models.DateField(null=True)
    still = models.TextField(blank=True)
    by = models.ForeignKey("accounts.User", models.PROTECT, null=True)

    class Meta:
        constraints = [
            one_current("step", name="one_current_consolidation"),
            known_codes("whose_words", WhoseWords),
        ]

    def __str__(self) -> str:
        return f"Consolidation {self.pk}"
