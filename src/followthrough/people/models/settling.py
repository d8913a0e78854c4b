"""What is recorded of things to do themselves: that they are put off, or were done elsewhere. Each
is a row that stays."""

from __future__ import annotations

from django.db import models

from followthrough.common.append_only import one_current
from followthrough.common.texts import LONGEST_TEXT
from followthrough.people.models.case import Case
from followthrough.people.models.ending import Recorded


class OfAThingToDo(Recorded):
    """`occasion` is the key of the thing (`people.rules.due_item.Due`), and has its kind, its
    subject and the day of the fact that set it off."""

    occasion = models.CharField(max_length=200)

    class Meta:
        abstract = True


class PutOff(OfAThingToDo):
    """Until a day, for a reason of the pack; without a day: that this was taken back. `place` is
    that of the class which it was of, so that it comes back where it becomes more serious."""

    case = models.ForeignKey(Case, models.PROTECT, related_name="put_off")
    place = models.IntegerField()
    until = models.DateField(null=True)
    reason = models.CharField(max_length=40, blank=True)

    class Meta:
        constraints = [one_current("case", "occasion", name="one_current_put_off")]

    def __str__(self) -> str:
        return f"Put off {self.pk}"


class DoneElsewhere(OfAThingToDo):
    """On `done_on`, by whom `who` names; without a day: that this was taken back. The words say in
    which system, or how. `place` is that of the class which the thing was of, so that it is asked
    again where it becomes more serious; null where it was taken back, and in older rows."""

    case = models.ForeignKey(Case, models.PROTECT, related_name="done_elsewhere")
    place = models.IntegerField(null=True)
    done_on = models.DateField(null=True)
    who = models.CharField(max_length=LONGEST_TEXT, blank=True)

    class Meta:
        constraints = [one_current("case", "occasion", name="one_current_done_elsewhere")]

    def __str__(self) -> str:
        return f"Done elsewhere {self.pk}"
