"""The ledger, which only grows; a trigger holds that (`common.triggers`)."""

from __future__ import annotations

from django.db import models
from django.db.models.functions import Now


class LedgerEntry(models.Model):
    """What was done, by whom, to which case. `case_id` and the subject are plain ids: an entry
    outlives what it speaks of."""

    at = models.DateTimeField(db_default=Now())
    by_id = models.BigIntegerField(null=True)
    by_name = models.CharField(max_length=200)
    by_role = models.CharField(max_length=30)
    action = models.CharField(max_length=60)
    case_id = models.BigIntegerField(null=True)
    subject_kind = models.CharField(max_length=40, blank=True)
    subject_id = models.BigIntegerField(null=True)
    why = models.TextField(blank=True)
    before = models.JSONField(default=dict)
    after = models.JSONField(default=dict)

    class Meta:
        indexes = [models.Index(fields=["case_id", "-id"], name="ledger_case")]

    def __str__(self) -> str:
        return f"{self.action} at {self.at}"
