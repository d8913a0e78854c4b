"""What is recorded of the day on which somebody is to leave prison."""

from __future__ import annotations

from django.db import models

from followthrough.common.append_only import one_current
from followthrough.people.models.case import Case
from followthrough.people.models.ending import Recorded


class ReleaseConfirmed(Recorded):
    """That the prison confirmed the expected day, `day`; the words say who did. Where a source
    expects another day since, nobody has confirmed that one."""

    case = models.ForeignKey(Case, models.PROTECT, related_name="releases_confirmed")
    day = models.DateField()

    class Meta:
        constraints = [one_current("case", name="one_current_release_confirmed")]

    def __str__(self) -> str:
        return f"Release confirmed {self.pk}"
