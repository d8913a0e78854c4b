"""What was found about a case: never changed, a newer version replaces it."""

from __future__ import annotations

from django.contrib.postgres.fields import ArrayField
from django.db import models

from followthrough.common.append_only import AppendOnly, one_current
from followthrough.common.known_codes import known_codes
from followthrough.common.texts import LONGEST_TEXT
from followthrough.people.models.case import Case
from followthrough.people.models.person import NOT_ASKED
from followthrough.people.rules.codes import (
    Immediacy,
    Likelihood,
    Readiness,
    SeriousHarm,
    Severity,
    Unsaid,
    YesNo,
)


class Assessment(AppendOnly):
    """What was found about a case on a day. Never changed: a newer one replaces it. `by` is who
    said something here beside what the source said (`said_here` marks which part)."""

    case = models.ForeignKey(Case, models.PROTECT, related_name="assessments")
    made_on = models.DateField()
    likelihood = models.CharField(max_length=20)
    serious_harm = models.CharField(max_length=20)
    harm_to = ArrayField(models.CharField(max_length=60), default=list)
    risk_to_staff = models.BooleanField(default=False)
    victim_contact = models.CharField(max_length=20, default=NOT_ASKED)
    readiness = models.CharField(max_length=20, default=NOT_ASKED)
    fingerprint = models.CharField(max_length=64)
    by = models.ForeignKey("accounts.User", models.PROTECT, null=True)

    class Meta:
        constraints = [
            one_current("case", name="one_current_assessment"),
            known_codes("likelihood", Likelihood),
            known_codes("serious_harm", SeriousHarm),
            known_codes("victim_contact", YesNo, Unsaid),
            known_codes("readiness", Readiness, Unsaid),
        ]

    def __str__(self) -> str:
        return f"Assessment {self.pk}"


class Need(models.Model):
    assessment = models.ForeignKey(Assessment, models.PROTECT, related_name="needs")
    area = models.CharField(max_length=40)
    immediacy = models.CharField(max_length=20)
    severity = models.CharField(max_length=20)
    linked_to_harm = models.BooleanField(default=False)
    words = models.TextField(blank=True)
    said_here = models.BooleanField(default=False)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["assessment", "area"], name="one_need_an_area"),
            known_codes("immediacy", Immediacy),
            known_codes("severity", Severity),
        ]

    def __str__(self) -> str:
        return f"Need {self.pk}"


class Strength(models.Model):
    """`ref` names the strength for life, so that a step can say that it builds on it."""

    assessment = models.ForeignKey(Assessment, models.PROTECT, related_name="strengths")
    ref = models.CharField(max_length=60)
    area = models.CharField(max_length=40)
    text = models.CharField(max_length=LONGEST_TEXT)
    words = models.TextField(blank=True)
    said_here = models.BooleanField(default=False)

    def __str__(self) -> str:
        return f"Strength {self.pk}"


class Circumstance(models.Model):
    """A fact of life that makes keeping to the sentence harder or easier."""

    assessment = models.ForeignKey(Assessment, models.PROTECT, related_name="circumstances")
    code = models.CharField(max_length=60)
    note = models.CharField(max_length=LONGEST_TEXT, blank=True)
    said_here = models.BooleanField(default=False)

    def __str__(self) -> str:
        return f"Circumstance {self.pk}"


class Register(models.Model):
    """A risk register or alert, and when it is to be reviewed."""

    assessment = models.ForeignKey(Assessment, models.PROTECT, related_name="registers")
    code = models.CharField(max_length=60)
    since = models.DateField()
    review_on = models.DateField(null=True)

    def __str__(self) -> str:
        return f"Register {self.pk}"
