"""The person and the words under which they are found."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from followthrough.common.known_codes import known_codes
from followthrough.people.rules.birth import KnownTo
from followthrough.people.rules.codes import NameKind, Sex, Unsaid, YesNo
from followthrough.people.rules.names import LONGEST_TOKEN, called, full_name

NOT_ASKED = Unsaid.NOT_ASKED.value


def asked_text(length: int = 200) -> models.CharField[str, str]:
    """A fact that may not have been asked, or that the person prefers not to say."""
    return models.CharField(max_length=length, default=NOT_ASKED)


class Person(models.Model):
    """Identified by CRN (case reference number). `source` is the file or system that owns the
    identity. Somebody with one name has it as first or as last name. `date_of_birth` is null where
    it is not known, and the first day that it can be where only the month or the year is.
    `limited` is true when any exclusion or restriction is open, or when it is not known whether
    there is one; `people.actions` keeps it, access rules read it first. `merged_into` is the record
    under which the person is worked with, where this is a second one of them: then `limited` and
    `died_on` of both hold what is so of either."""

    crn = models.CharField(max_length=20, unique=True)
    source = models.CharField(max_length=60)
    first_name = models.CharField(max_length=100)
    last_name = models.CharField(max_length=100)
    preferred_name = models.CharField(max_length=100, blank=True)
    date_of_birth = models.DateField(null=True)
    birth_known_to = models.CharField(
        max_length=10, default=KnownTo.DAY.value, db_default=KnownTo.DAY.value
    )
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
    merged_into = models.ForeignKey(
        "self", models.PROTECT, null=True, related_name="merged_records", db_index=False
    )

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=~Q(first_name="", last_name=""), name="person_has_a_name"
            ),
            known_codes("birth_known_to", KnownTo),
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
            models.Index(
                fields=["merged_into"],
                condition=Q(merged_into__isnull=False),
                name="merged_person",
            ),
        ]

    def __str__(self) -> str:
        return self.crn

    @property
    def name(self) -> str:
        return full_name(self.first_name, self.last_name)

    @property
    def called(self) -> str:
        return called(self.preferred_name, self.first_name, self.last_name)


class OtherName(models.Model):
    """A name that the person had before, or is known by as well, as the source says it. For staff
    alone: the facts of a case do not have it, so that nothing made from them can show it."""

    person = models.ForeignKey(Person, models.PROTECT, related_name="other_names")
    kind = models.CharField(max_length=20)
    first_name = models.CharField(max_length=100)
    last_name = models.CharField(max_length=100)
    until = models.DateField(null=True)
    withdrawn_on = models.DateField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["person", "kind", "first_name", "last_name"], name="one_row_an_other_name"
            ),
            models.CheckConstraint(
                condition=~Q(first_name="", last_name=""), name="other_name_is_not_empty"
            ),
            known_codes("kind", NameKind),
        ]

    def __str__(self) -> str:
        return f"Other name {self.pk}"

    @property
    def name(self) -> str:
        return full_name(self.first_name, self.last_name)


class FormerCrn(models.Model):
    """A CRN that the person had before, until the day on which a file changed it here; null where
    the source said so from the first. It stays theirs: nobody else gets it."""

    person = models.ForeignKey(Person, models.PROTECT, related_name="former_crns")
    crn = models.CharField(max_length=20, unique=True)
    until = models.DateField(null=True)

    def __str__(self) -> str:
        return self.crn


class SearchToken(models.Model):
    """One folded word of a name, present or other, or a CRN: prefix search runs over these."""

    LONGEST = LONGEST_TOKEN

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
