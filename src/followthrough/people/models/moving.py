"""That a case moved to another unit, that this was taken back, and that another source owns a
person. Each is said in a row that stays."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.utils import timezone

from followthrough.common.append_only import one_current
from followthrough.people.models.case import Case
from followthrough.people.models.ending import Recorded
from followthrough.people.models.person import Person


class CaseMove(Recorded):
    """The last move of a case is current. `at` says what came before it on the same day; rows of
    before it was kept have none. `along`: it went with the case in which it goes on, or came back
    from there once the merge was undone. `held_by`: who held the case until then, to whom it goes
    back where the move is taken back. Of one that was taken back nothing is current: what stood
    before it stands again, in a row that says the same."""

    case = models.ForeignKey(Case, models.PROTECT, related_name="moves")
    moved_on = models.DateField()
    at = models.DateTimeField(default=timezone.now, null=True)
    along = models.BooleanField(default=False, db_default=False)
    held_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+", db_index=False
    )
    from_unit = models.ForeignKey("organisations.DeliveryUnit", models.PROTECT, related_name="+")
    to_unit = models.ForeignKey("organisations.DeliveryUnit", models.PROTECT, related_name="+")

    class Meta:
        constraints = [one_current("case", name="one_current_move")]

    def __str__(self) -> str:
        return f"Case move {self.pk}"


class MoveTakenBack(Recorded):
    """That the case went to a unit by mistake, and is back where it was."""

    move = models.ForeignKey(CaseMove, models.PROTECT, related_name="taken_back")

    class Meta:
        constraints = [one_current("move", name="one_current_move_taken_back")]

    def __str__(self) -> str:
        return f"Move taken back {self.pk}"


class SourceHandover(Recorded):
    """From then on files of `to_source` tell of the person, and no others."""

    person = models.ForeignKey(Person, models.PROTECT, related_name="handovers")
    from_source = models.CharField(max_length=60)
    to_source = models.CharField(max_length=60)

    class Meta:
        constraints = [one_current("person", name="one_current_source_handover")]

    def __str__(self) -> str:
        return f"Source handover {self.pk}"
