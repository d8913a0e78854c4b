"""The person, their case, its sentences, what the assessment says, and who may see it. Stable
things have one row; an assessment is never changed, a newer one replaces it (`replaced_on`)."""

from __future__ import annotations

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q

from followthrough.accounts.models import User
from followthrough.organisations.models import DeliveryUnit, Provider

NOT_ASKED = "not_asked"
PREFERS_NOT_TO_SAY = "prefers_not_to_say"


def asked_text(length: int = 200) -> models.CharField[str, str]:
    """A fact that may not have been asked, or that the person prefers not to say."""
    return models.CharField(max_length=length, default=NOT_ASKED)


class Person(models.Model):
    """Identified by CRN (case reference number). `source` is the file or system that owns the
    identity. `limited` is true when any exclusion or restriction is open, or when it is not
    known whether there is one; `people.actions` keeps it, access rules read it first."""

    crn = models.CharField(max_length=20, unique=True)
    source = models.CharField(max_length=60)
    first_name = models.CharField(max_length=100)
    last_name = models.CharField(max_length=100)
    preferred_name = models.CharField(max_length=100, blank=True)
    date_of_birth = models.DateField()
    sex = models.CharField(max_length=20)
    gender_identity = asked_text()
    ethnicity = asked_text()
    disability = asked_text()
    adjustments = asked_text(500)
    neurodiversity = asked_text()
    literacy = asked_text()
    language = asked_text()
    interpreter = asked_text(20)
    religion = asked_text()
    work_hours = asked_text()
    caring_hours = asked_text()
    safe_contact = asked_text(300)
    access_known = models.BooleanField(default=True)
    limited = models.BooleanField(default=False)

    def __str__(self) -> str:
        return self.crn

    @property
    def name(self) -> str:
        return f"{self.first_name} {self.last_name}".strip()

    @property
    def called(self) -> str:
        return self.preferred_name or self.first_name


class SearchToken(models.Model):
    """One folded word of a name, or a CRN: prefix search runs over these."""

    LONGEST = 100

    person = models.ForeignKey(Person, models.CASCADE, related_name="tokens")
    token = models.CharField(max_length=LONGEST)

    class Meta:
        indexes = [
            models.Index(
                fields=["token"], name="person_token_prefix", opclasses=["varchar_pattern_ops"]
            )
        ]

    def __str__(self) -> str:
        return self.token


class Case(models.Model):
    """One period of supervision of one person. `version` guards against two people saving."""

    person = models.ForeignKey(Person, models.PROTECT, related_name="cases")
    unit = models.ForeignKey(DeliveryUnit, models.PROTECT)
    practitioner = models.ForeignKey(User, models.PROTECT, null=True, related_name="caseload")
    opened_on = models.DateField()
    closed_on = models.DateField(null=True)
    in_custody = models.BooleanField(default=False)
    expected_release_on = models.DateField(null=True)
    version = models.IntegerField(default=1)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["person"], condition=Q(closed_on=None), name="one_open_case_a_person"
            )
        ]
        indexes = [
            models.Index(
                fields=["practitioner"], condition=Q(closed_on=None), name="open_case_practitioner"
            ),
            models.Index(fields=["unit"], condition=Q(closed_on=None), name="open_case_unit"),
        ]

    def __str__(self) -> str:
        return f"Case {self.pk}"


class Allocation(models.Model):
    """Who held the case, from when to when: continuity is counted here."""

    case = models.ForeignKey(Case, models.PROTECT, related_name="allocations")
    practitioner = models.ForeignKey(User, models.PROTECT)
    from_on = models.DateField()
    until_on = models.DateField(null=True)
    handover_note = models.TextField(blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["case"], condition=Q(until_on=None), name="one_practitioner_at_a_time"
            )
        ]

    def __str__(self) -> str:
        return f"Allocation {self.pk}"


