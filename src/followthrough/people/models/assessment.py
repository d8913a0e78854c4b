"""What was found about a case: never changed, a newer version replaces it."""

from __future__ import annotations

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q

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


class PartOfAssessment(models.Model):
    """What an assessment names. It stands in every version from `assessment`, which named it first,
    until the one that no longer does (`gone_in`): a version costs no more than what it changes. A
    trigger holds that nothing else of a row changes."""

    case = models.ForeignKey(Case, models.PROTECT, related_name="+")
    assessment = models.ForeignKey(Assessment, models.PROTECT, related_name="+")
    gone_in = models.ForeignKey(Assessment, models.PROTECT, related_name="+", null=True)

    class Meta:
        abstract = True

    def __str__(self) -> str:
        return f"{type(self).__name__} {self.pk}"


def stands_in(assessment_id: int) -> Q:
    """That a part, of whichever kind, stands in that version of the assessment of its case."""
    gone_later = Q(gone_in=None) | Q(gone_in__gt=assessment_id)
    return Q(assessment__lte=assessment_id) & gone_later


class Need(PartOfAssessment):
    area = models.CharField(max_length=40)
    immediacy = models.CharField(max_length=20)
    severity = models.CharField(max_length=20)
    linked_to_harm = models.BooleanField(default=False)
    words = models.TextField(blank=True)
    said_here = models.BooleanField(default=False)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["case", "area"], condition=Q(gone_in=None), name="one_need_an_area"
            ),
            known_codes("immediacy", Immediacy),
            known_codes("severity", Severity),
        ]


class Strength(PartOfAssessment):
    """`ref` names the strength for life, so that a step can say that it builds on it."""

    ref = models.CharField(max_length=60)
    area = models.CharField(max_length=40)
    text = models.CharField(max_length=LONGEST_TEXT)
    words = models.TextField(blank=True)
    said_here = models.BooleanField(default=False)


class Circumstance(PartOfAssessment):
    """A fact of life that makes keeping to the sentence harder or easier. `said_on` is the day on
    which somebody recorded it here; null of what a file told, and of what releases before took in
    without it: then the day is that of the assessment."""

    code = models.CharField(max_length=60)
    note = models.CharField(max_length=LONGEST_TEXT, blank=True)
    said_on = models.DateField(null=True)
    said_here = models.BooleanField(default=False)


class Register(PartOfAssessment):
    """A risk register or alert, and when it is to be reviewed."""

    code = models.CharField(max_length=60)
    since = models.DateField()
    review_on = models.DateField(null=True)
