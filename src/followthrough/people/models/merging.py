"""That two records are of one person, or are not. Each is said in a row that stays.

A merge moves nothing: each record stays as its own lines tell it, and is again what it was once the
merge is undone. `Person.merged_into` and `Case.goes_on_in` have what stands."""

from __future__ import annotations

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q

from followthrough.common.append_only import one_current
from followthrough.people.models.case import Case
from followthrough.people.models.ending import Recorded
from followthrough.people.models.person import Person


class Merge(Recorded):
    """That the record `merged` is of the same person as `kept`. Current until it is undone.
    `merged_case` is the case that was open on the merged record, and goes on in `kept_case`; both
    are null where none was."""

    kept = models.ForeignKey(Person, models.PROTECT, related_name="merges")
    merged = models.ForeignKey(Person, models.PROTECT, related_name="merged_by")
    kept_case = models.ForeignKey(Case, models.PROTECT, null=True, related_name="merges")
    merged_case = models.ForeignKey(Case, models.PROTECT, null=True, related_name="merged_by")

    class Meta:
        constraints = [
            one_current("merged", name="one_current_merge"),
            models.CheckConstraint(condition=~Q(kept=F("merged")), name="merge_is_of_two"),
        ]

    def __str__(self) -> str:
        return f"Merge {self.pk}"


class MergeUndone(Recorded):
    """That a merge was a mistake."""

    merge = models.ForeignKey(Merge, models.PROTECT, related_name="undone")

    class Meta:
        constraints = [one_current("merge", name="one_undoing_a_merge")]

    def __str__(self) -> str:
        return f"Undoing of a merge {self.pk}"


class CarriedOver(Recorded):
    """That somebody has looked at what stood on the merged case, and carried over what holds.
    `left_out` are the keys of what they said does not (`people.rules.carrying_over`). `keeps_risk`:
    the risk as the merged record has it stands until the source assesses anew."""

    merge = models.ForeignKey(Merge, models.PROTECT, related_name="carried_over")
    left_out = ArrayField(models.CharField(max_length=80), default=list, db_default=[])
    keeps_risk = models.BooleanField(default=False, db_default=False)

    class Meta:
        constraints = [one_current("merge", name="one_carrying_over_a_merge")]

    def __str__(self) -> str:
        return f"Carrying over {self.pk}"


class ToldAsOne(Recorded):
    """That a source has merged the records as well: its line of the one names the CRN of the other
    as a former one, and has the sentences of both."""

    merge = models.ForeignKey(Merge, models.PROTECT, related_name="told_as_one")

    class Meta:
        constraints = [one_current("merge", name="one_telling_as_one_a_merge")]

    def __str__(self) -> str:
        return f"Telling as one {self.pk}"


class TwoPeople(Recorded):
    """That two records, which look as if they were of one person, are of two. `first` has the lower
    id."""

    first = models.ForeignKey(Person, models.PROTECT, related_name="told_apart_first")
    second = models.ForeignKey(Person, models.PROTECT, related_name="told_apart_second")

    class Meta:
        constraints = [
            one_current("first", "second", name="one_current_telling_apart"),
            models.CheckConstraint(condition=Q(first__lt=F("second")), name="told_apart_in_order"),
        ]

    def __str__(self) -> str:
        return f"Two people {self.pk}"
