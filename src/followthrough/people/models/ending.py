"""How a case ends, is opened again, and that a person died. Each is said in a row that stays."""

from __future__ import annotations

from django.conf import settings
from django.db import models

from followthrough.common.append_only import AppendOnly, one_current
from followthrough.common.known_codes import known_codes
from followthrough.people.models.case import Case
from followthrough.people.models.person import Person
from followthrough.people.rules.codes import AfterDeath, EndReason, GoesOn


class Recorded(AppendOnly):
    """`by` is None where a source says it."""

    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    recorded_on = models.DateField()
    words = models.TextField(blank=True)

    class Meta:
        abstract = True


class Death(Recorded):
    """That a person died; without a day: that this was recorded by mistake. `Person.died_on` has
    what stands."""

    person = models.ForeignKey(Person, models.PROTECT, related_name="deaths")
    died_on = models.DateField(null=True)

    class Meta:
        constraints = [one_current("person", name="one_current_death")]

    def __str__(self) -> str:
        return f"Death {self.pk}"


class AfterADeath(models.Model):
    """`done_on` is the day on which it was done; `died_on` the day of the death as it was on record
    then, so that a correction of that day can ask what was said with the other one. Both are None
    where an earlier release wrote the row."""

    done_on = models.DateField(null=True)
    died_on = models.DateField(null=True)

    class Meta:
        abstract = True


class DeathTask(Recorded, AfterADeath):
    """What a manager has seen to after a death, or found that it need not be done."""

    case = models.ForeignKey(Case, models.PROTECT, related_name="death_tasks")
    task = models.CharField(max_length=20)

    class Meta:
        constraints = [
            one_current("case", "task", name="one_current_death_task"),
            known_codes("task", AfterDeath),
        ]

    def __str__(self) -> str:
        return f"Death task {self.pk}"


class ToldOfEnd(Recorded, AfterADeath):
    """That somebody who waits for the person was told that they died; with `ended_on`, that the
    case, or its last sentence, ended on that day. `about` says who that is
    (`people.rules.codes.Waits`)."""

    case = models.ForeignKey(Case, models.PROTECT, related_name="told_of_end")
    about = models.CharField(max_length=80)
    ended_on = models.DateField(null=True)

    class Meta:
        constraints = [one_current("case", "about", name="one_current_told_of_end")]

    def __str__(self) -> str:
        return f"Told of an end {self.pk}"


class ToldOfMistake(Recorded):
    """That whoever was told of a death was told on `done_on` that it was recorded by mistake;
    `death` is the row that took it back."""

    death = models.ForeignKey(Death, models.PROTECT, related_name="told_of_mistake")
    done_on = models.DateField()

    class Meta:
        constraints = [one_current("death", name="one_current_told_of_mistake")]

    def __str__(self) -> str:
        return f"Told of a mistake {self.pk}"


class CaseEnd(Recorded):
    """That a case ended on a day, and why. Current while the case is closed: what opens it again
    closes this row, so that each period stays on record with its end."""

    case = models.ForeignKey(Case, models.PROTECT, related_name="ends")
    ended_on = models.DateField()
    reason = models.CharField(max_length=40)

    class Meta:
        constraints = [
            one_current("case", name="one_current_case_end"),
            known_codes("reason", EndReason, GoesOn),
        ]

    def __str__(self) -> str:
        return f"Case end {self.pk}"


class CaseReopening(Recorded):
    """That a case which had ended goes on, from a day, and why."""

    end = models.ForeignKey(CaseEnd, models.PROTECT, related_name="reopenings")
    reopened_on = models.DateField()

    class Meta:
        constraints = [one_current("end", name="one_current_reopening")]

    def __str__(self) -> str:
        return f"Case reopening {self.pk}"
