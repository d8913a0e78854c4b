"""The ledger, which only grows; a trigger holds that (`common.triggers`). And which forms were
sent."""

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


SENT_ONCE = "form_sent_once"


class SentForm(models.Model):
    """A form whose act was done: `number` is that of the form as it was shown to this user,
    `led_to` the address of the page that came next, and `print` tells what was filled in from what
    else may be ("": not kept). Forgotten after some days."""

    user_id = models.BigIntegerField()
    number = models.CharField(max_length=32)
    led_to = models.TextField()
    print = models.CharField(max_length=64, default="", db_default="")
    at = models.DateTimeField(db_default=Now(), db_index=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["user_id", "number"], name=SENT_ONCE)]

    def __str__(self) -> str:
        return f"Form sent at {self.at}"
