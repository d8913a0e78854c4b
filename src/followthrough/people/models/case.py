"""A case, who held it, its sentences and what they require."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from followthrough.common.known_codes import known_codes
from followthrough.people.models.person import Person
from followthrough.people.rules.codes import Regime, SentenceKind


class Case(models.Model):
    """One period of supervision of one person. `version` guards against two people saving.
    `goes_on_in` is the case of another record of the same person, in which this one goes on."""

    person = models.ForeignKey(Person, models.PROTECT, related_name="cases")
    unit = models.ForeignKey("organisations.DeliveryUnit", models.PROTECT)
    practitioner = models.ForeignKey(
        "accounts.User", models.PROTECT, null=True, related_name="caseload"
    )
    opened_on = models.DateField()
    closed_on = models.DateField(null=True)
    in_custody = models.BooleanField(default=False)
    expected_release_on = models.DateField(null=True)
    version = models.IntegerField(default=1)
    goes_on_in = models.ForeignKey(
        "self", models.PROTECT, null=True, related_name="parts", db_index=False
    )

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
            models.Index(
                fields=["unit", "-closed_on"],
                condition=Q(closed_on__isnull=False),
                name="closed_case_unit",
            ),
            models.Index(
                fields=["goes_on_in"], condition=Q(goes_on_in__isnull=False), name="case_goes_on"
            ),
        ]

    def __str__(self) -> str:
        return f"Case {self.pk}"


class Allocation(models.Model):
    """Who held the case, from when to when: continuity is counted here."""

    case = models.ForeignKey(Case, models.PROTECT, related_name="allocations")
    practitioner = models.ForeignKey("accounts.User", models.PROTECT)
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
    has none. `regime` is the contact regime: active, suspended or exempt. `ends_on` is null where
    the sentence has no end (`no_end`) and where its end is not known. `changes` are what was done
    with it since, each with `kind`, `on` and `words`."""

    case = models.ForeignKey(Case, models.PROTECT, related_name="sentences")
    ref = models.CharField(max_length=60)
    kind = models.CharField(max_length=30)
    offence = models.CharField(max_length=200, blank=True)
    starts_on = models.DateField()
    ends_on = models.DateField(null=True)
    no_end = models.BooleanField(default=False)
    changes = models.JSONField(default=list)
    regime = models.CharField(max_length=20, default=Regime.ACTIVE.value)
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
            models.CheckConstraint(
                condition=Q(no_end=False) | Q(ends_on=None), name="sentence_without_end_has_none"
            ),
            known_codes("kind", SentenceKind),
            known_codes("regime", Regime),
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