class Sentence(models.Model):
    """A community order, suspended sentence order or licence. The activity-day limit is the most
    days of activities that a rehabilitation activity requirement allows; null where the sentence
    has none. `regime` is the contact regime: active, suspended or exempt."""

    case = models.ForeignKey(Case, models.PROTECT, related_name="sentences")
    ref = models.CharField(max_length=60)
    kind = models.CharField(max_length=30)
    offence = models.CharField(max_length=200, blank=True)
    starts_on = models.DateField()
    ends_on = models.DateField()
    regime = models.CharField(max_length=20, default="active")
    regime_why = models.CharField(max_length=300, blank=True)
    activity_days_limit = models.IntegerField(null=True)
    activity_days_used = models.IntegerField(default=0)
    withdrawn_on = models.DateField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["case", "ref"], name="one_sentence_a_ref"),
            models.CheckConstraint(
                condition=Q(ends_on__gte=models.F("starts_on")), name="sentence_runs_forward"
            ),
        ]

    def __str__(self) -> str:
        return f"Sentence {self.pk}"


class Requirement(models.Model):
    """A requirement of an order or a condition of a licence; kinds are in the policy pack."""

    sentence = models.ForeignKey(Sentence, models.PROTECT, related_name="requirements")
    ref = models.CharField(max_length=60)
    kind = models.CharField(max_length=60)
    amount = models.IntegerField(null=True)
    done = models.IntegerField(default=0)
    withdrawn_on = models.DateField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["sentence", "ref"], name="one_requirement_a_ref")
        ]

    def __str__(self) -> str:
        return f"Requirement {self.pk}"


class Assessment(models.Model):
    """What was found about a case on a day. Never changed: a newer one replaces it."""

    case = models.ForeignKey(Case, models.PROTECT, related_name="assessments")
    made_on = models.DateField()
    likelihood = models.CharField(max_length=20)
    serious_harm = models.CharField(max_length=20)
    harm_to = ArrayField(models.CharField(max_length=60), default=list)
    risk_to_staff = models.BooleanField(default=False)
    victim_contact = models.CharField(max_length=20, default=NOT_ASKED)
    readiness = models.CharField(max_length=20, default=NOT_ASKED)
    fingerprint = models.CharField(max_length=64)
    replaced_on = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["case"], condition=Q(replaced_on=None), name="one_current_assessment"
            )
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

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["assessment", "area"], name="one_need_an_area")
        ]

    def __str__(self) -> str:
        return f"Need {self.pk}"


class Strength(models.Model):
    """`ref` names the strength for life, so that a step can say that it builds on it."""

    assessment = models.ForeignKey(Assessment, models.PROTECT, related_name="strengths")
    ref = models.CharField(max_length=60)
    area = models.CharField(max_length=40)
    text = models.CharField(max_length=300)
    words = models.TextField(blank=True)

    def __str__(self) -> str:
        return f"Strength {self.pk}"


class Circumstance(models.Model):
    """A fact of life that makes keeping to the sentence harder or easier."""

    assessment = models.ForeignKey(Assessment, models.PROTECT, related_name="circumstances")
    code = models.CharField(max_length=60)
    note = models.CharField(max_length=300, blank=True)

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


class CaseAccess(models.Model):
    """Why somebody may see a case, from when to when."""

    case = models.ForeignKey(Case, models.PROTECT, related_name="access_rows")
    user = models.ForeignKey(User, models.PROTECT, null=True)
    provider = models.ForeignKey(Provider, models.PROTECT, null=True)
    why = models.CharField(max_length=40)
    from_on = models.DateField()
    until_on = models.DateField(null=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(user=None) ^ Q(provider=None), name="access_is_for_one"
            )
        ]

    def __str__(self) -> str:
        return f"Access {self.pk}"


class AccessLimit(models.Model):
    """An exclusion (this user may not see) or a restriction (only these users may see). By folded
    user name, not by account: the list may name somebody before they have one."""

    EXCLUSION, RESTRICTION = "exclusion", "restriction"

    person = models.ForeignKey(Person, models.PROTECT, related_name="limits")
    kind = models.CharField(
        max_length=20, choices=[(EXCLUSION, "Exclusion"), (RESTRICTION, "Restriction")]
    )
    username = models.CharField(max_length=150)
    replaced_on = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["person", "kind", "username"],
                condition=Q(replaced_on=None),
                name="one_open_limit_a_user",
            )
        ]

    def __str__(self) -> str:
        return f"Limit {self.pk}"
