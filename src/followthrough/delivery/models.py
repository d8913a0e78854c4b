"""The digest of each case: what the rules derive about it, stored for lists and counts."""

from __future__ import annotations

from typing import ClassVar

from django.contrib.postgres.fields import ArrayField
from django.db import models


class CaseDigest(models.Model):
    """What `delivery.rules.digest` derives, in columns. `day`, `packs` (a fingerprint) and
    `derivation` say under what; `stale`: something that it was derived from has changed since, or
    it has never been made. `changes` counts how often it was stored or marked. `failed_under`: a
    rule raised under what that names, and will again. `frozen_on`: the case was closed on that day,
    and its digest stays as it was then.

    `marks` are what lists find the case by, as "filter:value"; `lines` and `steps` are ids of
    `Combination`; `due` and `good_news` hold keys and ids, no names and no sentence."""

    objects: ClassVar[models.Manager[CaseDigest]]

    case = models.OneToOneField(
        "people.Case", models.CASCADE, primary_key=True, related_name="digest"
    )
    day = models.DateField(null=True)
    packs = models.CharField(max_length=64, default="")
    derivation = models.IntegerField(default=0)
    stale = models.BooleanField(default=True)
    changes = models.BigIntegerField(default=0)
    failed_under = models.CharField(max_length=100, default="")
    frozen_on = models.DateField(null=True)
    plan_state = models.CharField(max_length=40, default="")
    ends_on = models.DateField(null=True)
    marks = ArrayField(models.TextField(), default=list)
    immediate = ArrayField(models.TextField(), default=list)
    steps_planned = models.IntegerField(default=0)
    steps_under_way = models.IntegerField(default=0)
    steps_waiting = models.IntegerField(default=0)
    steps_done = models.IntegerField(default=0)
    steps_not_delivered = models.IntegerField(default=0)
    steps_held = models.IntegerField(default=0)
    steps_stopped = models.IntegerField(default=0)
    steps_unsaid = models.IntegerField(default=0)
    lines = ArrayField(models.BigIntegerField(), default=list)
    steps = ArrayField(models.BigIntegerField(), default=list)
    due = models.JSONField(default=list)
    good_news = models.JSONField(default=list)

    def __str__(self) -> str:
        return f"Digest of case {self.pk}"


class Combination(models.Model):
    """What is counted of a need, strength, requirement or step, once for all that stand alike. The
    id is worked out from the parts (`delivery.rules.combinations`): it is the same everywhere."""

    objects: ClassVar[models.Manager[Combination]]

    id = models.BigIntegerField(primary_key=True)
    parts = models.JSONField()

    def __str__(self) -> str:
        return f"Combination {self.pk}"
