"""Who signs in, in which role, for which units or provider."""

from __future__ import annotations

from typing import ClassVar, Self

from django.contrib.auth.models import AbstractUser, UserManager
from django.contrib.postgres.expressions import ArraySubquery
from django.db import models
from django.db.models import OuterRef, QuerySet

from followthrough.common.roles import ROLES, Capability, roles_that_can

ROLE_WORDS = {role: ROLES[role].label for role in roles_that_can(Capability.SIGN_IN)}


class SignedIn(UserManager["User"]):
    """With `unit_ids_read`, the ids of their units: every page needs them, and Django asks the
    default manager for who is signed in."""

    use_in_migrations = False

    def get_queryset(self) -> QuerySet[User]:
        units = User.units.through.objects.filter(user=OuterRef("pk"))
        return (
            super()
            .get_queryset()
            .annotate(unit_ids_read=ArraySubquery(units.values("deliveryunit")))
        )


class User(AbstractUser):
    """`name` is how colleagues know them; `persona` says who a demonstration user is.
    `preferences`: how they like pages drawn, by `Preference`; nothing about a case."""

    first_name = None  # type: ignore[assignment]
    last_name = None  # type: ignore[assignment]
    name = models.CharField(max_length=200)
    role = models.CharField(max_length=30, choices=[(r.value, w) for r, w in ROLE_WORDS.items()])
    units = models.ManyToManyField("organisations.DeliveryUnit", related_name="staff", blank=True)
    provider = models.ForeignKey("organisations.Provider", models.PROTECT, null=True, blank=True)
    persona = models.CharField(max_length=300, blank=True)
    preferences = models.JSONField(default=dict, blank=True)

    REQUIRED_FIELDS = ["name", "role"]

    objects: ClassVar[UserManager[Self]] = UserManager()
    signed_in: ClassVar[SignedIn] = SignedIn()

    class Meta(AbstractUser.Meta):
        default_manager_name = "signed_in"

    def __str__(self) -> str:
        return self.name

    @property
    def role_label(self) -> str:
        return ROLES[self.role].label


class BegunSession(models.Model):
    """That a form which was sent without a session began one, in which it waits until then: so that
    whoever holds the number of a form does not fill the table of sessions. `of_user`: the id of
    whom the form was shown to, who may be gone."""

    of_user = models.BigIntegerField()
    number = models.CharField(max_length=40)
    key = models.CharField(max_length=40)
    until = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["of_user", "number"], name="a_form_begins_one_session")
        ]

    def __str__(self) -> str:
        return f"Session begun by a form, {self.pk}"
