"""The person and the words under which they are found."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from followthrough.common.known_codes import known_codes
from followthrough.people.rules.codes import Sex, Unsaid, YesNo
from followthrough.people.rules.names import called, full_name

NOT_ASKED = Unsaid.NOT_ASKED.value


def asked_text(length: int = 200) -> models.CharField[str, str]:
    """A fact that may not have been asked, or that the person prefers not to say."""
    return models.CharField(max_length=length, default=NOT_ASKED)


class Person(models.Model):
    """Identified by CRN (case reference number). `source` is the file or system that owns the
    identity. `limited` is true when any exclusion or restriction is open, or when it is not
    known whether there is one; `people.actions` keeps it, access rules read it first."""

    crn = models.CharField(max_length=20, unique=True)
    source = models.CharField(max_length=60)
    first_name = models.CharField(max_length=100)
    last_name = models.CharField(max_length=100)
    preferred_name = models.CharField(max_length=100, blank=True)
    date_of_birth = models.DateField()
    died_on = models.DateField(null=True)
    sex = models.CharField(max_length=20)
    gender_identity = asked_text()
    ethnicity = asked_text()
    disability = asked_text()
    adjustments = asked_text(500)
    neurodiversity = asked_text()
    literacy = asked_text()
    language = asked_text()
    interpreter = asked_text(20)
    religion = asked_text()
    work_hours = asked_text()
    caring_hours = asked_text()
    safe_contact = asked_text(300)
    access_known = models.BooleanField(default=True)
    limited = models.BooleanField(default=False)

    class Meta:
        constraints = [
            known_codes("sex", Sex, Unsaid),
            known_codes("interpreter", YesNo, Unsaid),
        ]
        # Every list asks who is limited, and of whom that is known.
        indexes = [
            models.Index(
                fields=["id", "access_known"],
                condition=Q(limited=True),
                name="limited_person_known",
            ),
        ]

    def __str__(self) -> str:
        return self.crn

    @property
    def name(self) -> str:
        return full_name(self.first_name, self.last_name)

    @property
    def called(self) -> str:
        return called(self.preferred_name, self.first_name)


class SearchToken(models.Model):
    """One folded word of a name, or a CRN: prefix search runs over these."""

    LONGEST = 100

    person = models.ForeignKey(Person, models.CASCADE, related_name="tokens")
    token = models.CharField(max_length=LONGEST)

    class Meta:
        indexes = [
            models.Index(
                fields=["token"], name="person_token_prefix", opclasses=["varchar_pattern_ops"]
            )
        ]

    def __str__(self) -> str:
        return self.token
