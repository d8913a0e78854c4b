"""What providers offer, and the places that are left.

Two kinds of fact, never mixed: the *directory* (public: who is commissioned for what, where, for
whom, from when to when; no capacity) and *places* (pools and groups: what a provider or a manager
declared). `invented` marks what a demonstration made up; pages say so.
"""

from __future__ import annotations

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q

from followthrough.common.append_only import AppendOnly, one_current
from followthrough.common.known_codes import known_codes
from followthrough.services.rules import Mode, PoolKind


class Service(models.Model):
    """`interventions` are codes of the policy pack that the service delivers; `police_area` is
    null where it serves the whole region, `region` is null where it serves everywhere."""

    code = models.CharField(max_length=60, unique=True)
    title = models.CharField(max_length=250)
    contract_type = models.CharField(max_length=20, blank=True)
    contract_type_name = models.CharField(max_length=120, blank=True)
    provider = models.ForeignKey("organisations.Provider", models.PROTECT)
    subcontractors = ArrayField(models.CharField(max_length=60), default=list)
    region = models.ForeignKey("organisations.Region", models.PROTECT, null=True)
    police_area = models.ForeignKey("organisations.PoliceArea", models.PROTECT, null=True)
    need_areas = ArrayField(models.CharField(max_length=40))
    interventions = ArrayField(models.CharField(max_length=60))
    takes_women = models.BooleanField(default=True)
    takes_men = models.BooleanField(default=True)
    min_age = models.IntegerField(null=True)
    max_age = models.IntegerField(null=True)
    mode = models.CharField(max_length=20, default=Mode.NOT_KNOWN.value)
    starts_on = models.DateField()
    ends_on = models.DateField(null=True)
    source = models.CharField(max_length=200)
    invented = models.BooleanField(default=False)

    class Meta:
        constraints = [
            known_codes("mode", Mode),
        ]

    def __str__(self) -> str:
        return self.title


class Pool(models.Model):
    """A set of places for one intervention. `capacity` null means not known.

    `first_free_on` is when a place is expected to be free, from declared recent starts; null with
    a known capacity means full for as far as anyone can say. `unit` is null where the places
    serve the service's whole area. A pool of groups has its dates in `Group`.
    """

    ROLLING, GROUPS = PoolKind.ROLLING.value, PoolKind.GROUPS.value

    code = models.CharField(max_length=80, unique=True)
    service = models.ForeignKey(Service, models.PROTECT, related_name="pools")
    intervention = models.CharField(max_length=60)
    unit = models.ForeignKey("organisations.DeliveryUnit", models.PROTECT, null=True)
    kind = models.CharField(max_length=10, choices=[(ROLLING, "Places"), (GROUPS, "Groups")])
    capacity = models.IntegerField(null=True)
    first_free_on = models.DateField(null=True)
    wait_weeks = models.IntegerField(null=True)
    said_on = models.DateField()
    invented = models.BooleanField(default=False)

    class Meta:
        constraints = [
            known_codes("kind", PoolKind),
        ]
        indexes = [models.Index(fields=["intervention"], name="pool_intervention")]

    def __str__(self) -> str:
        return self.code


class Group(models.Model):
    """A run of sessions with a start date and seats."""

    pool = models.ForeignKey(Pool, models.PROTECT, related_name="groups")
    code = models.CharField(max_length=80, unique=True)
    starts_on = models.DateField()
    seats = models.IntegerField()
    seats_taken = models.IntegerField(default=0)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(seats_taken__gte=0),
                name="seats_taken_are_counted",
            )
        ]

    def __str__(self) -> str:
        return self.code


class NotAvailable(AppendOnly):
    """Somebody asked and was told that this is not to be had in a unit; to be asked again."""

    unit = models.ForeignKey("organisations.DeliveryUnit", models.PROTECT)
    intervention = models.CharField(max_length=60)
    confirmed_by = models.ForeignKey("accounts.User", models.PROTECT, null=True)
    confirmed_on = models.DateField()
    review_on = models.DateField()

    class Meta:
        constraints = [one_current("unit", "intervention", name="one_current_answer_a_unit")]

    def __str__(self) -> str:
        return f"{self.intervention} not available"
