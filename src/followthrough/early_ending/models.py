"""That a sentence is to end before its date: who decided it, confirmed it, told it, withdrew it."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import Q

from followthrough.common.append_only import AppendOnly, one_current
from followthrough.common.known_codes import known_codes
from followthrough.early_ending.rules import EndStage

# What only a decision says.
DECIDED_COLUMNS = ("ends_on", "was_to_end_on", "judgements", "shown", "pack")
IS_DECISION = Q(
    stage=EndStage.DECIDED.value,
    decision=None,
    **{f"{name}__isnull": False for name in DECIDED_COLUMNS},
)
FOLLOWS_DECISION = ~Q(stage=EndStage.DECIDED.value) & Q(
    decision__isnull=False, **dict.fromkeys(DECIDED_COLUMNS)
)


class EarlyEndStage(AppendOnly):
    """One stage of an early end: on which day, by whom, in which words.

    What was decided stands in the row of its first stage: the sentence ends on `ends_on`, and not
    on `was_to_end_on`; `judgements` holds `answer` and `because` by condition, `shown` what stood
    on record then, by condition; `pack` is the version of the policy pack. The rows of the stages
    that follow refer to it as their `decision`. All of them are current until the sentence is
    decided about anew, which closes them together. The sentence itself does not change: the system
    that owns it ends it.

    What lies across rows is held by a trigger (`early_end_stages_follow`, migration 0002): a stage
    belongs to a decision about its own sentence and is current when that is, somebody else than
    decided confirms, the person is told once it is confirmed, and nothing follows a withdrawal. It
    sees what is committed; that two stages at once do not pass each other, the lock of the plan
    holds. That the sentence is decided about anew only once the last decision was withdrawn, the
    action holds."""

    stage = models.CharField(max_length=20)
    sentence = models.ForeignKey("people.Sentence", models.PROTECT, related_name="+")
    decision = models.ForeignKey("self", models.PROTECT, null=True, related_name="later_stages")
    on = models.DateField()
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    words = models.TextField(blank=True)
    ends_on = models.DateField(null=True)
    was_to_end_on = models.DateField(null=True)
    judgements = models.JSONField(null=True)
    shown = models.JSONField(null=True)
    pack = models.CharField(max_length=60, null=True)

    class Meta:
        constraints = [
            one_current("sentence", "stage", name="one_current_early_end_stage"),
            models.UniqueConstraint(
                fields=["decision", "stage"], name="early_end_has_each_stage_once"
            ),
            models.CheckConstraint(
                condition=IS_DECISION | FOLLOWS_DECISION, name="early_end_stage_says_what_it_is"
            ),
            known_codes("stage", EndStage),
        ]

    def __str__(self) -> str:
        return f"Early end {self.stage} {self.pk}"
