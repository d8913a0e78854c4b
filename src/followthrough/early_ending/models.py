"""That a sentence is to end before its date: who decided it, who confirmed it."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import Q

from followthrough.common.models import AppendOnly, one_current


class EarlyEnd(AppendOnly):
    """A decision that the sentence ends on `ends_on`, and not on `was_to_end_on`. Confirming it,
    telling the person or withdrawing it is a new row, with all that was said before, that replaces
    this one.

    `judgements` holds `answer` and `because` by condition, `shown` what stood on record then, by
    condition; `pack` is the version of the policy pack. The sentence itself does not change: the
    system that owns it ends it."""

    sentence = models.ForeignKey("people.Sentence", models.PROTECT, related_name="early_ends")
    ends_on = models.DateField()
    was_to_end_on = models.DateField()
    judgements = models.JSONField()
    shown = models.JSONField()
    pack = models.CharField(max_length=60)
    decided_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    decided_on = models.DateField()
    words = models.TextField(blank=True)
    confirmed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+"
    )
    confirmed_on = models.DateField(null=True)
    confirmed_words = models.TextField(blank=True)
    told_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+"
    )
    told_on = models.DateField(null=True)
    told_how = models.CharField(max_length=300, blank=True)
    withdrawn_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+"
    )
    withdrawn_on = models.DateField(null=True)
    withdrawn_words = models.TextField(blank=True)

    class Meta:
        constraints = [
            one_current("sentence", name="one_current_early_end"),
            models.CheckConstraint(
                condition=Q(confirmed_by=None) | ~Q(confirmed_by=models.F("decided_by")),
                name="early_end_takes_two_people",
            ),
            models.CheckConstraint(
                condition=Q(confirmed_by=None, confirmed_on=None)
                | Q(confirmed_by__isnull=False, confirmed_on__isnull=False),
                name="early_end_confirmed_by_somebody",
            ),
            models.CheckConstraint(
                condition=Q(told_on=None) | Q(confirmed_on__isnull=False),
                name="early_end_told_once_confirmed",
            ),
        ]

    def __str__(self) -> str:
        return f"Early end {self.pk}"

    @property
    def stands(self) -> bool:
        return self.withdrawn_on is None

    @property
    def is_confirmed(self) -> bool:
        return self.confirmed_on is not None
